import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  ReleaseError,
  inputDiagnostics,
  inputs,
  optional,
  outputs,
  publisherDiagnostics,
  readInputs,
  sanitise
} from "./shared.js";

// src/actions.ts
var ABOUT = ["tag", "working-directory", "rules", "allow-other-ref"];
var token = (permission) => ({
  "github-token": {
    description: `Token for the repository: ${permission}. The job's own token by default.`,
    default: inputs["github-token"].default
  }
});
var handedOver = {
  "manifest-sha256": {
    description: "Digest of the manifest, as the output of this name of the job that handed the distributions over tells it. It is what binds this job to the bytes that were built and tried: a job's output is the one thing that no other job can change.",
    required: true
  },
  "packages-dir": {
    description: "Folder with the distributions and their manifest, relative to the workspace. It must hold nothing else.",
    default: "dist"
  }
};
var identityInput = {
  "allow-identity-token": {
    description: "true accepts a job that may ask for identity tokens (id-token: write), which code of the project could use, too. Otherwise such a job is refused.",
    default: "false"
  }
};
var checkInputs = {
  ...token("contents: read; in a private repository actions, checks, issues and statuses, too"),
  ...pick(inputs, [...ABOUT, "project-commands", "python", "ci-timeout"]),
  ...identityInput
};
var buildInputs = {
  ...pick(inputs, ["packages-dir", "python", "indexes"]),
  ...token("contents: read"),
  ...pick(inputs, ABOUT),
  ...identityInput
};
var githubReleaseInputs = {
  stage: {
    description: "draft makes or completes the draft, before anything is uploaded, and hands on the bytes that it holds; publish publishes it, once every index lists all of the files.",
    required: true
  },
  ...handedOver,
  findings: {
    description: "With stage: draft, what earlier jobs found: their outputs of this name, a line for each. They are shown in this job's summary, beside the draft and the plan, for whoever approves the deployment."
  },
  "attestations-dir": {
    description: "Folder with the attestations of the publishing job, to become assets of the release; with stage: publish. Empty where none were made."
  },
  ...pick(inputs, ["indexes", "adopt-draft"]),
  ...token("contents: write"),
  ...pick(inputs, [...ABOUT, "confirm-timeout"])
};
var publishInputs = {
  ...handedOver,
  ...token("contents: read, to look the distributions' files up in the tagged commit"),
  ...pick(inputs, [
    ...ABOUT,
    "api-token",
    "attestations",
    "parallel-uploads",
    "dry-run",
    "confirm-timeout"
  ]),
  indexes: {
    description: "Where to publish, in this order: pypi, testpypi, https addresses of other indexes' upload APIs (where needed followed by #simple= and the address that pip installs from), separated by commas or spaces. TestPyPI stands alone here: install from it in another job before a third one publishes to PyPI. Another index needs a token.",
    default: "pypi"
  }
};
var verifyInputs = {
  ...handedOver,
  ...pick(inputs, ["indexes", "python", "rules"]),
  ...identityInput
};
var findings = {
  findings: "What was found, as JSON: a list of {code, severity, message, hint, location}, for the job that drafts the release."
};
var plan = pick(outputs, ["version", "tag", "prerelease"]);
var handedOn = {
  "distributions-dir": "Folder with the distributions and their manifest, for actions/upload-artifact; nothing else is in it.",
  "artifact-name": "Name for that artifact, of this attempt of the run: later jobs take it from here, because a job that is run again has to find what an earlier attempt has built.",
  ...pick(outputs, ["manifest-sha256", "files"])
};
var actions = [
  {
    folder: "",
    name: "tag2pypi",
    description: "From a pushed tag to a finished Python release: checked, built, published to PyPI by trusted publishing, and released on GitHub with its changelog section.",
    main: "release.js",
    inputs,
    outputs
  },
  {
    folder: "check",
    name: "tag2pypi: check",
    description: "Checks everything about a release that can be known before its distributions are built: the tag, the version, the changelog section, the branch.",
    main: "check.js",
    inputs: checkInputs,
    outputs: { ...plan, ...findings, report: outputs.report }
  },
  {
    folder: "build",
    name: "tag2pypi: build",
    description: "Builds the distributions of a release, or collects those that other jobs built; inspects them, compares them with the tagged commit, installs and tries the wheel; and hands them over with a manifest of their digests.",
    main: "build.js",
    inputs: buildInputs,
    outputs: { ...handedOn, ...plan, ...findings, report: outputs.report }
  },
  {
    folder: "github-release",
    name: "tag2pypi: GitHub release",
    description: "Drafts the GitHub release with the distributions before anything is uploaded, and publishes it once the index has them. It starts no process.",
    main: "github-release.js",
    inputs: githubReleaseInputs,
    outputs: {
      "release-url": outputs["release-url"],
      ...handedOn,
      ...plan,
      report: outputs.report
    }
  },
  {
    folder: "publish",
    name: "tag2pypi: publish",
    description: "Publishes distributions that an earlier job built: inspected again, compared with the tagged commit, attested, uploaded by trusted publishing, confirmed. It starts no process.",
    main: "publish.js",
    inputs: publishInputs,
    outputs: {
      ...plan,
      ...pick(outputs, ["pypi-url", "index-urls", "files"]),
      "attestations-dir": "Folder with the attestations, one file for each distribution, for the release's assets; empty where none were made.",
      ...pick(outputs, ["report", "published", "verified"])
    }
  },
  {
    folder: "verify",
    name: "tag2pypi: verify",
    description: "Installs a published version from the index, these bytes and no others, in a clean environment, and tries it. It needs no permission at all.",
    main: "verify.js",
    inputs: verifyInputs,
    outputs: pick(outputs, ["verified", "report"])
  }
];
function pick(table, names) {
  const entries = names.map((name) => [name, table[name]]);
  return Object.fromEntries(entries);
}

