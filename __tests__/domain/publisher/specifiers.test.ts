import { expect, test } from "@jest/globals";
import { sameSpecifiers } from "../../../src/domain/publisher/specifiers.ts";

test.each([
  [">=3.8,<4.0", "<4.0,>=3.8", true],
  [" >= 3.8 , !=3.9.* ,", "!=3.9.*,>=3.8", true],
  [">=3.8,>=3.8.0", ">=3.8", true],
  ["", "", true],
  [">=3.8", "", false],
  [">=3.8", ">=3.9", false],
  [">=3.8", "<=3.8", false],
  [">=3.8,<4", ">=3.8", false],
  ["~=3.8.0", "~=3.8", false],
  ["===3.8.0", "===3.8", false],
  ["==3.0.*", "==3.*", false],
])("%j and %j mean the same: %s", (one, other, same) => {
  expect([sameSpecifiers(one, other), sameSpecifiers(other, one)]).toEqual([same, same]);
});
