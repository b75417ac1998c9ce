import type { Refusal, StatusRefusal } from "./refusal.ts";

const UPLOAD_ADDRESS =
  "Name the index's upload address in `indexes`: https://upload.pypi.org/legacy/ is PyPI's.";

/** Refusals of the request itself, whatever the file. Texts: pypi/warehouse, `forklift/legacy.py` and `forms.py`. */
export const REQUEST_REFUSALS: readonly Refusal[] = [
  {
    code: "upload-address-wrong",
    pattern: /SSL is required/,
    cause: "The index was reached without TLS.",
    fix: "Use its https address in `indexes`; if that is set, look at the proxy before it.",
  },
  {
    code: "upload-request-malformed",
    pattern:
      /^Unknown protocol version|^Upload payload does not have a file|Include at least one message digest|^Invalid value for \w+\. Error:|: Should not be a tuple|Project pre-registration is no longer|Uploading documentation is no longer supported|Username\/Password authentication is no longer supported/,
    cause: "The form that tag2pypi sends is not the one that this index expects.",
    fix: "Check that the address in `indexes` is the index's own; if it is, report this as a defect of tag2pypi.",
  },
];

/** What a status says by itself, where the words are unknown. */
export const STATUS_REFUSALS: readonly StatusRefusal[] = [
  {
    code: "upload-token-unknown",
    status: 401,
    cause: "The index does not accept the token, or wants none of this kind.",
    fix: "Make a token on this very index, and give it in `api-token`; an index with accounts of its own takes `user:password` there.",
  },
  {
    code: "upload-address-wrong",
    status: 404,
    cause: "There is nothing at this address, or nothing that the token may see.",
    fix: `${UPLOAD_ADDRESS} On a server that keeps projects apart, check the token's rights, too.`,
  },
  {
    code: "upload-address-wrong",
    status: 405,
    cause: "Nothing can be uploaded to this address.",
    fix: `Are you using the simple address, from which people install, instead of the upload address? ${UPLOAD_ADDRESS}`,
  },
  {
    code: "upload-address-wrong",
    status: 410,
    cause: "This address takes no uploads any more.",
    fix: UPLOAD_ADDRESS,
  },
  {
    code: "upload-file-too-large",
    status: 413,
    cause: "The index, or a proxy before it, takes no request of this size.",
    fix: "Make the file smaller, or have whoever runs the index or the proxy raise the limit.",
  },
];
