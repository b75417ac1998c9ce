import type { Refusal } from "./refusal.ts";

/** Refusals that concern who uploads, and where to. Texts: pypi/warehouse, `forklift/legacy.py` and `macaroons`. */
export const ACCESS_REFUSALS: readonly Refusal[] = [
  {
    code: "upload-index-closed",
    pattern: /Read-only mode|New uploads are temporarily disabled/,
    cause: "The index takes no uploads at the moment.",
    fix: "Wait until its status page shows it open, and run this job again: nothing has to be rebuilt.",
  },
  {
    code: "upload-token-unknown",
    pattern: /Invalid or non-existent authentication information/,
    cause: "The token is of another index, was deleted, or has expired more than a day ago.",
    fix: "With an API token: make a new one on this very index. With trusted publishing: run the job again.",
  },
  {
    code: "upload-token-unknown",
    pattern:
      /Invalid API Token: .*(?:signatures do not match|unknown error|user restriction without a user)/,
    cause: "The token is damaged, or its owner is gone.",
    fix: "With an API token: copy it whole, or make a new one on this very index. With trusted publishing: run the job again.",
  },
  {
    code: "upload-token-expired",
    pattern: /token is expired/,
    cause: "Upload tokens of trusted publishing last 15 minutes.",
    fix: "Run the job again: it asks for a new token and uploads what is missing.",
  },
  {
    code: "upload-account-unready",
    pattern: /verified primary email|two-factor authentication/,
    cause:
      "The account that made the API token lacks a verified e-mail address or two-factor authentication.",
    fix: "Set it up in the account's settings on the index, and run the job again.",
  },
  {
    // devpi, where accounts have rights on indexes.
    code: "upload-token-elsewhere",
    pattern: /^no permission to submit/,
    cause: "The account may not upload to this index.",
    fix: "Have the index's owner give it that right, or give another account's `user:password` in `api-token`.",
  },
  {
    code: "upload-token-elsewhere",
    pattern:
      /Invalid API Token|The given token isn't allowed to upload to project|isn't allowed to upload to project/,
    cause: "The token belongs to another project, or the project is archived.",
    fix: "Compare the project's name in pyproject.toml with the one that the token or the trusted publisher is registered for.",
  },
  {
    code: "upload-organisation-inactive",
    pattern: /Organization account owning this project is inactive/,
    cause: "The organisation that owns the project on the index is inactive.",
    fix: "An owner of the organisation has to settle this with the index.",
  },
];

/** Refusals of a project that does not exist yet. */
export const NEW_PROJECT_REFUSALS: readonly Refusal[] = [
  {
    code: "upload-project-unknown",
    pattern: /Non-user identities cannot create new projects/,
    cause:
      "The project does not exist on the index, and the pending publisher that let this job in was registered for another name.",
    fix: "Register a pending publisher under exactly the name that pyproject.toml states.",
  },
  {
    code: "upload-name-refused",
    pattern: /^The name '[^']*' (?:is invalid|conflicts with|isn't allowed|is too similar)/,
    cause: "A new project cannot have this name.",
    fix: "Choose another name in pyproject.toml.",
  },
  {
    code: "upload-registration-closed",
    pattern: /New project registration temporarily disabled/,
    cause: "The index takes no new projects at the moment.",
    fix: "Wait until its status page shows it open, and run this job again.",
  },
  {
    code: "upload-too-many-projects",
    pattern: /Too many new projects created/,
    cause: "The index limits how many projects an account and an address create in an hour.",
    fix: "Run the job again in an hour.",
  },
];
