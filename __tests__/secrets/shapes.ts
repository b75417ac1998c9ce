/** What a secret looks like that nobody has told of. Headers and signatures of addresses, whatever is in them. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  "something like an identity token": /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/g,
  "something like an upload token": /pypi-Ag[\w-]{40,}/g,
  // base64 of `__token__:pypi-`
  "something like an encoded upload token": /X190b2tlbl9fOnB5cGkt/g,
  "something like a GitHub token": /\bgh[a-z]_\w{20,}|\bgithub_pat_\w{20,}/g,
  "something like a header with credentials":
    /authorization["']?\s*[:=]\s*["']?(?:basic|bearer|token)\s/gi,
  "something like a signed address": /[?&](?:signature|sig|X-Amz-Signature|token)=[\w%+/-]{16,}/gi,
  "something like a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
};

/** What looks like a secret, each with its line, from 1. */
export function searchShapes(
  text: string,
): readonly { readonly kind: string; readonly line: number }[] {
  return Object.entries(SHAPES).flatMap(([kind, shape]) =>
    [...text.matchAll(shape)].map(({ index }) => ({
      kind,
      line: text.slice(0, index).split("\n").length,
    })),
  );
}
