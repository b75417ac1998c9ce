import { expect, test } from "@jest/globals";
import { usage } from "../../src/report/usage.ts";

test("the help names every command with its flags, one under the other", () => {
  const text = usage({
    rehearse: {
      description: "The whole release, on this machine",
      flags: [
        { name: "project", value: "DIR", description: "the project to rehearse" },
        { name: "open", description: "show the page" },
      ],
    },
    doctor: { description: "What is set up, and what is not", flags: [] },
  });
  expect(text).toBe(`Usage:

  tag2pypi rehearse
    The whole release, on this machine.

    --project DIR  the project to rehearse
    --open         show the page
  tag2pypi doctor
    What is set up, and what is not.


Exit code 0: done; 1: an error stands in the report; 2: the command line is wrong.
`);
});
