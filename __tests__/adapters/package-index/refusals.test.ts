import { describe, expect, test } from "@jest/globals";
import type { Reply } from "../../../src/adapters/http/failures.ts";
import { uploadDiagnostics } from "../../../src/adapters/package-index/diagnostics.ts";
import { explainRefusal, REFUSALS } from "../../../src/adapters/package-index/refusals.ts";
import { sanitise } from "../../../src/domain/sanitise.ts";
import { saidBySandbox } from "./said-by-sandbox.ts";
import { ATTESTATION_REASONS, GENERIC, TEXTS } from "./upload-texts.ts";

const PAGES = {
  "an HTML page": (status: number, text: string): Partial<Reply> => ({
    headers: new Headers({ "content-type": "text/html; charset=UTF-8" }),
    text: `<html>\n <head>\n  <title>${status} ${escaped(text)}</title>\n </head>\n <body>\n  <h1>${status} ${escaped(text)}</h1>\n  ${EXPLANATION[status] ?? ""}<br/><br/>\n${escaped(text)}\n\n\n </body>\n</html>`,
  }),
  JSON: (status: number, text: string): Partial<Reply> => ({
    headers: new Headers({ "content-type": "application/json" }),
    text: JSON.stringify({
      message: `${EXPLANATION[status] ?? ""}\n\n${text}\n\n`,
      code: `${status} ${text}`,
      title: "Bad Request",
    }),
  }),
  "JSON with the standard's reason": (status: number, text: string): Partial<Reply> => ({
    headers: new Headers({ "content-type": "application/json" }),
    text: JSON.stringify({ message: `${text}\n\n`, code: `${status} Bad Request` }),
  }),
  "plain text": (status: number, text: string): Partial<Reply> => ({
    headers: new Headers({ "content-type": "text/plain" }),
    text: `${status} ${text}\n\n${EXPLANATION[status] ?? ""}\n\n${text}`,
  }),
  "the reason phrase": (_: number, text: string): Partial<Reply> => ({ statusText: text }),
};

const EXPLANATION: Readonly<Record<number, string>> = {
  400: "The server could not comply with the request since it is either malformed or otherwise incorrect.",
  403: "Access was denied to this resource.",
  409: "There was a conflict when trying to complete your request.",
  410: "This resource is no longer available.  No forwarding address is given.",
  429: "The action could not be performed because there were too many requests by the client.",
};

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
}

const reply = (status: number, more: Partial<Reply> = {}): Reply => ({
  url: "https://upload.pypi.org/legacy/",
  status,
  statusText: "Bad Request",
  headers: new Headers(),
  text: "",
  ...more,
});

describe.each(Object.entries(PAGES))("in %s", (_, page) => {
  test.each([...TEXTS, ...GENERIC])("%d %s", (status, text, code) => {
    const diagnostic = explainRefusal("PyPI", "x.whl", reply(status, page(status, text)));
    expect(diagnostic?.code).toBe(code);
    const words = sanitise(text);
    expect(diagnostic?.message.startsWith(`PyPI refuses x.whl (${status}): ${words}`)).toBe(true);
    // Once is enough.
    expect(diagnostic?.message.split(words)).toHaveLength(2);
  });
});

describe("the texts of these tests", () => {
  test("leave none of our explanations unproven", () => {
    const unproven = REFUSALS.filter(
      ({ pattern }) => !TEXTS.some(([, text]) => pattern.test(text)),
    );
    expect(unproven).toEqual([]);
    const codes = [...TEXTS, ...GENERIC].map(([, , code]) => code);
    expect([...new Set(codes)].sort()).toEqual(Object.keys(uploadDiagnostics.entries).sort());
  });

  test("are explained, all but those that are generic on purpose", () => {
    const generic = TEXTS.filter(([, , code]) => code === "upload-refused");
    expect(generic).toEqual([]);
  });

  test.each(saidBySandbox())("hold what the sandbox says in $file: $text", ({ text }) => {
    expect(TEXTS.some(([, whole]) => isPartOf(text, whole))).toBe(true);
  });
});

