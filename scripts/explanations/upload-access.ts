import type { uploadDiagnostics } from "../../src/adapters/package-index/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

/** Refusals that concern who uploads, and where to. */
export const accessExplanations = {
  "upload-address-wrong": {
    meaning:
      "The address in `indexes` takes no uploads: there is nothing there, or something else, or it was reached without TLS. Mostly it is the address from which people install, which is another one than that for uploads.",
    why: "Nothing has been stored, and the distributions are not the reason.",
    mending:
      "Name PyPI and TestPyPI by their names, `indexes: pypi`. For another index, take what `twine upload --repository-url` takes, such as `https://packages.example/legacy/`, and where people install from behind `#simple=`. On a server that keeps projects apart, such as GitLab, a 404 also means that the token may not see the project.",
  },
  "upload-request-malformed": {
    meaning:
      "The index cannot read the form, whatever file is in it. PyPI and TestPyPI can, so mostly the address belongs to a server that follows another protocol, or a proxy alters what is sent.",
    why: "Nothing has been stored.",
    mending:
      "Check the address in `indexes` with the index's documentation: it must take what twine sends, with user name and token by HTTP's Basic scheme. If twine can upload there and this action cannot, please report it with the words in the message.",
  },
  "upload-index-closed": {
    meaning:
      "The administrators have closed the index for uploads, or for any change. It happens during maintenance, and during attacks.",
    why: "Nobody can upload at the moment. What was accepted before is public; the draft keeps all distributions.",
    mending:
      "Look at https://status.python.org/, and run the job again when it is over: nothing is built anew, and only what is missing is uploaded. A version's files have to be there within 14 days of the first one.",
  },
  "upload-token-unknown": {
    meaning:
      "The index does not know the token. With an API token: it was deleted, or is one of another index (TestPyPI and PyPI share none), or is not copied whole. With trusted publishing, a second token was tried, too, so mostly the index is in trouble.",
    why: "This file was not stored; those before it stay. PyPI deletes tokens that turn up in public, so look whether this one did.",
    mending:
      "Make a new token at https://pypi.org/manage/account/token/, or https://test.pypi.org/manage/account/token/, store it as a secret of the job's environment, and run the job again. Better, register a trusted publisher and leave `api-token` out. Another index mostly wants `user:password` there.",
  },
  "upload-token-expired": {
    meaning:
      "The upload token has come to its end. Tokens of trusted publishing last 15 minutes; they are renewed in time, and once more when one is refused, so mostly a single file takes longer than that to be sent. An API token may have been given an end, too.",
    why: "This file was not stored; those before it stay.",
    mending:
      "Run the job again: it uploads what is missing, with a new token. If it is always the same large file, send fewer at a time with `parallel-uploads: 1`, use a runner with a faster line, or make the file smaller.",
  },
  "upload-token-elsewhere": {
    meaning:
      "The token is a good one, but not for this project. Mostly the name in pyproject.toml is not the one that the token's scope or the trusted publisher was registered for; else the account is no maintainer of the project, or the project is archived.",
    why: "Nothing of this version has been stored, as the first file is refused already.",
    mending:
      "Compare `name` in pyproject.toml with the project at https://pypi.org/manage/projects/. Register the trusted publisher, or make the token, for that very project; unarchive it in its settings. On devpi, the index's `acl_upload` has to list the account. Then run the job again.",
  },
  "upload-account-unready": {
    meaning:
      "The account that made the API token has no verified primary e-mail address, or no two-factor authentication, which the index asks of everybody who uploads.",
    why: "Nothing of this version has been stored. Trusted publishing asks for neither at this point.",
    mending:
      "Sign in as that account, complete both at https://pypi.org/manage/account/ (TestPyPI: https://test.pypi.org/manage/account/), and run the job again. The token stays valid.",
  },
  "upload-organisation-inactive": {
    meaning:
      "The project belongs to an organisation on the index that is inactive: its request was not completed, or its subscription has ended.",
    why: "Nothing can be uploaded to any of its projects. Nothing of this version has been stored.",
    mending:
      "An owner of the organisation settles it at https://pypi.org/manage/organizations/, or moves the project back to a user's account in the project's settings. Then run the job again: the draft keeps the distributions.",
  },
  "upload-project-unknown": {
    meaning:
      "The project does not exist on the index, and a token of trusted publishing cannot create it. Mostly the pending publisher was registered under another spelling than `name` in pyproject.toml, so that the exchange has created a project under that name, without files.",
    why: "Nothing has been uploaded. Names differ if they still do after `-`, `_` and `.` and capitals are made alike.",
    mending:
      "Register a pending publisher under exactly the name that pyproject.toml states, at https://pypi.org/manage/account/publishing/, and run the job again. The empty project under the wrong name can be deleted in its settings. If the name in pyproject.toml is the wrong one, correct it and push a new tag.",
  },
  "upload-name-refused": {
    meaning:
      "The project would be a new one, uploaded with an API token, and the index does not allow its name: it is too similar to an existing one, is a module of Python's standard library, or is not allowed at all.",
    why: "Nothing has been uploaded, and nothing can be under this name.",
    mending:
      "Choose another `name` in pyproject.toml, after a look at `https://pypi.org/project/NAME/`, and push a new tag. https://pypi.org/help/#project-name says what to do about names that others hold without using them.",
  },
  "upload-registration-closed": {
    meaning:
      "The project does not exist yet, and the index lets nobody create projects at the moment. It happens during attacks with masses of malicious packages.",
    why: "Only first releases are concerned. Nothing has been uploaded; the draft keeps the distributions.",
    mending:
      "Wait until https://status.python.org/ or the index's blog says that it is over, and run the job again.",
  },
  "upload-too-many-projects": {
    meaning:
      "The account, or the address that the upload comes from, has created as many projects as PyPI allows in an hour: 20 and 40. GitHub's runners share addresses, so others may have used them up. Pending publishers are not counted.",
    why: "Nothing of this project has been uploaded.",
    mending:
      "Run the job again in an hour. To release many new projects from a monorepo, register a pending publisher for each, which needs no API token, or spread them over several hours.",
  },
} satisfies Partial<ExplanationsOf<typeof uploadDiagnostics>>;
