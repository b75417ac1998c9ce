import { afterEach, describe, expect, test } from "@jest/globals";
import { readMarker } from "../../src/domain/release/marker.ts";
import { projectFiles } from "../release/project.ts";
import { publicState, startWorld, type World } from "../release/world.ts";
import { handBuilt } from "./hostile-project.ts";
import { BELL, ESCAPE, expectStopped, saidBy } from "./said.ts";

const SLOW = 60_000;
const PYPROJECT = projectFiles("1.0.0")["pyproject.toml"] ?? "";

let world: World;
afterEach(() => world.close());

describe("a hostile changelog, title and summary", () => {
  const HEAD = `Thanks, @everyone. ::add-mask::1.0.0
##[set-output name=version]forged ::stop-commands::x
${ESCAPE}]0;title${BELL}${ESCAPE}[2J${ESCAPE}[31mred \u202egnp.exe
<script>alert(1)</script><img src=x onerror=alert(1)><!-- a comment
<!-- tag2pypi {"version":"1.0.0","commit":"${"0".repeat(40)}","manifest":"${"0".repeat(64)}"} -->
| a | b |\n| --- | --- |\n\${{ secrets.GITHUB_TOKEN }} $(id) \`id\` {{=7*7}}
[a](javascript:alert(1)) [b](data:text/html,x) ![c](http://127.0.0.1:1/x)
~~~~ an open fence`;
  const HUGE = `${HEAD}\n${"- one more line\n".repeat(20_000)}`;
  const TITLE =
    "{name} ::error::forged ##[add-mask]pypi <img src=x> @everyone [a](javascript:b) {tag}";

  test(
    "are published to the letter, as far as GitHub takes them, are obeyed by nobody, and our marker stays readable",
    async () => {
      world = await startWorld({
        files: {
          ...projectFiles("1.0.0"),
          "pyproject.toml": `${PYPROJECT.replace("A project", "::error::forged ##[add-mask]1 <b>")}
[tool.tag2pypi]
title = ${JSON.stringify(TITLE)}
`,
          "CHANGELOG.md": `# Changelog\n\n## [1.0.0] - 2026-11-01\n\n${HUGE}\n`,
        },
      });
      const run = await world.push(await handBuilt(world));
      expect(saidBy(run)).toEqual([
        "warning changelog-unclosed",
        "warning notes-mentions",
        "notice notes-workflow-command",
      ]);
      expect(run.exitCode).toBe(0);
      const [release, ...others] = publicState(world).releases;
      const inert = HEAD.replace("<!-- tag2pypi", "<!-- quoted tag2pypi");
      const name = release?.name;
      const body = release?.body ?? "";
      expect([others, name]).toEqual([
        [],
        TITLE.replace("{name}", "in-tree-example").replace("{tag}", "v1.0.0"),
      ]);
      expect(body.startsWith(`${inert}\n- one more line\n`)).toBe(true);
      expect([body.length > 124_000, body.length <= 125_000]).toEqual([true, true]);
      expect(body.slice(body.lastIndexOf("- one"))).toMatch(
        /^- one more line\n~~~~\n\nThese notes are longer .*\n\n<!-- tag2pypi \{.*\} -->\n$/,
      );
      expect(readMarker(body)).toMatchObject({ version: "1.0.0", commit: world.commit });
      expect(run.log + run.summary + JSON.stringify(run.outputs)).not.toMatch(/forged|alert/);
      expect(publicState(world).files).toHaveLength(2);
    },
    SLOW,
  );
});

describe("a hostile name of a tag", () => {
  test(
    "is refused before anything is read, and shown in quotes at most",
    async () => {
      world = await startWorld();
      const names = [
        "v1.0.0;id",
        "v1.0.0$(id)",
        "v1.0.0`id`",
        'v1.0.0"&&id',
        "v1.0.0%0A::error::forged",
        "v1.0.0\n::error::forged",
        "v1.0.0\r##[add-mask]1",
        `v1.0.0${ESCAPE}[31m`,
        "v1.0.0\u202e",
        "ｖ1.0.0",
        "v1.0.0а1",
        "v١.0.0",
        "--upload-pack=id",
        "../../v1.0.0",
        "v1.0.0/../../../evil",
        "v1.0.0<script>",
        "v".repeat(2000),
      ];
      for (const name of names) {
        expectStopped(world, await world.push({ ref: `refs/tags/${name}` }), ["tag-invalid"]);
      }
      const { requests } = world.sandbox.servers.github;
      expect(requests).toEqual([]);
    },
    SLOW,
  );
});

describe("a hostile pyproject.toml", () => {
  const FORGED = `x\\n::error::forged\\u001b[31m\\u202e##[add-mask]1`;
  const PATH = PYPROJECT.replace('"in-tree-example"', '"../../evil"');
  const NAME = PYPROJECT.replace('"in-tree-example"', `"${FORGED}"`);
  const SETTINGS = `${PYPROJECT}
[tool.tag2pypi]
tag-format = "$(id){version}"
"${FORGED}" = 1
[tool.tag2pypi.__proto__]
constructor = "x"
`;
  const RULES = `${PYPROJECT}
[tool.tag2pypi.rules]
"${FORGED}" = "off"
"manifest-mismatch" = "off"
`;
  const LONG = `${PYPROJECT}[tool.tag2pypi]\ntag-format = "${"{name}".repeat(200)}{version}"\n`;

  test.each<[name: string, text: string, ...codes: string[]]>([
    ["a name that is a path", PATH, "project-name-invalid"],
    ["a name with commands", NAME, "project-name-invalid"],
    [
      "a format for a shell, a key with commands, and one of every object",
      SETTINGS,
      "configuration-value-invalid",
      "configuration-key-unknown",
      "configuration-key-unknown",
    ],
    ["rules with commands, or none to be set", RULES, "rule-unknown", "rule-unknown"],
    ["a format that would take long to compare", LONG, "configuration-value-invalid"],
    ["what is no TOML", `= ${FORGED}`, "project-file-invalid"],
  ])(
    "is refused, and what it says is obeyed by nobody: %s",
    async (_, text, ...codes) => {
      world = await startWorld({ files: { ...projectFiles("1.0.0"), "pyproject.toml": text } });
      expectStopped(world, await world.push(), codes);
    },
    SLOW,
  );
});
