import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { actions } from "../../src/actions.ts";
import { coverOf, endpoints, readDocument, requestsTo } from "./endpoint-list.ts";
import { hostsIn } from "./host-names.ts";
import type { RealAddresses, Tried } from "./real-addresses.ts";
import {
  openPlace,
  type Place,
  type Recorded,
  recordRehearsal,
  recordStages,
  recordWhole,
} from "./recorded-runs.ts";

const root = join(import.meta.dirname, "../..");
const SLOW = 240_000;
const read = (path: string) => readFileSync(join(root, path), "utf8");
const hostsOf = (programs: Readonly<Record<string, readonly { readonly host: string }[]>>) =>
  Object.values(programs).flatMap((listed) => listed.map(({ host }) => host));

describe("docs/endpoints.json", () => {
  test("has the form that its schema promises, and every action", () => {
    const validate = new Ajv().compile(readDocument("endpoints.schema.json"));
    expect([validate(endpoints), validate.errors]).toEqual([true, null]);
    const folders = actions.map(({ folder }) => (folder === "" ? "." : folder));
    expect(Object.keys(endpoints.actions).toSorted()).toEqual(folders.toSorted());
  });

  test("has every action of others that the hardened workflow uses", () => {
    const uses = read("examples/workflows/hardened.yml").match(/(?<= uses: )[^@]+/g) ?? [];
    const foreign = new Set(uses.filter((name) => !name.startsWith("tag2pypi/")));
    const listed = Object.keys(endpoints.beside).flatMap((names) => names.split(", "));
    expect(listed.toSorted()).toEqual([...foreign].toSorted());
  });

  test.each(actions)("is what the README of $name leads to", ({ folder }) => {
    const link = `](${folder === "" ? "" : "../"}docs/endpoints.json)`;
    expect(read(join(folder, "README.md")).includes(link)).toBe(true);
  });

  test("shows of each stage what its permissions are good for: only the release is written to", () => {
    const writers = Object.entries(endpoints.actions).filter(([, listed]) =>
      requestsTo(listed).some((request) => /^(?:PATCH|DELETE) api\.github\.com/.test(request)),
    );
    const permissions = (folder: string) =>
      parse(/```yaml\npermissions:([\s\S]*?)```/.exec(read(join(folder, "README.md")))?.[1] ?? "");
    const allowed = actions.filter(({ folder }) => permissions(folder)?.contents === "write");
    expect(writers.map(([name]) => name)).toEqual([".", ...allowed.map(({ folder }) => folder)]);
  });
});

describe("the text of dist/", () => {
  test("names no host that is neither an endpoint nor known to be mere words", () => {
    const names = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" });
    const programs = names.filter((name) => name.endsWith(".js"));
    const found = new Set(programs.flatMap((name) => hostsIn(read(join("dist", name)))));
    const listed = [...hostsOf(endpoints.actions), ...hostsOf(endpoints.commands)];
    const words = endpoints.named.map(({ host }) => host);
    const unknown = [...found].filter((host) => !listed.includes(host) && !words.includes(host));
    expect(unknown).toEqual([]);
    // Nothing is excused that is not there, and the search does find what is.
    expect(words.filter((host) => !found.has(host) || listed.includes(host))).toEqual([]);
    expect([...found]).toEqual(
      expect.arrayContaining(["upload.pypi.org", "fulcio.sigstore.dev", "uploads.github.com"]),
    );
    const unneeded = endpoints.unneeded.filter(({ host }) => listed.includes(host));
    expect(unneeded).toEqual([]);
  });
});

