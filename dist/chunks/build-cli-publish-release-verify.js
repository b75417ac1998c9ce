import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  decideUpload,
  indexLabel,
  publisherDiagnostics
} from "./shared.js";

// src/steps/upload/compare.ts
async function compareWithIndex(files, { project, version }, index) {
  const listed = await index.files(project, version);
  const states = /* @__PURE__ */ new Map();
  const conflicts = [];
  for (const file of files) {
    const decision = decideUpload(
      file,
      listed.find(({ name }) => name === file.name)
    );
    if (decision.do === "upload") states.set(file.name, "missing");
    if (decision.do === "nothing") states.set(file.name, "identical");
    if (decision.do === "stop") {
      states.set(file.name, "conflict");
      conflicts.push(decision.why);
    }
  }
  return { states, conflicts };
}
function explainNoTrial(conflicts, { index }, plan) {
  if (plan.kind === "snapshot") return explainNotNew(conflicts, plan, indexLabel(index.name));
  return publisherDiagnostics.diagnose("trial-skipped", {
    message: `This version is not tried on ${indexLabel(index.name)}: ${conflicts.map(({ message }) => message).join(" ")}`,
    hint: "The files there are of an earlier attempt, and the index never takes others in their place. The release goes on without that trial."
  });
}
function explainNotNew(conflicts, { project, version }, label) {
  return publisherDiagnostics.diagnose("snapshot-not-new", {
    message: `This commit is not tried on ${label}, which holds ${project} ${version} of another build: ${conflicts.map(({ message }) => message).join(" ")}`,
    hint: 'Give each commit a version of its own: let the build take it from git (setuptools-scm with local_scheme = "no-local-version", hatch-vcs or versioningit), or state the next version with .devN.'
  });
}

export {
  compareWithIndex,
  explainNoTrial
};
