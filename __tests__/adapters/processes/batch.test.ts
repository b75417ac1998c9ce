import { expect, test } from "@jest/globals";
import { batchArguments } from "../../../src/adapters/processes/batch.ts";

test("a batch file and its arguments are quoted for cmd.exe", () => {
  expect(batchArguments("C:\\Program Files\\npm.cmd", ["run", "build all", "a&b"])).toEqual([
    "/d",
    "/s",
    "/c",
    '""C:\\Program Files\\npm.cmd" "run" "build all" "a&b""',
  ]);
});

test.each(['"', "%PATH%", "a!b", "a\nb"])(
  "an argument that cmd.exe would act on is refused: %j",
  (argument) => {
    expect(batchArguments("npm.cmd", [argument])).toBeUndefined();
  },
);
