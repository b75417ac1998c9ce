// Writes what is generated from the tables of options and diagnostics: action.yml, the README's tables,
// docs/diagnostics.md and the JSON Schema of [tool.tag2pypi]. With --check, compares instead of writing.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Action, actions } from "../src/actions.ts";
import { catalogue } from "../src/catalogue.ts";
import { configurationKeys, type DocumentedKey } from "../src/configuration-keys.ts";
import { explanations } from "./explanations/all.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

const generated: ReadonlyMap<string, string> = new Map([
  ...actions.flatMap((action): [string, string][] => {
    const metadata = join(action.folder, "action.yml");
    const readme = join(action.folder, "README.md");
    return [
      [metadata, actionMetadata(action)],
      [readme, fillReadme(read(readme), action)],
    ];
  }),
  ["docs/diagnostics.md", diagnosticsPage()],
  ["docs/configuration.schema.json", `${JSON.stringify(configurationSchema(), undefined, 2)}\n`],
]);

const isStale = ([path, text]: [string, string]) => {
  try {
    return read(path) !== text;
  } catch {
    return true;
  }
};
const stale = [...generated].filter(isStale);
if (process.argv.includes("--check")) {
  const names = stale.map(([path]) => path).join(", ");
  if (stale.length > 0) {
    console.error(`${names} differ from the tables they are generated from. Run: npm run docs`);
    process.exitCode = 1;
  }
} else {
  for (const [path, text] of stale) writeFileSync(join(root, path), text);
}

function actionMetadata(action: Action): string {
  const described = (text: string, indent: string) =>
    `description: >-\n${wrap(text, 96 - indent.length)
      .map((line) => `${indent}  ${line}`)
      .join("\n")}`;
  const lines = [
    "# Generated from src/actions.ts and src/options.ts by npm run docs.",
    `name: ${JSON.stringify(action.name)}`,
    described(action.description, ""),
    "author: The tag2pypi authors",
    "branding:",
    "  icon: package",
    "  color: blue",
    "inputs:",
    ...Object.entries(action.inputs).flatMap(([name, input]) => [
      `  ${name}:`,
      `    ${described(input.description, "    ")}`,
      `    required: ${input.required ?? false}`,
      ...(input.default === undefined ? [] : [`    default: ${JSON.stringify(input.default)}`]),
    ]),
    "outputs:",
    ...Object.entries(action.outputs).flatMap(([name, description]) => [
      `  ${name}:`,
      `    ${described(description, "    ")}`,
    ]),
    "runs:",
    "  using: node24",
    `  main: ${"../".repeat(action.folder === "" ? 0 : 1)}dist/${action.main}`,
  ];
  return `${lines.join("\n")}\n`;
}

function fillReadme(text: string, { folder, inputs, outputs }: Action): string {
  const tables: Readonly<Record<string, string>> = {
    inputs: table(
      ["Input", "What it does", "Default"],
      Object.entries(inputs).map(([name, input]) => [
        `\`${name}\``,
        input.description,
        input.required ? "required" : input.default === undefined ? "" : `\`${input.default}\``,
      ]),
    ),
    outputs: table(
      ["Output", "What it says"],
      Object.entries(outputs).map(([name, description]) => [`\`${name}\``, description]),
    ),
    ...(folder === "" ? { configuration: configurationTable() } : {}),
  };
  return Object.entries(tables).reduce((filled, [name, content]) => {
    const [start, end] = [`<!-- ${name}: generated -->`, `<!-- ${name}: end -->`];
    const [before, rest] = cut(filled, start);
    const [, after] = cut(rest, end);
    return `${before}${start}\n${content}\n${end}${after}`;
  }, text);
}

function configurationTable(): string {
  return table(
    ["Key", "What it does", "Example"],
    configurationKeys.map(({ path, description, example }) => [
      `\`${path.join(".")}\``,
      description,
      `\`${example}\``,
    ]),
  );
}

function diagnosticsPage(): string {
  const codes = Object.entries(catalogue).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const sections = codes.map(([code, { title, severity, rule, off }]) => {
    const kind = off
      ? `A rule that is off unless you switch it on. Set it by \`rules\`: \`${code}=warning\`.`
      : rule
        ? `A rule, usually ${withArticle(severity)}. Set it by \`rules\`: \`${code}=off\`.`
        : `${capitalise(withArticle(severity))}; no setting changes it.`;
    const explained = explanations[code];
    if (explained === undefined) throw new Error(`scripts/explanations says nothing of ${code}`);
    const { meaning, why, mending } = explained;
    return [
      `## ${code}`,
      `${title}.`,
      meaning,
      `**Why it matters.** ${why}`,
      `**What to do.** ${mending}`,
      `${kind}\n`,
    ].join("\n\n");
  });
  const rows = codes
    .filter(([, { rule }]) => rule)
    .map(([code, { title, severity, off }]) => [
      `[\`${code}\`](#${code})`,
      off ? "off" : severity,
      title,
    ]);
  const heading = `# Diagnostics

Everything that tag2pypi can say about a release, by its code. The message of each shows the values that disagree, and what to do.

## Rules

These may be set to \`error\`, \`warning\` or \`off\`, in the input \`rules\` of one run or under \`[tool.tag2pypi.rules]\`; nothing else can.

${table(["Code", "Usually", "What it says"], rows)}
`;
  return [heading, ...sections].join("\n");
}

function configurationSchema(): object {
  const properties: Record<string, object> = {};
  for (const key of configurationKeys) {
    const [first = "", second] = key.path;
    if (second === undefined) properties[first] = schemaOf(key);
    else {
      properties[first] ??= { type: "object", additionalProperties: false, properties: {} };
      const table = properties[first] as { properties: Record<string, object> }; // made just above
      table.properties[second] = schemaOf(key);
    }
  }
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "[tool.tag2pypi] in pyproject.toml",
    type: "object",
    additionalProperties: false,
    properties,
  };
}

function schemaOf({ type, description }: DocumentedKey): object {
  switch (type) {
    case "text":
      return { type: "string", minLength: 1, description };
    case "texts":
      return { type: "array", items: { type: "string", minLength: 1 }, description };
    case "number":
      return { type: "number", description };
    case "commands":
      return {
        type: "object",
        additionalProperties: { type: "string", minLength: 1 },
        description,
      };
    case "rules": {
      const rules = Object.keys(catalogue).filter((code) => catalogue[code]?.rule);
      const level = { enum: ["error", "warning", "off"] };
      return {
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(rules.toSorted().map((code) => [code, level])),
        description,
      };
    }
  }
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

function cut(text: string, mark: string): readonly [before: string, after: string] {
  const index = text.indexOf(mark);
  if (index < 0) throw new Error(`README.md lacks the line ${mark}`);
  return [text.slice(0, index), text.slice(index + mark.length)];
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function withArticle(severity: string): string {
  return severity === "error" ? "an error" : `a ${severity}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
