import { describe, expect, test } from "@jest/globals";
import { identityAdapter } from "../../src/adapters/identity/adapter.ts";
import { packageIndexAdapter } from "../../src/adapters/package-index/adapter.ts";
import { Journal } from "../../src/domain/journal.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import { resolveIndex } from "../../src/domain/publisher/index-address.ts";
import { checkIdentity, type IdentityRequest } from "../../src/steps/check-identity.ts";
import { testClient } from "../adapters/http/scripted-server.ts";
import {
  JOB,
  PUBLISHER,
  publishByToken,
  publishEarlier,
  startWorld,
  type World,
} from "./identity/world.ts";

const plan = { project: "omi", indexes: ["pypi"] };
const PAGE = "https://pypi.org/manage/project/omi/settings/publishing/?provider=github";

/** The step in a journal, as a command runs it; addresses are the real ones. */
async function runStep(
  world: World,
  request: Partial<IdentityRequest> = {},
  ports: Partial<Parameters<typeof checkIdentity>[1]> = {},
): Promise<Outcome & { readonly step: "check-identity" }> {
  const journal = new Journal({ now: () => world.clock.now() });
  const { identity } = world;
  const act = checkIdentity(
    { plan, ...request },
    { index: world.index("pypi"), identity, ...ports },
  );
  await journal.step("check-identity", act, "pypi");
  const outcome = journal.report().outcomes[0];
  if (outcome?.step !== "check-identity") throw new Error("No outcome");
  const diagnostics = outcome.diagnostics.map((found) => ({
    ...found,
    message: world.real(found.message) ?? "",
    ...(found.hint === undefined ? {} : { hint: world.real(found.hint) ?? "" }),
  }));
  return { ...outcome, diagnostics };
}

const codes = ({ diagnostics }: Outcome) => diagnostics.map(({ code }) => code);

describe("a job that published the last release", () => {
  test("is told nothing, and nothing is minted", async () => {
    const world = await startWorld();
    await publishEarlier(world);
    const before = world.servers.pypi.requests.length;
    const outcome = await runStep(world, { repository: "slapglif/omi" });
    expect(outcome.status).toBe("done");
    expect(outcome.diagnostics).toEqual([]);
    expect(outcome.result?.claims).toMatchObject({
      repository: "slapglif/omi",
      job_workflow_ref: "slapglif/omi/.github/workflows/publish.yml@refs/tags/v0.3.0",
      environment: "pypi",
    });
    expect(world.servers.pypi.requests.slice(before).map(({ path }) => path)).toEqual([
      "/_/oidc/audience",
      "/simple/omi/",
      "/integrity/omi/0.2.0/omi-0.2.0-py3-none-any.whl/provenance",
    ]);
  });

  test("may run in any environment where the publisher names none", async () => {
    const world = await startWorld();
    await publishEarlier(world, { ...PUBLISHER, environment: "" });
    expect(codes(await runStep(world))).toEqual([]);
  });
});

