import { beforeAll, describe, expect, test } from "@jest/globals";
import { actions } from "../../src/actions.ts";
import { actionFiles, examples, workflows } from "./files.ts";
import { loadLanguageService, type Validate } from "./language-service.ts";

let validate: Validate;

beforeAll(async () => {
  validate = await loadLanguageService();
});

/** Each planted file has a name of its own: the service remembers what it has read by name. */
async function complaints(path: string, text: string): Promise<readonly string[]> {
  const found = await validate({ path, text });
  return found.map(({ line, message }) => `${line}: ${message}`);
}

describe("GitHub's language service", () => {
  test("accepts every action.yml, of which there is one for each action", async () => {
    const files = await actionFiles();
    const folders = files.map(({ path }) => path.split("/").slice(0, -1).join("/"));
    expect(folders.toSorted()).toEqual(actions.map(({ folder }) => folder).toSorted());
    expect((await Promise.all(files.map(validate))).flat()).toEqual([]);
  });

  test("accepts every workflow, with the inputs that it gives our actions", async () => {
    const files = await workflows();
    expect((await Promise.all(files.map(validate))).flat()).toEqual([]);
  });

  test("knows every action that the examples use", async () => {
    const texts = (await examples()).map(({ text }) => text).join("");
    const used = [...texts.matchAll(/uses: tag2pypi\/tag2pypi\/?([a-z-]*)@/g)].map(
      ([, name]) => name,
    );
    const known = new Set<string | undefined>(actions.map(({ folder }) => folder));
    const missing = new Set(used.filter((folder) => !known.has(folder)));
    expect([...missing]).toEqual([]);
  });

  test("finds what a workflow may not say", async () => {
    const text = `name: Planted
on: push
jobs:
  one:
    runs-on: ubuntu-latest
    permissions:
      id-token: reed
    steps:
      - run: echo \${{ needs.two.outputs.nothing }}
      - uses: tag2pypi/tag2pypi/publish@v0.1.0
        with:
          manifest: abc
      - uses: tag2pypi/tag2pypi/upload@v0.1.0
`;
    expect(await complaints(".github/workflows/planted.yml", text)).toEqual([
      "9: Context access might be invalid: two",
      "12: Invalid action input 'manifest'",
      "11: Missing required input `manifest-sha256`",
      "13: Unable to resolve action `tag2pypi/tag2pypi/upload@v0.1.0`, repository or version not found",
      "7: Unexpected value 'reed'",
    ]);
  });

  test("finds an input that the reusable example does not have", async () => {
    const called = (await examples()).find(({ path }) => path.endsWith("/calls-reusable.yml"));
    const text = called?.text.replace("      tag: ", "      tagg: ") ?? "";
    const found = await complaints("examples/workflows/planted.yml", text);
    expect(found).toEqual([expect.stringMatching(/: Invalid input, tagg is not defined/)]);
  });

  test("finds what an action.yml may not say", async () => {
    const text = `name: Planted
description: Does nothing.
branding:
  icon: parcel
runs:
  using: node24
`;
    expect(await complaints("planted/action.yml", text)).toEqual([
      "6: 'main' is required for Node.js actions (using: node24)",
      "4: Unexpected value 'parcel'",
    ]);
  });
});