// src/stage-inputs.ts
function readStageInputs(inputs2, get) {
  return readInputs((name) => {
    const input = inputs2[name];
    if (input === void 0) return name === "github-token" ? "none" : "";
    return get(name).trim() || (input.default ?? "");
  });
}
function readHandedOverInputs(inputs2, get) {
  const sha256 = get("manifest-sha256").trim().toLowerCase();
  const problems = [];
  if (!/^[0-9a-f]{64}$/.test(sha256)) problems.push(explainDigest(sha256));
  const options = collect(problems, () => readStageInputs(inputs2, get));
  if (options === void 0 || problems.length > 0) throw new ReleaseError(...problems);
  const { packagesDirectory = ".", ...others } = options;
  return { ...others, packagesDirectory, manifestSha256: sha256 };
}
function readPublishInputs(inputs2, get) {
  const options = readHandedOverInputs(inputs2, get);
  const { indexes } = options;
  if (indexes.length > 1 && indexes.includes("testpypi")) {
    throw new ReleaseError(explainTrial(indexes));
  }
  return options;
}
function readReleaseStage(text) {
  const stage = text.trim();
  if (stage === "draft" || stage === "publish") return stage;
  throw new ReleaseError(
    inputDiagnostics.diagnose("input-invalid", {
      message: `The input stage is ${JSON.stringify(sanitise(stage, 100))}; it must be draft or publish.`,
      hint: "Use stage: draft in the job before the upload, and stage: publish in one after it."
    })
  );
}
var MOST_FINDINGS = 200;
var LONGEST_TEXT = 4e3;
function readEarlierFindings(text) {
  const lists = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lists.flatMap(readFindings).slice(0, MOST_FINDINGS);
}
function readFindings(list) {
  try {
    const found = JSON.parse(list);
    if (Array.isArray(found)) return found.map(readFinding);
  } catch {
  }
  throw new ReleaseError(
    inputDiagnostics.diagnose("input-invalid", {
      message: `The input findings has the line ${JSON.stringify(sanitise(list, 100))}; each must be a list of findings, as the output findings of an earlier job is.`,
      hint: "Give it those outputs and nothing else, a line for each:\nfindings: |\n  ${{ needs.check.outputs.findings }}\n  ${{ needs.build.outputs.findings }}"
    })
  );
}
function readFinding(value) {
  const { code, severity, message, hint, location } = value;
  const known = ["error", "warning", "notice"].find((each) => each === severity);
  if (typeof code !== "string" || !/^[a-z][a-z0-9-]{0,60}$/.test(code)) throw new Error("No code");
  if (known === void 0 || typeof message !== "string") throw new Error("No finding");
  return {
    code,
    severity: known,
    message: message.slice(0, LONGEST_TEXT),
    ...optional("hint", typeof hint === "string" ? hint.slice(0, LONGEST_TEXT) : void 0),
    ...optional("location", readLocation(location))
  };
}
function readLocation(value) {
  if (typeof value !== "object" || value === null) return void 0;
  const { file, line } = value;
  if (typeof file !== "string") return void 0;
  return {
    file: sanitise(file, 300),
    ...optional("line", typeof line === "number" && Number.isSafeInteger(line) ? line : void 0)
  };
}
function collect(problems, read) {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    problems.push(...error.diagnostics);
    return void 0;
  }
}
function explainDigest(found) {
  const is = found === "" ? "empty" : JSON.stringify(sanitise(found, 100));
  return inputDiagnostics.diagnose("input-invalid", {
    message: `The input manifest-sha256 is ${is}; it must be the SHA-256 digest of the manifest, 64 hex digits.`,
    hint: "Give the build job an output for it, and name it here: manifest-sha256: ${{ needs.build.outputs.manifest-sha256 }}. It is empty where `needs` does not list that job."
  });
}
function explainTrial(indexes) {
  return inputDiagnostics.diagnose("input-invalid", {
    message: `The input indexes is ${JSON.stringify(indexes.join(", "))}; this action starts no process, so it cannot install from TestPyPI before it goes on to the next index.`,
    hint: "Use a job for each: one that publishes with `indexes: testpypi`, one that installs from there, one that publishes with `indexes: pypi`."
  });
}