describe("a job unlike the one that published the last release", () => {
  test("is warned before anything is uploaded", async () => {
    const world = await startWorld({}, { environment: undefined });
    await publishEarlier(world);
    const outcome = await runStep(world);
    expect(outcome.status).toBe("done");
    expect(outcome.diagnostics).toEqual([
      {
        code: "publisher-unlike-last",
        severity: "warning",
        message:
          'PyPI refuses this job, unless a publisher was registered for it since omi 0.2.0: the job runs in no environment, and the publisher of omi 0.2.0 names "pypi".',
        table: {
          columns: ["Field", "This job", "Publisher of omi 0.2.0"],
          rows: [
            { cells: ["Owner", "slapglif", "slapglif"] },
            { cells: ["Repository name", "omi", "omi"] },
            { cells: ["Workflow name", "publish.yml", "publish.yml"] },
            { cells: ["Environment name", "(none)", "pypi"], marked: true },
          ],
        },
        hint: `Add this line to the job, and release from a tag whose workflow has it:
environment: pypi
Or, without a new tag: register a publisher for this job: ${PAGE}&owner=slapglif&repository=omi&workflow_filename=publish.yml`,
      },
    ]);
  });

  test("is told that a fork is one", async () => {
    const fork = { ...JOB.repository, owner: "someone", ownerId: 4040 };
    const world = await startWorld({ repository: fork });
    await publishEarlier(world);
    const outcome = await runStep(world, { repository: "someone/omi", fork: true });
    expect(codes(outcome)).toEqual(["publisher-unlike-last"]);
    expect(outcome.diagnostics[0]?.hint).toMatch(/^Release from slapglif\/omi\. /);
  });

  test("is told nothing where no release names a publisher", async () => {
    const world = await startWorld({}, { environment: undefined });
    expect(codes(await runStep(world))).toEqual([]);
    await publishByToken(world);
    expect(codes(await runStep(world))).toEqual([]);
    await publishEarlier(world, PUBLISHER, { version: "0.2.1" });
    world.servers.pypi.switches.attestationsDisabled = true;
    expect(codes(await runStep(world))).toEqual([]);
  });

  test.each([
    ["the list of files", "simple"],
    ["the provenance", "json"],
  ] as const)("is told nothing where %s cannot be read", async (_, broken) => {
    const world = await startWorld({}, { environment: undefined });
    await publishEarlier(world);
    const what = { kind: "status", status: 503 } as const;
    world.servers.pypi.switches.faults.push({ at: broken, times: 100, what });
    const outcome = await runStep(world);
    expect([outcome.status, codes(outcome)]).toEqual(["done", []]);
  });
});

describe("a job that the index refuses whatever is registered", () => {
  test("is stopped where it is in a reusable workflow of another repository", async () => {
    const calledWorkflow = "shared/flows/.github/workflows/_pub.yml@refs/heads/main";
    const world = await startWorld({ calledWorkflow });
    await publishEarlier(world);
    const outcome = await runStep(world);
    expect(outcome.status).toBe("failed");
    expect(outcome.result?.claims["job_workflow_ref"]).toBe(calledWorkflow);
    expect(outcome.diagnostics).toMatchObject([
      {
        code: "publisher-reusable-workflow",
        severity: "error",
        message: `PyPI takes no upload from this job: the job is defined in the reusable workflow ${calledWorkflow}, which slapglif/omi/.github/workflows/publish.yml@refs/tags/v0.3.0 calls; publishers are compared with the file that holds the job, and that must be a file of slapglif/omi at the commit of the run.`,
      },
    ]);
  });

  test("is warned where the reusable workflow is its own repository's", async () => {
    const calledWorkflow = "slapglif/omi/.github/workflows/_pub.yml@refs/tags/v0.3.0";
    const world = await startWorld({ calledWorkflow });
    const outcome = await runStep(world);
    expect(outcome.status).toBe("done");
    expect(outcome.diagnostics).toMatchObject([
      {
        code: "publisher-called-workflow",
        severity: "warning",
        message: expect.stringMatching(
          /^PyPI refuses this job, unless a publisher names the called file: the job is defined in the reusable workflow slapglif\/omi\//,
        ),
      },
    ]);
    await publishEarlier(world, { ...PUBLISHER, workflow: "_pub.yml" });
    expect(codes(await runStep(world))).toEqual([]);
  });

  test("is stopped where pull_request_target has started it", async () => {
    const world = await startWorld({ event: "pull_request_target" });
    await publishEarlier(world);
    expect((await runStep(world)).diagnostics).toEqual([
      {
        code: "publisher-event-refused",
        severity: "error",
        message: "PyPI takes no upload from this job: its run was started by pull_request_target.",
        hint: "Start the workflow by a pushed tag or by workflow_dispatch.",
      },
    ]);
  });
});

