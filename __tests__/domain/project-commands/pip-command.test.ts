import { expect, test } from "@jest/globals";
import {
  isPipUnconfigured,
  pipParameters,
} from "../../../src/domain/project-commands/pip-command.ts";

test.each([
  [
    ["pip", "install", "-e", ".[dev]"],
    ["-e", ".[dev]"],
  ],
  [["pip3", "install", "."], ["."]],
  [["python", "-m", "pip", "install", "."], ["."]],
  [["/opt/bin/pip", "install", "."], undefined],
  [["pip", "download", "."], undefined],
  [["python", "-m", "piptools", "install"], undefined],
  [["uv", "sync"], undefined],
])("of %j, pip installs %j", (command, parameters) => {
  expect(pipParameters(command)).toEqual(parameters);
});

test.each([
  ["", true],
  [":env:.no-input='1'\nglobal.timeout='60'\r\n", true],
  ["global.index-url='https://packages.example/simple'\n", false],
  [":env:.constraint='constraints.txt'\n", false],
  ["install.user='true'\n", false],
  ["what is this\n", false],
])("uv may do the work of a pip with the settings %j: %s", (settings, expected) => {
  expect(isPipUnconfigured(settings)).toBe(expected);
});
