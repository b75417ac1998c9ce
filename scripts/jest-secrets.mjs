import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A whole run of all tests has more of both. With fewer, something is no longer searched, or no longer known. */
const LEAST = { runs: 150, secrets: 250 };
/** What the services of a release give out, as __tests__/secrets names it. */
const KINDS = [
  "GitHub token",
  "identity request token",
  "identity token",
  "upload token",
  "API token",
  "credential of a rehearsal",
];

/**
 * What a test run's records (__tests__/secrets/search-run.ts) come to: a line for whoever reads, and what is wrong.
 * `programs` are those that a whole run of all tests starts; undefined for a run of some tests only.
 */
export function judgeRecords(records, programs) {
  const leaks = records.flatMap(({ test, leaks }) => leaks.map((leak) => `${leak} (${test})`));
  const secrets = records.flatMap((record) => record.secrets);
  const distinct = new Set(secrets.map(({ digest }) => digest)).size;
  const found = leaks.length === 0 ? "none found" : `${leaks.length} found`;
  const missing = programs === undefined ? [] : whatIsMissing(records, secrets, distinct, programs);
  return {
    line: `Searched for secrets: ${records.length} runs, ${distinct} secrets, ${found}.`,
    problems: [...leaks.map((leak) => `Found: ${leak}`), ...missing],
  };
}

function whatIsMissing(records, secrets, distinct, programs) {
  const started = new Set(records.map(({ program }) => program));
  const kinds = new Set(secrets.map(({ kind }) => kind));
  return [
    ...programs
      .filter((program) => !started.has(program))
      .map((program) => `No run of ${program} was searched.`),
    ...KINDS.filter((kind) => !kinds.has(kind)).map((kind) => `No ${kind} was looked for.`),
    ...tooFew("runs", records.length),
    ...tooFew("secrets", distinct),
  ];
}

function tooFew(what, count) {
  if (count >= LEAST[what]) return [];
  return [`${count} ${what} are fewer than the ${LEAST[what]} that all tests have at least.`];
}

/**
 * Fails a test run in which a secret was found anywhere, also where nobody has waited for the run that it was found in;
 * and one of all tests that has searched too little to say that there is none.
 */
export default class SecretsReporter {
  #folder = mkdtempSync(join(tmpdir(), "tag2pypi-secrets-"));
  #programs;
  #problems = [];

  constructor(globalConfig) {
    // Jest's workers are started later, and inherit it.
    process.env.SECRETS_RECORD = this.#folder;
    if (isOfAllTests(globalConfig)) this.#programs = programsIn(join(globalConfig.rootDir, "dist"));
  }

  onRunComplete(_, { wasInterrupted }) {
    const records = readdirSync(this.#folder).map((name) =>
      JSON.parse(readFileSync(join(this.#folder, name), "utf8")),
    );
    rmSync(this.#folder, { recursive: true, force: true });
    const { line, problems } = judgeRecords(records, wasInterrupted ? undefined : this.#programs);
    this.#problems = problems;
    if (records.length + problems.length === 0) return;
    process.stderr.write(`${[line, ...problems].join("\n")}\n`);
  }

  /** Jest ends with an error where this gives one. */
  getLastError() {
    if (this.#problems.length === 0) return undefined;
    return new Error(this.#problems.join("\n"));
  }
}

function isOfAllTests(config) {
  const named = [...config.nonFlagArgs, ...config.testPathPatterns.patterns];
  const chosen = [config.testNamePattern, config.onlyChanged, config.onlyFailures, config.shard];
  return named.length === 0 && chosen.every((choice) => !choice);
}

/** One for each action, and the command line. */
function programsIn(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".js"));
  return files.map((name) => name.slice(0, -".js".length));
}
