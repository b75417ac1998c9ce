import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  findTag,
  planRelease,
  readCommittedProject,
  settingsOf
} from "./build-check-cli-github-release-publish-release.js";
import {
  catalogue,
  judgeBy
} from "./shared.js";

// src/commands/plan-from-server.ts
async function planFromServer(journal, request, ports) {
  const { workingDirectory, rules, indexes } = request.options;
  const tag = await journal.must("find-tag", findTag(request, ports));
  const project = await journal.must(
    "read-project",
    readCommittedProject({ tag, workingDirectory }, ports)
  );
  const plan = await journal.must("plan", async (record) => {
    const { settings, notices } = settingsOf(rules, project);
    journal.judgeBy(judgeBy(settings, catalogue));
    record.note(...notices);
    return planRelease(tag, project, indexes)(record);
  });
  return { plan, project };
}

export {
  planFromServer
};
