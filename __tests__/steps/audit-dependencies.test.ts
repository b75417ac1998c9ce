import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { parseMetadata } from "../../src/domain/distribution/metadata.ts";
import type { Auditor, AuditPlace } from "../../src/ports/auditor.ts";
import { textReply } from "../../src/sandbox/http.ts";
import { auditDeclared, auditInstalled, auditSubject } from "../../src/steps/audit-dependencies.ts";
import { TOOLS_TIMEOUT } from "../python-tools.ts";
import { advisory } from "./audit/advisories.ts";
import { type PyPIFront, startPyPIFront } from "./audit/pypi-front.ts";
import { openWorld, type World } from "./audit/world.ts";

const REQUIREMENTS = ["urllib3 <2", "Jinja2 (>=3,<3.1.3)", "rich"];
const AUDIT_TIMEOUT = 60_000;

let world: World;
let front: PyPIFront;
let auditor: Auditor;
/** The project omi with what it requires, and what that requires. */
let place: AuditPlace;

beforeAll(async () => {
  world = await openWorld();
  await world.offer(
    { name: "omi", version: "1.0", files: {}, dependencies: REQUIREMENTS },
    { name: "urllib3", version: "1.26.5", files: {} },
    { name: "jinja2", version: "3.1.2", files: {}, dependencies: ["MarkupSafe"] },
    { name: "markupsafe", version: "2.0", files: {} },
    { name: "rich", version: "13.0", files: {} },
    { name: "alone", version: "1.0", files: {} },
    { name: "small", version: "1.0", files: {}, dependencies: ["markupsafe<2.1"] },
  );
  place = await world.install("omi");
  front = await startPyPIFront(world.folder, world.service.url);
  auditor = world.auditor(front.environment);
}, TOOLS_TIMEOUT);
afterAll(async () => {
  await front.close();
  await world.close();
});
beforeEach(() => {
  world.service.advisories.splice(0);
  world.service.trouble = undefined;
  world.asked = { kind: "osv", url: world.service.queryUrl };
});

const subject = () => ({ project: "Omi", requirements: REQUIREMENTS, place });

const COLUMNS = ["Vulnerability", "Also known as", "Fixed in", "What it is", "Page"];
const page = (id: string) => `https://osv.dev/vulnerability/${id}`;