// src/entries/action/surroundings.ts
var HOSTILE = [
  "NODE_OPTIONS",
  "NODE_DEBUG",
  "NODE_DEBUG_NATIVE",
  "LD_PRELOAD",
  "LD_AUDIT",
  "LD_LIBRARY_PATH",
  "DYLD_INSERT_LIBRARIES",
  "DYLD_LIBRARY_PATH",
  "OPENSSL_CONF",
  "OPENSSL_ENGINES",
  "OPENSSL_MODULES",
  "SSLKEYLOGFILE"
];
function refuseHostileEnvironment(environment) {
  const set = HOSTILE.filter((name) => environment[name]);
  if (environment["NODE_TLS_REJECT_UNAUTHORIZED"] === "0") set.push("NODE_TLS_REJECT_UNAUTHORIZED");
  if (set.length === 0) return;
  throw new ReleaseError(
    publisherDiagnostics.diagnose("environment-hostile", {
      message: `${set.join(", ")} ${set.length === 1 ? "is" : "are"} set in this job: with that, code that is not this action's could see its tokens, or change what it sends.`,
      hint: "Give this action a job of its own, without a step before it that sets variables (GITHUB_ENV), and take them out of the workflow's env."
    })
  );
}
function refuseIdentity(environment, accepted) {
  const value = accepted.trim().toLowerCase();
  if (value !== "" && value !== "true" && value !== "false") {
    throw new ReleaseError(
      inputDiagnostics.diagnose("input-invalid", {
        message: `The input allow-identity-token is ${JSON.stringify(accepted.slice(0, 100))}; it must be true or false.`,
        hint: "Correct it in the workflow file. action.yml describes every input."
      })
    );
  }
  if (value === "true" || !environment["ACTIONS_ID_TOKEN_REQUEST_URL"]) return;
  throw new ReleaseError(
    publisherDiagnostics.diagnose("identity-beside-project-code", {
      message: "This job may ask for identity tokens (id-token: write), and code of the project runs in it: that code could publish.",
      hint: "Take `id-token: write` out of this job's permissions, and publish in another job. Who accepts the risk sets allow-identity-token: true."
    })
  );
}

export {
  checkInputs,
  buildInputs,
  githubReleaseInputs,
  publishInputs,
  verifyInputs,
  readStageInputs,
  readHandedOverInputs,
  readPublishInputs,
  readReleaseStage,
  readEarlierFindings,
  refuseHostileEnvironment,
  refuseIdentity
};