test("a token for another repository than the run's is doubted", async () => {
  const world = await startWorld();
  const outcome = await runStep(world, { repository: "someone/omi" });
  expect(outcome.status).toBe("done");
  expect(outcome.diagnostics).toEqual([
    {
      code: "publisher-other-repository",
      severity: "warning",
      message:
        'The identity token names the repository "slapglif/omi"; the run\'s is "someone/omi". An index goes by the token.',
      hint: "Run the job on GitHub's own runners, or with a runner that sets GITHUB_REPOSITORY as GitHub does.",
    },
  ]);
  expect(codes(await runStep(world, { repository: "Slapglif/OMI" }))).toEqual([]);
});

describe("a job with an API token", () => {
  const tokenOf = (world: World) => world.servers.pypi.addApiToken();

  test("that could publish without one is advised to delete it", async () => {
    const world = await startWorld();
    await publishEarlier(world);
    const outcome = await runStep(world, { apiToken: tokenOf(world) });
    expect(outcome).toMatchObject({ status: "done", result: { claims: {} } });
    expect(outcome.diagnostics).toEqual([
      {
        code: "api-token-unneeded",
        severity: "notice",
        message:
          "This upload to PyPI uses a stored API token, but omi 0.2.0 was published by trusted publishing from this very job's repository, workflow and environment.",
        hint: "Leave the token out of `api-token`, delete its secret, and delete the token at https://pypi.org/manage/account/. The upload then has attestations, too.",
      },
    ]);
  });

  test.each<[string, (world: World) => Promise<void>, Parameters<typeof startWorld>]>([
    ["nothing was published yet", async () => undefined, []],
    [
      "the newest release was published by a token",
      async (world) => {
        await publishEarlier(world);
        await publishByToken(world, "0.2.1");
      },
      [],
    ],
    [
      "another job published the last release",
      (world) => publishEarlier(world),
      [{ workflowFile: "release.yml" }],
    ],
    [
      "GitHub gives it no identity token",
      async (world) => {
        await publishEarlier(world);
        world.issuer.fail(401, 1);
      },
      [],
    ],
    [
      "the index is silent",
      async (world) => {
        await publishEarlier(world);
        const what = { kind: "status", status: 503 } as const;
        world.servers.pypi.switches.faults.push({ at: "simple", times: 100, what });
      },
      [],
    ],
  ])("is told nothing where %s", async (_, prepare, job) => {
    const world = await startWorld(...job);
    await prepare(world);
    const outcome = await runStep(world, { apiToken: tokenOf(world) });
    expect([outcome.status, codes(outcome)]).toEqual(["done", []]);
  });

  test("is asked for no identity token that it may not have", async () => {
    const world = await startWorld();
    await publishEarlier(world);
    const identity = identityAdapter({ client: testClient(), mask: () => undefined });
    const before = world.servers.pypi.requests.length;
    const outcome = await runStep(world, { apiToken: tokenOf(world) }, { identity });
    expect([outcome.status, codes(outcome)]).toEqual(["done", []]);
    expect(world.servers.pypi.requests).toHaveLength(before);
  });

  test("of another index is stopped", async () => {
    const world = await startWorld();
    const apiToken = world.servers.testpypi.addApiToken();
    const outcome = await runStep(world, { apiToken });
    expect([outcome.status, codes(outcome)]).toEqual(["failed", ["api-token-wrong-index"]]);
  });
});

describe("a job without any credentials", () => {
  test("is told which permission it lacks", async () => {
    const world = await startWorld();
    const identity = identityAdapter({ client: testClient(), mask: () => undefined });
    const outcome = await runStep(world, {}, { identity });
    expect([outcome.status, codes(outcome)]).toEqual(["failed", ["identity-unavailable"]]);
    expect(outcome.diagnostics[0]?.hint).toContain("\n  id-token: write\n");
  });

  test("is told so where the index has no trusted publishing", async () => {
    const world = await startWorld();
    const index = packageIndexAdapter({
      index: resolveIndex("https://example.org/legacy/"),
      client: testClient(),
      mask: () => undefined,
    });
    const outcome = await runStep(world, {}, { index });
    expect([outcome.status, codes(outcome)]).toEqual(["failed", ["credentials-missing"]]);
  });
});