describe("what a wheel installs", () => {
  test(
    "is told by package: what the project keeps from being fixed, what others bring, and what nobody has fixed",
    async () => {
      world.service.advisories.push(
        advisory("GHSA-aaaa", "urllib3", "1.26.5", [["1.26.17"]], {
          aliases: ["CVE-2023-1", "PYSEC-2023-1"],
        }),
        advisory("PYSEC-2023-1", "urllib3", "1.26.5", [["1.26.17", "2.0.6"]], {
          aliases: ["CVE-2023-1"],
          summary: "A cookie\nleaks ::error::",
        }),
        advisory("GHSA-bbbb", "jinja2", "3.1.2", [["3.1.3"]], { aliases: ["CVE-2024-2"] }),
        advisory("GHSA-cccc", "jinja2", "3.1.2", [], { details: "Nobody knows how." }),
        advisory("GHSA-dddd", "markupsafe", "2.0", [["2.1"]]),
        advisory("GHSA-eeee", "rich", "13.0", [["14"]], { withdrawn: "2024-01-01T00:00:00Z" }),
        advisory("GHSA-ffff", "omi", "1.0", [["1.1"]]),
        advisory("GHSA-0000", "rich", "12.0", [["13.0"]]),
      );
      const { result, noted, settled } = await world.audit(auditInstalled(subject(), { auditor }));
      expect({ result, settled }).toEqual({
        result: { dependencies: 4, vulnerable: 3 },
        settled: undefined,
      });
      expect(noted.toSorted((one, other) => one.message.localeCompare(other.message))).toEqual([
        {
          code: "dependency-fix-excluded",
          severity: "error",
          message:
            "jinja2 3.1.2 is installed with this project and has 2 known vulnerabilities. The project's own requirement Jinja2 (>=3,<3.1.3) excludes every version that fixes CVE-2024-2.",
          table: {
            columns: COLUMNS,
            rows: [
              { cells: ["CVE-2024-2", "GHSA-bbbb", "3.1.3", "", page("GHSA-bbbb")], marked: true },
              { cells: ["GHSA-cccc", "", "no version", "Nobody knows how.", page("GHSA-cccc")] },
            ],
          },
          hint: "Let the requirement allow a version from the table, commit, and release from a new tag on that commit. If the vulnerability cannot be reached through this project, set rules: dependency-fix-excluded=warning.",
        },
        {
          code: "dependency-vulnerable",
          severity: "warning",
          message:
            "markupsafe 2.0 is installed with this project and has 1 known vulnerability: GHSA-dddd.",
          table: {
            columns: COLUMNS,
            rows: [{ cells: ["GHSA-dddd", "", "2.1", "", page("GHSA-dddd")] }],
          },
          hint: "This project does not require it itself: another dependency does. Move to a version of that one that allows a fixed version, or require a fixed version here.",
        },
        {
          code: "dependency-vulnerable",
          severity: "warning",
          message:
            "urllib3 1.26.5 is installed with this project and has 1 known vulnerability: PYSEC-2023-1 (CVE-2023-1).",
          table: {
            columns: COLUMNS,
            rows: [
              {
                cells: [
                  "PYSEC-2023-1",
                  "CVE-2023-1, GHSA-aaaa",
                  "1.26.17, 2.0.6",
                  "A cookie leaks :\u200b:error:\u200b:",
                  page("PYSEC-2023-1"),
                ],
              },
            ],
          },
          hint: "Raise the requirement urllib3 <2 to a fixed version. If it cannot be installed then, pip says which other dependency holds it back.",
        },
      ]);
    },
    AUDIT_TIMEOUT,
  );

  test(
    "is what the wheel has brought, and not what its tests installed after that",
    async () => {
      const clean = await world.install("small");
      const metadata = parseMetadata("Name: small\nRequires-Dist: markupsafe<2.1\n\n");
      const taken = await auditSubject("small", metadata, clean, auditor);
      expect(taken.requirements).toEqual(["markupsafe<2.1"]);
      expect(taken.packages?.map(({ name }) => name).toSorted()).toEqual(["markupsafe", "small"]);
      await world.python.install(clean.environment, ["rich"]);
      world.service.advisories.push(
        advisory("GHSA-dddd", "markupsafe", "2.0", [["2.1"]]),
        advisory("GHSA-eeee", "rich", "13.0", [["14"]]),
      );
      const { result, noted } = await world.audit(auditInstalled(taken, { auditor }));
      expect(result).toEqual({ dependencies: 1, vulnerable: 1 });
      expect(noted.map(({ code }) => code)).toEqual(["dependency-fix-excluded"]);
    },
    AUDIT_TIMEOUT,
  );

  test("is nothing where the project has no dependencies: nothing is fetched, and nobody asked", async () => {
    const other = world.auditor();
    const alone = await world.install("alone");
    const before = world.said.length;
    const act = auditInstalled(
      { project: "alone", requirements: [], place: alone },
      { auditor: other },
    );
    expect(await world.audit(act)).toEqual({
      result: { dependencies: 0, vulnerable: 0 },
      noted: [],
      settled: "skipped",
    });
    expect(world.said.slice(before)).toEqual([]);
  });
});

describe("what is declared, before there is a wheel", () => {
  const declaring = (texts: readonly string[], open: readonly "dependencies"[] = []) => ({
    sources: {
      project: { path: "pyproject.toml", name: "omi", table: "project" as const },
      declared: {
        path: "pyproject.toml",
        name: "omi",
        dependencies: [
          ...texts.map((text) => ({ text })),
          { text: "no-such-package", extra: "development" },
        ],
        entryPoints: [],
        open,
      },
    },
    temporary: join(world.folder, "declared"),
  });
  const auditOf = (request: ReturnType<typeof declaring>) =>
    world.audit(auditDeclared(request, { auditor, python: world.python }));

  test(
    "is installed by itself, with what it brings, and audited like a wheel",
    async () => {
      world.service.advisories.push(
        advisory("GHSA-bbbb", "jinja2", "3.1.2", [["3.1.3"]]),
        advisory("GHSA-dddd", "markupsafe", "2.0", [["2.1"]]),
      );
      const { result, noted } = await auditOf(declaring(["jinja2==3.1.2", "--index-url=http://a"]));
      expect(result).toEqual({ dependencies: 2, vulnerable: 2 });
      expect(noted.map(({ code }) => code).toSorted()).toEqual([
        "dependency-fix-excluded",
        "dependency-vulnerable",
      ]);
    },
    AUDIT_TIMEOUT,
  );

  test("is nothing where the build decides it", async () => {
    expect(await auditOf(declaring(["jinja2"], ["dependencies"]))).toEqual({
      result: { dependencies: 0, vulnerable: 0 },
      noted: [],
      settled: "skipped",
    });
  });

  test("is a warning where it cannot be installed", async () => {
    const { result, noted } = await auditOf(declaring(["nowhere>1"]));
    expect(result).toEqual({ dependencies: 1 });
    expect(noted).toMatchObject([
      {
        code: "audit-unavailable",
        severity: "warning",
        message: expect.stringMatching(
          /^Whether the dependencies have known vulnerabilities is not known\. They cannot be installed to be audited\. Installing nowhere>1 in a clean environment fails/,
        ),
      },
    ]);
  });
});

