import type { publisherDiagnostics } from "../../src/domain/publisher/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";
import { mismatchExplanations } from "./publisher-mismatches.ts";

export const publisherExplanations: ExplanationsOf<typeof publisherDiagnostics> = {
  ...mismatchExplanations,
  "index-address-invalid": {
    meaning:
      "An item of the input `indexes` is neither `pypi` nor `testpypi`, in lower case, nor a web address that files may be sent to. Nothing has been done.",
    why: "Tokens and files go to that address: it has to be right and encrypted before anything is sent.",
    mending:
      "Write the address of the upload API, with `https://` and without user name, password, `?` and `#`; those belong in `api-token`. Where the files are listed elsewhere, `#simple=` may follow: `https://devpi.example/team/stable/#simple=+simple/`. If the message names `TAG2PYPI_SANDBOX`, remove that variable: it is for rehearsals.",
  },
  "file-differs": {
    meaning:
      "The index lists a file of this name with another SHA-256 than the file to be published. This is looked at before anything is drafted, and again before an upload begins, so that this run has as a rule sent nothing to that index. The file there stays as it is.",
    why: "An index never takes other bytes under a name that was used. Passing the file over would make a release whose GitHub assets are not what people install.",
    mending:
      "Somebody uploaded the version before, or an earlier run built it and its draft was deleted: building one commit twice gives other bytes. If the files on the index are right and complete, download them from the version's page, and hand them over with `packages-dir`; as the tag keeps its workflow, that takes a workflow on a branch, dispatched with the tag and `allow-other-ref: true`. Otherwise release the next patch version. Deleting the file on the index does not help: its name cannot be used again.",
  },
  "version-yanked": {
    meaning:
      "Files of this version are on the index and yanked, which a person has done on its page, and others of its files are still missing. Nothing was added.",
    why: "Somebody decided that nobody should install this version. Adding files to it would go against that, and new files would be yanked with it.",
    mending:
      "Ask who yanked it, and why: the index shows the reason. Normally, mend that and release the next patch version. If it was a mistake, un-yank it on the project's page (Manage, Releases, Options) and run the job again, on PyPI within 14 days of the first file: later it takes no new ones.",
  },
  "version-yanked-complete": {
    meaning:
      "All files of this version are on the index with the right bytes, and yanked. The run goes on, for the GitHub release and the last checks.",
    why: "pip installs a yanked version only where it is asked for exactly (`omi==1.2.3`): an announcement would send people to something that they do not get.",
    mending:
      "If the version is withdrawn for good, mark its GitHub release, too, and release the next patch version. If not, un-yank it on the index: Manage, Releases, Options, Un-yank.",
  },
  "project-code-beside-identity": {
    meaning:
      "The whole release runs in one job, which may ask for identity tokens or holds an API token, and the project's build, tests and smoke commands run in it. The release goes on.",
    why: "Commands that are started get none of these tokens in their environment, but on the same machine they could take them out of another process. A poisoned build dependency is enough.",
    mending:
      "Give the job's environment required reviewers, and allow only tags to deploy to it. Where that is not enough, publish in a job that runs no code of the project: copy `examples/workflows/hardened.yml`.",
  },
  "identity-beside-project-code": {
    meaning:
      "One of the stages `check`, `build` and `verify`, which run code of the project, is in a job that may ask for identity tokens. It stops before it does anything.",
    why: "Whatever runs in that job could publish in the project's name, and the stages are there to prevent that.",
    mending:
      "Permissions are the job's or, where it has none of its own, the workflow's. Write them for each job:\n\n```yaml\npermissions: {}\n\njobs:\n  build:\n    permissions:\n      contents: read\n```\n\nIf the job has to have the permission for something else, `allow-identity-token: true` accepts the risk.",
  },
  "environment-hostile": {
    meaning:
      "In a job of the stages `publish` or `github-release`, a variable is set by which other code gets into Node.js, or reads its encrypted connections: `NODE_OPTIONS`, `LD_PRELOAD`, `SSLKEYLOGFILE` and the like. Nothing has been done.",
    why: "That code would see the tokens, and could change what is uploaded, whatever is checked afterwards.",
    mending:
      "Remove steps that the job does not need: `actions/setup-python` sets `LD_LIBRARY_PATH`, and these stages start no Python. Otherwise look in `env` of the workflow and of the job, in earlier steps that write to `GITHUB_ENV`, and in the image of a self-hosted runner; `NODE_OPTIONS` for a front-end build belongs to the step that needs it. For a company's proxy use `NODE_EXTRA_CA_CERTS`, not `NODE_TLS_REJECT_UNAUTHORIZED=0`.",
  },
  "credentials-missing": {
    meaning:
      "Files are to go to an index other than PyPI and TestPyPI, and none of the tokens in `api-token` is for it: the input is empty, or its tokens are PyPI's, or begin with another host. Nothing has been uploaded.",
    why: "Only PyPI and TestPyPI are known to take trusted publishing. A token of theirs is never sent to another host.",
    mending:
      "Hand over a token, or `user:password`, from a secret:\n\n```yaml\nwith:\n  indexes: https://devpi.example/team/stable/\n  api-token: ${{ secrets.DEVPI_TOKEN }}\n```\n\nA secret of an environment is empty unless the job names that environment, and in runs of forks. With several such indexes each token begins with its host: `devpi.example=user:password`.",
  },
  "snapshot-not-new": {
    meaning:
      "A commit without a tag is to be tried on TestPyPI, which has files of the same version with other bytes. Nothing was uploaded; the job succeeds.",
    why: "Only the first commit with that version is tried there, so that later ones seem to pass without having been looked at.",
    mending:
      'Give each commit a version of its own, from git:\n\n```toml\n[build-system]\nrequires = ["setuptools>=80", "setuptools-scm>=8"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\ndynamic = ["version"]\n\n[tool.setuptools_scm]\nlocal_scheme = "no-local-version"\n```\n\nThe job needs the history: `fetch-depth: 0`. Setting `snapshot-not-new` to `error` makes such a push fail.',
  },
  "trial-skipped": {
    meaning:
      "TestPyPI has files of this version with other bytes, from an earlier attempt or a rehearsal, so that these cannot be uploaded there. The release goes on to the next index without the trial.",
    why: "What goes to PyPI was installed and tried from the build, but not from an index.",
    mending:
      "Nothing can be done for this version: names on TestPyPI are used up as on PyPI. Before the next release, try with versions that are not to be released, such as `1.3.0rc1` or `1.3.0.dev1`.",
  },
  "release-before-index": {
    meaning:
      "The stage that publishes the GitHub release looked at the index, which does not list all of the manifest's files within the time of `confirm-timeout`. The release is still a draft.",
    why: "People would read of a version that they cannot install.",
    mending:
      "Let the job need the one that publishes, `needs: [draft, publish]`, and look whether that one succeeded and both have the same `indexes`. If it did, the index is late: run only this job again, or raise `confirm-timeout`.",
  },
  "not-verified": {
    meaning:
      "The index accepted all uploads, and does not list a file, or does not show the version's page, within the time of `confirm-timeout`. The files are public or about to be; nothing has to be uploaded again.",
    why: "Until it shows them, nobody can install the version, and nobody has seen that its bytes are the right ones.",
    mending:
      "Usually a cache is late by some minutes. Open the version's page, or run the workflow again: it confirms, and uploads nothing twice. If it happens often, raise `confirm-timeout`. For an index of your own, look whether `#simple=` in `indexes` names the place that pip reads.",
  },
  "api-token-malformed": {
    meaning:
      "The token for PyPI or TestPyPI in `api-token` is not `pypi-` followed by the encoded token. It is not sent anywhere, and not printed.",
    why: "The index would answer with `Invalid or non-existent authentication information`, after everything else was prepared.",
    mending:
      "Usually a password, a token without its `pypi-`, one with quotation marks, or the name of the secret in place of its value was stored. Store the token anew, whole, and hand it over as `${{ secrets.PYPI_TOKEN }}`. Better, set up trusted publishing and leave `api-token` out.",
  },
  "api-token-wrong-index": {
    meaning:
      "The token says itself where it was made, and that is not the index of this upload. It is not sent there.",
    why: "PyPI and TestPyPI share no accounts: the upload would be refused, and the token would have been shown to a host that it is not for.",
    mending:
      "Look at which secret `api-token` is given, and at `indexes`. To publish to both, hand over both tokens, separated by a line or a space; they are told apart by themselves.",
  },
  "api-token-unneeded": {
    meaning:
      "This upload uses an API token, although the newest release on the index was published without one from this very repository, workflow and environment. The release goes on.",
    why: "A stored token can be stolen and used from anywhere until somebody revokes it; and uploads with a token cannot have attestations.",
    mending:
      "Remove `api-token` from the workflow, delete the secret (`gh secret delete PYPI_TOKEN`, with `--env pypi` for one of the environment), and revoke the token in the account settings of the index.",
  },
};