/** Whether what a template fixes stands in the text, in its order. */
function isPartOf(template: string, text: string): boolean {
  const fixed = template.split(/\$\{[^}]*\}/);
  let from = 0;
  return fixed.every((piece) => {
    const at = text.indexOf(piece.trim(), from);
    from = at + piece.trim().length;
    return at >= 0;
  });
}

describe("a refused attestation", () => {
  const CAUSES: readonly (readonly [cause: RegExp, fix: RegExp, count: number])[] = [
    [/by trusted publishing only, and this upload uses an API token/, /take the API token away/, 1],
    [/no attestations from trusted publishers of this kind/, /workflow of github\.com/, 1],
    [/cannot read the attestations/, /defect of tag2pypi/, 7],
    [/More attestations came with the file/, /defect of tag2pypi/, 1],
    [/does not know what the attestation says/, /defect of tag2pypi/, 1],
    [/two attestations that say the same kind of thing/, /defect of tag2pypi/, 1],
    [/about another file, or about other bytes/, /which signs anew/, 2],
    [/The usual reason is a reusable workflow: the certificate names/, /that the tag starts/, 3],
    [/cannot verify the attestation. The usual reason is a reusable/, /run it again/, 1],
    [/cannot match the attestations with the file/, /that the tag starts/, 1],
  ];
  const explained = [...ATTESTATION_REASONS, "A reason that is new."].map((why) =>
    explainRefusal(
      "PyPI",
      "x.whl",
      reply(400, { text: `Invalid attestations supplied during upload: ${why}` }),
    ),
  );

  test.each(CAUSES)("is explained by its reason: %s", (cause, fix, count) => {
    const found = explained.filter((diagnostic) => cause.test(diagnostic?.message ?? ""));
    expect(found).toHaveLength(count);
    for (const diagnostic of found) {
      expect(diagnostic?.code).toBe("upload-attestations-refused");
      expect(diagnostic?.hint).toMatch(fix);
      expect(diagnostic?.hint).toContain("`attestations: auto`");
    }
  });

  test("has one reason, whichever it is", () => {
    const total = CAUSES.reduce((sum, [, , count]) => sum + count, 0);
    expect(total).toBe(explained.length);
  });
});

describe("an answer in words that say nothing", () => {
  const page = (status: number, title: string) => ({
    headers: new Headers({ "content-type": "text/html" }),
    statusText: title,
    text: `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>`,
  });

  test.each([
    [401, "Unauthorized", "upload-token-unknown", /token on this very index/],
    [404, "Not Found", "upload-address-wrong", /upload address/],
    [
      405,
      "Method Not Allowed",
      "upload-address-wrong",
      /^Are you using the simple address, .* instead of the upload address\?/,
    ],
    [410, "Gone", "upload-address-wrong", /upload address/],
    [413, "Payload Too Large", "upload-file-too-large", /raise the limit/],
  ])("is explained by its status: %d %s", (status, title, code, fix) => {
    const diagnostic = explainRefusal("PyPI", "x.whl", reply(status, page(status, title)));
    expect(diagnostic).toMatchObject({ code, severity: "error" });
    expect(diagnostic?.message.startsWith(`PyPI refuses x.whl (${status}): ${title} — `)).toBe(
      true,
    );
    expect(diagnostic?.hint).toMatch(fix);
  });

  test("and by no status that we know is said to give no reason", () => {
    expect(explainRefusal("PyPI", "x.whl", reply(400, { statusText: "" }))?.message).toBe(
      "PyPI refuses x.whl (400): it gives no reason",
    );
  });
});

test("a broken answer is quoted as it came", () => {
  const headers = new Headers({ "content-type": "application/json" });
  expect(explainRefusal("PyPI", "x.whl", reply(400, { headers, text: '{"mess' }))?.message).toBe(
    'PyPI refuses x.whl (400): {"mess',
  );
});

test("a failure of the server is no refusal", () => {
  expect(
    explainRefusal("PyPI", "x.whl", reply(502, { text: "<h1>502 Bad Gateway</h1>" })),
  ).toBeUndefined();
  for (const status of [408, 425, 429]) {
    expect(explainRefusal("PyPI", "x.whl", reply(status))).toBeUndefined();
  }
});
