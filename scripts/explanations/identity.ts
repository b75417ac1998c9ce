import type { identityDiagnostics } from "../../src/adapters/identity/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const identityExplanations: ExplanationsOf<typeof identityDiagnostics> = {
  "identity-unavailable": {
    meaning:
      "Trusted publishing begins with an identity token, and GitHub lets only jobs with `id-token: write` ask for one. Mostly the job lacks that line; else the workflow that calls this one does, the run comes from a fork, or an API token was meant to be used and its secret is empty.",
    why: "Without it PyPI does not know who uploads. It is looked at before anything is uploaded.",
    mending:
      "Give the job that publishes the permission:\n\n```yaml\npermissions:\n  id-token: write\n  contents: write # the GitHub release\n```\n\nA run takes its workflow file from the tag, so correct it and push the next version's tag. To release this one all the same, set `allow-other-ref: true` in the corrected workflow and dispatch it from its branch: `gh workflow run publish.yml --ref main -f tag=v1.2.3`; its files are published without attestations.\nAn API token's secret has to be in the job's environment, or in the repository, under exactly the name that the workflow uses.",
  },
  "identity-refused": {
    meaning:
      "The job has what it asks with, but GitHub's identity service refuses the token with a status from 400 on. Mostly the job's right has ended, as in a run that was cancelled, or a policy of the organisation or the enterprise forbids it.",
    why: "The index cannot be told who uploads. In the first check nothing has been uploaded yet; in the middle of an upload, the files that were accepted stay.",
    mending:
      "Run the job again. If it stays, check the job's `permissions` for `id-token: write`, and ask the organisation's owners about their policies for Actions. Without identity tokens, an API token in `api-token` is the other way.",
  },
  "identity-malformed": {
    meaning:
      "What came as an identity token is no JSON Web Token that can be read. GitHub's own service does not give such; a self-hosted runner's or a stand-in for it may.",
    why: "The index would refuse it. It is not sent anywhere.",
    mending:
      "Run the job again. If it stays, run it on a runner of GitHub's, or update the runner's software: what answers at `ACTIONS_ID_TOKEN_REQUEST_URL` does not follow GitHub's protocol.",
  },
};
