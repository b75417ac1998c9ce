import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { publicState, startWorld, type World } from "../release/world.ts";

let world: World;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(() => world.close());

describe("A job without a checkout, as in examples/workflows/simple.yml", () => {
  test("releases the tag: everything comes from the server", async () => {
    const empty = join(world.project.folder, "empty");
    await mkdir(empty);
    const run = await world.push({ environment: { GITHUB_WORKSPACE: empty } });
    expect({ exitCode: run.exitCode, published: run.outputs["published"] }).toEqual({
      exitCode: 0,
      published: "true",
    });
    const { files, releases } = publicState(world);
    expect(files.map(({ name }) => name)).toEqual([
      "in_tree_example-1.0.0-py3-none-any.whl",
      "in_tree_example-1.0.0.tar.gz",
    ]);
    expect(releases.map(({ tag, draft }) => ({ tag, draft }))).toEqual([
      { tag: "v1.0.0", draft: false },
    ]);
  });
});
