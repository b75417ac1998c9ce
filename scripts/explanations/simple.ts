import type { simpleDiagnostics } from "../../src/adapters/package-index/simple-diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const simpleExplanations: ExplanationsOf<typeof simpleDiagnostics> = {
  "simple-api-not-found": {
    meaning:
      "For an index other than PyPI and TestPyPI, the address that pip installs from is derived from the upload address. None of the addresses that come into question answers as such; the message lists each with its answer.",
    why: "Without it nobody knows which files the index holds already, so nothing could be compared, confirmed or safely run again. Nothing has been uploaded by this run.",
    mending:
      "Check the upload address first: it is the one that `twine upload --repository-url` takes. If it is right, add behind `#simple=` what `pip install --index-url` takes, whole or relative to the upload address:\n\n```yaml\nwith:\n  indexes: https://packages.example/upload/#simple=https://packages.example/simple/\n```",
  },
  "index-access-refused": {
    meaning:
      "An index other than PyPI and TestPyPI answers 401 or 403 when it is asked for the list of its files. Mostly it is private and `api-token` is empty, or the account may upload but not read; else the secret is kept for another environment than the job's.",
    why: "Without the list it is not known what is there already. Nothing has been uploaded by this run.",
    mending:
      "Give the credentials in `api-token`, as `user:password` where the index has user names, and give that account the right to read:\n\n```yaml\nwith:\n  indexes: https://packages.example/upload/\n  api-token: ${{ secrets.PACKAGES_ACCOUNT }}\n```\n\nThey are sent to the host of the upload address only; an index that is read at another host has to let itself be read without.",
  },
};
