import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  findTag,
  planRelease,
  planUnreleased,
  readCommittedProject,
  settingsOf
} from "./build-check-cli-github-release-publish-release.js";
import {
  catalogue,
  isTag,
  judgeBy
} from "./shared.js";

// src/commands/plan-from-server.ts
async function planFromServer(journal, request, ports) {
  const { workingDirectory, rules, indexes } = request.options;
  const revision = await journal.must("find-tag", findTag(request, ports));
  const read = readCommittedProject({ revision, workingDirectory }, ports);
  const project = await journal.must("read-project", read);
  const plan = await journal.must("plan", async (record) => {
    const { settings, notices } = settingsOf(rules, project);
    journal.judgeBy(judgeBy(settings, catalogue));
    record.note(...notices);
    return isTag(revision) ? planRelease(revision, project, indexes)(record) : planUnreleased(revision, project)(record);
  });
  return { plan, project };
}
async function planReleaseFromServer(journal, request, ports) {
  const tagged = { ...request, withoutTag: "refuse" };
  const { plan, project } = await planFromServer(journal, tagged, ports);
  if (plan.kind !== "release") throw new Error("A run that needs a tag has gone on without one");
  return { plan, project };
}

export {
  planFromServer,
  planReleaseFromServer
};