describe("no answer is a warning, and never taken for a good one", () => {
  test.each([
    ["a service that is down", textReply(503, "down"), /HTTPError: 503 Server Error/],
    ["a page of a proxy", textReply(200, "<html>Log in</html>"), /JSONDecodeError/],
    ["silence", "nothing" as const, /ReadTimeout: .*Read timed out/],
  ])(
    "%s",
    async (_, trouble, words) => {
      world.service.trouble = trouble;
      const { result, noted } = await world.audit(auditInstalled(subject(), { auditor }));
      expect(result).toEqual({ dependencies: 4 });
      expect(noted).toEqual([
        {
          code: "audit-unavailable",
          severity: "warning",
          message: expect.stringMatching(words),
          hint: expect.stringContaining("Run this job again"),
        },
      ]);
    },
    AUDIT_TIMEOUT,
  );

  test("the lock file cannot be had as it is", async () => {
    const other = world.auditor({ PIP_FIND_LINKS: join(world.folder, "links") });
    const { noted } = await world.audit(auditInstalled(subject(), { auditor: other }));
    expect(noted).toMatchObject([
      {
        code: "audit-unavailable",
        message: expect.stringMatching(
          /not known\. Installing pip-audit fails \(exit code 1\):\n.*ERROR/s,
        ),
      },
    ]);
  });

  test("an environment that is no longer there, or that the project is not in", async () => {
    const gone = await world.install("alone");
    const lost = await world.audit(auditInstalled({ ...subject(), place: gone }, { auditor }));
    expect(lost.noted.map(({ code, message }) => [code, message])).toEqual([
      ["audit-unavailable", expect.stringContaining("Omi is not found where it was installed.")],
    ]);
    await rm(join(gone.environment.scripts, ".."), { recursive: true });
    const act = auditInstalled({ ...subject(), place: gone }, { auditor });
    const { result, noted } = await world.audit(act);
    expect(result).toEqual({ dependencies: 3 });
    expect(noted.map(({ code, message }) => [code, message])).toEqual([
      ["audit-unavailable", expect.stringContaining("Listing what is installed")],
    ]);
  });
});

describe("PyPI, which users are served by", () => {
  test(
    "names every fix, and what it does not have; a proxy that refuses is a warning",
    async () => {
      world.asked = { kind: "pypi" };
      for (const release of ["urllib3 1.26.5", "jinja2 3.1.2", "rich 13.0"]) {
        world.service.releases.add(release);
      }
      const lines = [["1.26.17"], ["2.0.6"]];
      world.service.advisories.push(
        advisory("GHSA-aaaa", "urllib3", "1.26.5", lines),
        advisory("GHSA-eeee", "rich", "13.0", [["14"]], { withdrawn: "2024-01-01T00:00:00Z" }),
      );
      const { result, noted } = await world.audit(auditInstalled(subject(), { auditor }));
      expect(result).toEqual({ dependencies: 4, vulnerable: 1 });
      expect(noted.map(({ code, table }) => [code, table?.rows.map(({ cells }) => cells)])).toEqual(
        [
          ["dependency-vulnerable", [["GHSA-aaaa", "", "1.26.17, 2.0.6", "", page("GHSA-aaaa")]]],
          [
            "dependency-not-audited",
            [
              [
                "markupsafe",
                "2.0",
                "Dependency not found on PyPI and could not be audited: markupsafe (2.0)",
              ],
            ],
          ],
        ],
      );
      front.open = false;
      const refused = await world.audit(auditInstalled(subject(), { auditor }));
      expect(refused.noted).toMatchObject([
        {
          code: "audit-unavailable",
          message: expect.stringMatching(/ProxyError: .*403 Forbidden/),
        },
      ]);
    },
    AUDIT_TIMEOUT,
  );
});
