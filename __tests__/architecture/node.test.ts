import { expect, test } from "@jest/globals";

test("the tests run under Node 24, as the action does on GitHub's runners", () => {
  expect(process.version).toMatch(/^v24\./);
});
