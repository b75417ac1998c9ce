import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Start } from "../release/runner.ts";
import { publicState, startWorld, type World } from "../release/world.ts";
import { type HandedOver, handOver } from "../stages/hand-over.ts";
import {
  type Answer,
  type HostileFront,
  type Hostility,
  LEADS,
  type Service,
  startHostileFront,
} from "./hostile-front.ts";
import { BELL, ESCAPE, expectStopped, saidBy } from "./said.ts";

/** What a service says to whoever shows it as it is. */
const WORDS = `no
::error::forged\r##[set-output name=version]forged ::stop-commands::x
${ESCAPE}]0;title${BELL}${ESCAPE}[2J${ESCAPE}[31mred \u202egnp.exe
<img src=x onerror=alert(1)> [a](javascript:alert(1)) | b | \`c\` @everyone <!-- d`;
const MESSAGE = JSON.stringify({ message: WORDS, code: WORDS });
const MINT = JSON.stringify({ message: WORDS, errors: [{ code: WORDS, description: WORDS }] });

let world: World;
let handed: HandedOver;
let front: HostileFront;

afterEach(() => front.close());

/** One of the jobs that get their distributions from another, with one service that is hostile. */
async function runAt(
  service: Service,
  hostility: Hostility,
  job: Pick<Start, "action" | "inputs"> = {},
) {
  const { origin, lead } = LEADS[service](world);
  front = await startHostileFront(origin, hostility);
  const inputs = { ...handed.start.inputs, attestations: "off", "confirm-timeout": "3" };
  const run = await world.push({
    ...handed.start,
    ...job,
    inputs: { ...inputs, ...job.inputs },
    environment: lead(front.url),
  });
  expect(front.answered).toBeGreaterThan(0);
  expect(run.summary).not.toMatch(/<img|\]\(javascript|href="javascript/);
  return run;
}

describe("what a service says is quoted so that nobody obeys it, and nothing is published:", () => {
  beforeAll(async () => {
    world = await startWorld();
    handed = await handOver(world);
  });
  afterAll(() => world.close());

  const ENDLESS = { withoutEnd: "::error::forged" };
  test.each<[name: string, code: string, Service, RegExp, Answer]>([
    [
      "GitHub refuses to show the tag",
      "github-permission-missing",
      "github",
      /\/git\//,
      { status: 403, body: MESSAGE },
    ],
    [
      "GitHub does so without end",
      "github-permission-missing",
      "github",
      /\/git\//,
      { status: 403, body: ENDLESS },
    ],
    [
      "the identity service refuses a token",
      "identity-refused",
      "identity",
      /idtoken/,
      { status: 400, body: WORDS, type: "text/plain" },
    ],
    [
      "the index wants tokens for another service",
      "mint-audience-foreign",
      "pypi",
      /audience/,
      { status: 200, body: JSON.stringify({ audience: WORDS }) },
    ],
    ["the index gives no token", "mint-refused", "pypi", /mint-token/, { status: 422, body: MINT }],
    [
      "the index refuses a file in HTML",
      "upload-refused",
      "pypi",
      /POST \/legacy/,
      { status: 400, body: `<h1>400 Bad Request</h1><p>${WORDS}`, type: "text/html" },
    ],
    [
      "the index refuses a file without end",
      "upload-refused",
      "pypi",
      /POST \/legacy/,
      { status: 400, body: ENDLESS, type: "text/plain" },
    ],
    [
      "the index lists what is no list",
      "service-failed",
      "pypi",
      /\/simple\//,
      { status: 418, body: WORDS, type: "text/plain" },
    ],
    [
      "Sigstore gives no certificate",
      "attestations-failed",
      "fulcio",
      /signingCert/,
      { status: 400, body: MESSAGE },
    ],
  ])("%s", async (_, code, service, of, answer) => {
    const attestations = service === "fulcio" ? "required" : "off";
    const run = await runAt(service, { of, answer }, { inputs: { attestations } });
    expectStopped(world, run, [code]);
    expect(JSON.stringify(run.report.diagnostics)).toContain("forged");
    expect(front.taken > 0).toBe(answer.body === ENDLESS);
    // Buffers on the way take some, too.
    expect(front.taken).toBeLessThan(32 * 1024 * 1024);
  });

  test("GitHub shows a draft that somebody else has made for the tag", async () => {
    const draft = {
      id: 1,
      tag_name: world.tag,
      name: WORDS,
      body: WORDS,
      draft: true,
      prerelease: false,
      immutable: false,
      html_url: `javascript:alert(1)//${WORDS}`,
      upload_url: "http://127.0.0.1:9/upload",
      assets: [],
    };
    const answer = () => ({ status: 200, body: JSON.stringify([draft]) });
    const job = { action: "github-release", inputs: { stage: "draft" } } as const;
    const run = await runAt("github", { of: /GET \S+\/releases\?/, answer }, job);
    expectStopped(world, run, ["draft-not-ours"]);
  });
});

describe("what an index shows of a release is quoted so that nobody obeys it, and the release goes on:", () => {
  beforeEach(async () => {
    world = await startWorld();
    handed = await handOver(world);
  });
  afterEach(() => world.close());

  /** The release is on the index as it was built. */
  const expectPublished = () =>
    expect(publicState(world).files).toEqual(
      handed.manifest.files.map(({ name, sha256 }) => ({ name, sha256 })),
    );

  test("files of names that lead elsewhere, or are more than names, are none of ours", async () => {
    const names = ["../../../../evil-1.0.0.tar.gz", `${WORDS}.whl`, "__proto__", "/etc/passwd"];
    const answer = (said: string) => {
      const { files = [], ...page } = said.startsWith("{") ? JSON.parse(said) : {};
      const others = names.map((filename) => ({
        filename,
        url: "http://127.0.0.1:9/evil",
        hashes: { sha256: "0".repeat(64) },
        yanked: WORDS,
        "requires-python": WORDS,
      }));
      return { status: 200, body: JSON.stringify({ ...page, files: [...others, ...files] }) };
    };
    const run = await runAt("pypi", { of: /\/simple\//, answer });
    expect([run.exitCode, saidBy(run)]).toEqual([0, []]);
    expectPublished();
  });

  test("a page that says something else is told of", async () => {
    const answer = (said: string) => {
      const page = JSON.parse(said);
      const info = { ...page.info, name: WORDS, summary: WORDS, description: WORDS.repeat(9999) };
      return { status: 200, body: JSON.stringify({ ...page, info }) };
    };
    const run = await runAt("pypi", { of: /\/1\.0\.0\/json/, answer });
    expect(run.exitCode).toBe(0);
    expect(saidBy(run)).toEqual(Array(3).fill("warning indexed-metadata-differs"));
    expect(JSON.stringify(run.report.diagnostics)).toContain("forged");
    expectPublished();
  });
});
