import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { explainAuditFailure } from "../../../src/domain/audit/explain-failure.ts";

const failed = (output: string) => ({ status: "exited", code: 1, output }) as const;

/** The ends of what pip-audit 2.10.1 has printed. */
const DOWN = `
    raise HTTPError(http_error_msg, response=self)
requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: https://pypi.org/pypi/idna/3.20/json

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
    raise ServiceError from http_error
pip_audit._service.interface.ServiceError
`;
const REFUSED = `
    raise ConnectionError(e, request=request)
requests.exceptions.ConnectionError: HTTPConnectionPool(host='127.0.0.1', port=9): Max retries exceeded
`;

test.each([
  [
    "a service that is down",
    failed(DOWN),
    "fails (exit code 1): requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: https://pypi.org/pypi/idna/3.20/json",
  ],
  [
    "a refused connection",
    failed(REFUSED),
    "fails (exit code 1): requests.exceptions.ConnectionError: HTTPConnectionPool(host='127.0.0.1', port=9): Max retries exceeded",
  ],
  [
    "words of its own",
    failed("usage: pip-audit [-h]\npip-audit: error: unrecognized arguments: --desk\n"),
    "fails (exit code 1): usage: pip-audit [-h]\npip-audit: error: unrecognized arguments: --desk",
  ],
  ["silence", failed("\n"), "fails (exit code 1)"],
  [
    "success without a report",
    { status: "exited", code: 0, output: "" } as const,
    "writes nothing that can be read",
  ],
  ["no end", { status: "timed-out", output: "" } as const, "does not come to an end in its time"],
])("%s is told in the words that say most", (_, ending, words) => {
  expect(explainAuditFailure(ending)).toBe(words);
});

test("any output is told in a few harmless words, in no time", () => {
  const hostile = [`${"a.".repeat(500_000)}: `, "x: y\n".repeat(500_000), "a".repeat(2_000_000)];
  const started = performance.now();
  for (const output of hostile)
    expect(explainAuditFailure(failed(output)).length).toBeLessThan(1000);
  expect(performance.now() - started).toBeLessThan(1000);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (output) => {
      expect(explainAuditFailure(failed(`E: ${output}`))).not.toContain("::");
    }),
  );
});