/** Listed, and not asked for below: each with why. */
const NOT_TRIED: Readonly<Record<string, readonly string[]>> = {
  "*": [
    // Only where the repository has Git LFS files.
    "GET github-cloud.githubusercontent.com:443",
    "GET github-cloud.s3.amazonaws.com:443",
    // Where GitHub keeps assets, it chooses between two hosts.
    "GET objects.githubusercontent.com:443",
    // Only where an answer of the log was lost.
    "GET rekor.sigstore.dev:443",
    // Only where an earlier run has left what is in the way.
    "DELETE api.github.com:443",
  ],
  // An earlier run's files are adopted once below, in github-release.
  ".": ["GET release-assets.githubusercontent.com:443"],
  build: [
    "GET release-assets.githubusercontent.com:443",
    // Only where a release goes to TestPyPI alone.
    "GET test.pypi.org:443",
    "GET test-files.pythonhosted.org:443",
  ],
  "github-release": ["GET test-files.pythonhosted.org:443"],
};

test("what is not tried below is what is listed", () => {
  const unlisted = Object.entries(NOT_TRIED).flatMap(([name, excused]) => {
    const programs = name === "*" ? Object.values(endpoints.actions).flat() : undefined;
    const listed = requestsTo(programs ?? endpoints.actions[name] ?? []);
    return excused.filter((request) => !listed.includes(request));
  });
  expect(unlisted).toEqual([]);
});

describe("at the real addresses, behind a proxy that leads to the sandbox and nowhere else", () => {
  const places: Place[] = [];
  let real: RealAddresses;
  let recorded: Recorded;
  let rehearsed: Tried;

  beforeAll(async () => {
    const open = async () => {
      const place = await openPlace();
      places.push(place);
      return place;
    };
    const [stages, single] = [await open(), await open()];
    real = stages.real;
    const both = await Promise.all([
      recordStages(stages),
      recordWhole(single).then(async (whole) => {
        rehearsed = await recordRehearsal(single);
        return whole;
      }),
    ]);
    recorded = new Map(both.flatMap((each) => [...each]));
  }, SLOW);
  afterAll(async () => {
    await Promise.all(places.map((place) => place.real.close()));
    await Promise.all(places.map((place) => place.world.close()));
  });

  test.each(Object.entries(endpoints.actions))(
    "asks of its own endpoints alone what is listed, and all of that: %s",
    (name, own) => {
      const listed = requestsTo(own);
      const excused = [...(NOT_TRIED["*"] ?? []), ...(NOT_TRIED[name] ?? [])];
      const expected = listed.filter((request) => !excused.includes(request));
      expect(coverOf(recorded.get(name) ?? [], listed)).toEqual(expected);
    },
  );

  test("a rehearsal itself goes to this machine alone, and lets pip go to its endpoints", () => {
    const elsewhere = rehearsed.past.filter((target) => !/^127\.0\.0\.1:\d+$/.test(target));
    const listed = requestsTo(endpoints.commands["rehearse"] ?? []);
    expect([rehearsed.through, elsewhere]).toEqual([listed, []]);
  });

  test.each([
    ["node:net", "connect(443, '192.0.2.1')", "192.0.2.1:443"],
    ["node:tls", "connect({ host: '192.0.2.2', port: 8443 })", "192.0.2.2:8443"],
    ["node:http", "get('http://example.org/')", "example.org:80"],
    ["node:dns", "lookup('example.org', () => undefined)", "dns example.org"],
    ["node:dns/promises", "resolveTxt('example.org')", "dns example.org"],
    ["node:dgram", "createSocket('udp4').send('', 53, '192.0.2.3')", "a datagram"],
  ])("what went past the proxy would be seen: %s", async (module, call, expected) => {
    const { nodeOptions, environment } = real.start;
    const script = `const m = require("${module}"); m.${call}`;
    spawnSync(process.execPath, [...nodeOptions, "--eval", script], {
      env: { ...process.env, ...environment },
    });
    expect(await real.tried()).toEqual({ through: [], past: [expected] });
  });

  test("what the proxy refuses would be seen", async () => {
    const { hostname, port } = new URL(real.start.environment["https_proxy"] ?? "");
    const tunnel = request({ hostname, port, method: "CONNECT", path: "example.org:443" });
    const answered = once(tunnel, "connect");
    tunnel.end();
    expect((await answered)[0]).toMatchObject({ statusCode: 403 });
    expect(await real.tried()).toEqual({ through: ["CONNECT example.org:443"], past: [] });
  });
});
