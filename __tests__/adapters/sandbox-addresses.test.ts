import { describe, expect, test } from "@jest/globals";
import { readSandboxAddresses } from "../../src/adapters/sandbox-addresses.ts";
import { refusalsOf } from "../domain/project/refusals.ts";

const read = (text: string | undefined) => readSandboxAddresses({ TAG2PYPI_SANDBOX: text });

describe("the addresses of a sandbox", () => {
  test("are none where nobody asks for one", () => {
    expect(readSandboxAddresses({})).toEqual({});
    expect(read("")).toEqual({});
    expect(read("{}")).toEqual({});
  });

  test("are those of this machine", () => {
    const addresses = { pypi: "http://127.0.0.1:8080", testpypi: "http://127.0.0.1:1" };
    expect(read(JSON.stringify(addresses))).toEqual(addresses);
  });

  test.each([
    '{"pypi":"https://pypi.org"}',
    '{"pypi":"http://127.0.0.1:8080","testpypi":"http://evil.example:80"}',
    '{"pypi":"http://127.0.0.1.evil.example:80"}',
    '{"pypi":"http://127.0.0.1:80@evil.example"}',
    '{"pypi":"http://127.0.0.1:80/path"}',
    '{"pypi":"http://127.0.0.1:80\\n"}',
    '{"pypi":"http://127.0.0.1"}',
    '{"pypi":"http://127.0.0.1:123456"}',
    '{"pypi":"http://127.1:80"}',
    '{"pypi":"http://localhost:80"}',
    '{"pypi":["http://127.0.0.1:80"]}',
    '{"pypi":{"toString":"http://127.0.0.1:80"}}',
    '{"pypi":null}',
    '["http://127.0.0.1:80"]',
    "null",
    "1",
    "http://127.0.0.1:80",
    "{",
  ])("are not %s", (text) => {
    expect(refusalsOf(() => read(text))).toEqual([
      {
        code: "index-address-invalid",
        severity: "error",
        message: `TAG2PYPI_SANDBOX is ${JSON.stringify(text)}, which is not JSON of names to http://127.0.0.1 addresses.`,
        hint: "It is for rehearsals and tests only: unset it.",
      },
    ]);
  });
});
