import { describe, expect, test } from "@jest/globals";
import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import { ReleaseError } from "../../../src/domain/release-error.ts";
import { explainMint } from "../../../src/steps/identity/explain-mint.ts";
import { mintUploadToken } from "../../../src/steps/identity/mint-upload-token.ts";
import { failureOf } from "../../adapters/http/failure-of.ts";
import { JOB, PUBLISHER, publishByToken, publishEarlier, startWorld, type World } from "./world.ts";

const plan = { project: "omi", indexes: ["pypi"] };
const PAGE = "https://pypi.org/manage/project/omi/settings/publishing/?provider=github";

/** The explained refusal, with real addresses. */
async function refusalOf(
  world: World,
  on: "pypi" | "testpypi" = "pypi",
  context: Parameters<typeof mintUploadToken>[0] = { plan },
): Promise<Diagnostic> {
  const ports = { index: world.index(on), identity: world.identity };
  const { hint, ...diagnostic } = await failureOf(mintUploadToken(context, ports));
  return { ...diagnostic, hint: world.real(hint) ?? "" };
}

/** The rows of the table, those that differ with a `!`. */
function rowsOf({ table }: Diagnostic): readonly string[] | undefined {
  return table?.rows.map(({ cells, marked }) => `${marked ? "! " : ""}${cells.join(" | ")}`);
}

describe("a job that the index knows", () => {
  test("gets an upload token, and nothing else is asked", async () => {
    const world = await startWorld();
    world.servers.pypi.addPendingPublisher("omi", PUBLISHER);
    const ports = { index: world.index("pypi"), identity: world.identity };
    const token = await mintUploadToken({ plan }, ports);
    expect(token.value).toMatch(/^pypi-/);
    expect(world.servers.pypi.requests.map(({ path }) => path)).toEqual([
      "/_/oidc/audience",
      "/_/oidc/mint-token",
    ]);
  });
});

describe("a job that the index refuses is told which field is wrong:", () => {
  test("it runs in no environment", async () => {
    const world = await startWorld({}, { environment: undefined });
    await publishEarlier(world);
    expect(await refusalOf(world)).toEqual({
      code: "publisher-environment-missing",
      severity: "error",
      message:
        'PyPI knows no trusted publisher for this job (invalid-publisher): the job runs in no environment, and the publisher of omi 0.2.0 names "pypi".',
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
    });
  });

  test("it runs in another environment", async () => {
    const world = await startWorld({ environment: "Release & more" });
    await publishEarlier(world);
    const diagnostic = await refusalOf(world);
    expect(diagnostic).toMatchObject({
      code: "publisher-environment-differs",
      message:
        'PyPI knows no trusted publisher for this job (invalid-publisher): the job runs in the environment "Release & more", and the publisher of omi 0.2.0 names "pypi".',
      hint: `Register a publisher for this job: ${PAGE}&owner=slapglif&repository=omi&workflow_filename=publish.yml&environment=Release%20%26%20more
Or give the job this line, and release from a tag whose workflow has it:
environment: pypi`,
    });
    expect(rowsOf(diagnostic)?.at(-1)).toBe("! Environment name | Release & more | pypi");
  });

  test("PyPI and TestPyPI see one environment, and TestPyPI's publisher names another", async () => {
    const world = await startWorld();
    await publishEarlier(world);
    await publishEarlier(world, { ...PUBLISHER, environment: "TestPyPI" }, { on: "testpypi" });
    const both = { plan: { project: "omi", indexes: ["testpypi", "pypi"] } };
    const ports = { index: world.index("pypi"), identity: world.identity };
    expect((await mintUploadToken(both, ports)).value).toMatch(/^pypi-/);
    expect(await refusalOf(world, "testpypi", both)).toMatchObject({
      code: "publisher-environment-differs",
      message:
        'TestPyPI knows no trusted publisher for this job (invalid-publisher): the job runs in the environment "pypi", and the publisher of omi 0.2.0 names "testpypi"; TestPyPI and PyPI see the same job, which has one environment.',
      hint: `Register a publisher for this job: ${PAGE.replace("pypi.org", "test.pypi.org")}&owner=slapglif&repository=omi&workflow_filename=publish.yml&environment=pypi
Or publish to TestPyPI in a job of its own, with this line, and release from a tag whose workflow has it:
environment: testpypi`,
    });
  });

  test("its workflow file was renamed", async () => {
    const world = await startWorld({ workflowFile: "release.yaml" });
    await publishEarlier(world);
    const diagnostic = await refusalOf(world);
    expect(diagnostic).toMatchObject({
      code: "publisher-workflow-differs",
      message:
        'PyPI knows no trusted publisher for this job (invalid-publisher): the job is in the workflow file "release.yaml", and the publisher of omi 0.2.0 names "publish.yml".',
      hint: `Register a publisher for this job: ${PAGE}&owner=slapglif&repository=omi&workflow_filename=release.yaml&environment=pypi
Or name the file publish.yml again, and release from a tag that has it there. The workflow's \`name\` does not matter.`,
    });
    expect(rowsOf(diagnostic)).toEqual([
      "Owner | slapglif | slapglif",
      "Repository name | omi | omi",
      "! Workflow name | release.yaml | publish.yml",
      "Environment name | pypi | pypi",
    ]);
  });

  test("a letter's case differs", async () => {
    const world = await startWorld({ workflowFile: "Publish.yml" });
    await publishEarlier(world);
    expect((await refusalOf(world)).message).toContain(
      '"Publish.yml", and the publisher of omi 0.2.0 names "publish.yml" (letters count in their case).',
    );
  });

  test("its repository was renamed or moved", async () => {
    const moved = { ...JOB.repository, owner: "omi-org", ownerId: 3030 };
    const world = await startWorld({ repository: moved });
    await publishEarlier(world);
    const diagnostic = await refusalOf(world);
    expect(diagnostic).toMatchObject({
      code: "publisher-repository-differs",
      message:
        'PyPI knows no trusted publisher for this job (invalid-publisher): the job runs in the repository "omi-org/omi", and the publisher of omi 0.2.0 names "slapglif/omi".',
      hint: `If slapglif/omi has this name now, after a renaming or a transfer: register a publisher for this job: ${PAGE}&owner=omi-org&repository=omi&workflow_filename=publish.yml&environment=pypi
If the run is in a fork, release from slapglif/omi instead.`,
    });
    expect(rowsOf(diagnostic)).toEqual([
      "! Owner | omi-org | slapglif",
      "Repository name | omi | omi",
      "Workflow name | publish.yml | publish.yml",
      "Environment name | pypi | pypi",
    ]);
  });

  test("it runs in a fork", async () => {
    const fork = { ...JOB.repository, owner: "someone", ownerId: 4040 };
    const world = await startWorld({ repository: fork, environment: "own" });
    await publishEarlier(world);
    expect(await refusalOf(world, "pypi", { plan, fork: true })).toMatchObject({
      code: "publisher-fork",
      message:
        'PyPI knows no trusted publisher for this job (invalid-publisher): the job runs in the repository "someone/omi", and the publisher of omi 0.2.0 names "slapglif/omi"; the job runs in the environment "own", and the publisher of omi 0.2.0 names "pypi".',
      hint: `Release from slapglif/omi. If the fork is to carry the project on: register a publisher for this job: ${PAGE}&owner=someone&repository=omi&workflow_filename=publish.yml&environment=own`,
    });
  });

  test("several fields differ", async () => {
    const world = await startWorld({ workflowFile: "release.yml" }, { environment: undefined });
    await publishEarlier(world);
    expect(await refusalOf(world)).toMatchObject({
      code: "publisher-differs",
      message:
        'PyPI knows no trusted publisher for this job (invalid-publisher): the job is in the workflow file "release.yml", and the publisher of omi 0.2.0 names "publish.yml"; the job runs in no environment, and the publisher of omi 0.2.0 names "pypi".',
    });
  });

  test("the account was made anew, which only its id tells", async () => {
    const world = await startWorld({ repository: { ...JOB.repository, ownerId: 9999 } });
    await publishEarlier(world);
    const diagnostic = await refusalOf(world);
    expect(diagnostic).toMatchObject({
      code: "publisher-gone",
      message:
        "PyPI knows no trusted publisher for this job (invalid-publisher): the job is what the publisher of omi 0.2.0 names, and somebody has removed that publisher since; or the account slapglif was deleted and made anew, and has another id (9999) than the one that was registered.",
      hint: `Remove what is left of the old publisher, and register it anew: ${PAGE}&owner=slapglif&repository=omi&workflow_filename=publish.yml&environment=pypi`,
    });
    expect(rowsOf(diagnostic)?.filter((row) => row.startsWith("!"))).toEqual([]);
  });

  test.each([
    ["of another repository", "shared/flows/.github/workflows/_pub.yml@refs/heads/main"],
    ["of its own repository", "slapglif/omi/.github/workflows/_pub.yml@refs/tags/v0.3.0"],
  ])("it is in a reusable workflow %s", async (_, calledWorkflow) => {
    const world = await startWorld({ calledWorkflow });
    await publishEarlier(world);
    const diagnostic = await refusalOf(world);
    expect(diagnostic).toMatchObject({
      code: "publisher-reusable-workflow",
      message: `PyPI knows no trusted publisher for this job (invalid-publisher): the job is defined in the reusable workflow ${calledWorkflow}, which slapglif/omi/.github/workflows/publish.yml@refs/tags/v0.3.0 calls; publishers are compared with the file that holds the job, and that must be a file of slapglif/omi at the commit of the run.`,
      hint: `Move the job that publishes into publish.yml, and release from a tag that has it there. Actions that its steps use change nothing.
Register a publisher for this job: ${PAGE}&owner=slapglif&repository=omi&workflow_filename=publish.yml&environment=pypi`,
    });
    expect(rowsOf(diagnostic)?.at(2)).toBe("! Workflow name | _pub.yml | publish.yml");
  });

  test("it is in a called file that is registered, but at another ref", async () => {
    const calledWorkflow = "slapglif/omi/.github/workflows/_pub.yml@refs/heads/main";
    const world = await startWorld({ calledWorkflow });
    await publishEarlier(world, { ...PUBLISHER, workflow: "_pub.yml" });
    expect((await refusalOf(world)).code).toBe("publisher-reusable-workflow");
  });

  test("a called file that is registered is no reason, but its environment is", async () => {
    const calledWorkflow = "slapglif/omi/.github/workflows/_pub.yml@refs/tags/v0.3.0";
    const world = await startWorld({ calledWorkflow }, { environment: undefined });
    await publishEarlier(world, { ...PUBLISHER, workflow: "_pub.yml" });
    expect((await refusalOf(world)).code).toBe("publisher-environment-missing");
  });

  test("the project is new, and its pending publisher has expired", async () => {
    const world = await startWorld();
    world.servers.pypi.addPendingPublisher("omi", PUBLISHER);
    world.clock.advance(31 * 24 * 3600 * 1000);
    const diagnostic = await refusalOf(world);
    expect(diagnostic).toEqual({
      code: "publisher-pending-missing",
      severity: "error",
      message:
        "PyPI knows no trusted publisher for this job (invalid-publisher): the index lists no file of omi, and no pending publisher matches the job either; one ends 30 days after it was registered.",
      table: {
        columns: ["Field", "This job"],
        rows: [
          { cells: ["PyPI Project Name", "omi"] },
          { cells: ["Owner", "slapglif"] },
          { cells: ["Repository name", "omi"] },
          { cells: ["Workflow name", "publish.yml"] },
          { cells: ["Environment name", "pypi"] },
        ],
      },
      hint: `Register a pending publisher at https://pypi.org/manage/account/publishing/, which no link can fill in, with exactly these values, and run the job again:
PyPI Project Name: omi
Owner: slapglif
Repository name: omi
Workflow name: publish.yml
Environment name: pypi
If one is registered there already, one of these values differs from it; letters count in their case, except in the environment. It cannot be edited: remove it, and register it anew.
It ends after 30 days, and keeps the name for nobody until then.
If the project exists already, an owner registers the job there: ${PAGE}&owner=slapglif&repository=omi&workflow_filename=publish.yml&environment=pypi`,
    });
    // The values are those that work.
    world.servers.pypi.addPendingPublisher("omi", PUBLISHER);
    const ports = { index: world.index("pypi"), identity: world.identity };
    expect((await mintUploadToken({ plan }, ports)).value).toMatch(/^pypi-/);
  });

  test("the project is new, and so is the reusable workflow", async () => {
    const calledWorkflow = "shared/flows/.github/workflows/_pub.yml@refs/heads/main";
    const world = await startWorld({ calledWorkflow }, { environment: undefined });
    const { code, hint } = await refusalOf(world);
    expect(code).toBe("publisher-reusable-workflow");
    expect(hint).toContain("Workflow name: publish.yml\nEnvironment name: (leave it empty)\n");
  });

  test("the project's releases name no publisher", async () => {
    const world = await startWorld();
    await publishByToken(world);
    const diagnostic = await refusalOf(world);
    expect(diagnostic).toMatchObject({
      code: "publisher-not-recorded",
      message:
        "PyPI knows no trusted publisher for this job (invalid-publisher): no file of omi that the index lists shows a workflow of GitHub as its publisher, so that there is nothing to compare the job with.",
      hint: `Register a publisher for this job: ${PAGE}&owner=slapglif&repository=omi&workflow_filename=publish.yml&environment=pypi
If one is registered there, compare it with this job field by field; letters count in their case.`,
    });
    expect(rowsOf(diagnostic)).toEqual([
      "Owner | slapglif",
      "Repository name | omi",
      "Workflow name | publish.yml",
      "Environment name | pypi",
    ]);
  });

  test("the newest version that names a publisher counts", async () => {
    const world = await startWorld({ workflowFile: "release.yml" });
    await publishEarlier(world, { ...PUBLISHER, workflow: "old.yml" }, { version: "0.10.0" });
    await publishEarlier(world, { ...PUBLISHER, workflow: "older.yml" }, { version: "0.9.0" });
    await publishByToken(world, "0.11.0");
    expect((await refusalOf(world)).message).toContain(
      'the publisher of omi 0.10.0 names "old.yml".',
    );
  });

  test("somebody has created the project since its pending publisher was registered", async () => {
    const world = await startWorld();
    world.servers.pypi.addProject("omi", "somebody else");
    world.servers.pypi.addPendingPublisher("omi", PUBLISHER);
    expect(await refusalOf(world)).toEqual({
      code: "mint-pending-publisher-outdated",
      severity: "error",
      message:
        "PyPI gives no upload token (invalid-pending-publisher): valid token, but project already exists — Somebody has created the project since the pending publisher was registered.",
      hint: `If the project is yours, register a publisher in its settings, and run the job again: ${PAGE}&owner=slapglif&repository=omi&workflow_filename=publish.yml&environment=pypi
If it is not, choose another name: this one is taken.`,
    });
  });
});

describe("the explanation", () => {
  test.each([
    ["the list of files", "simple"],
    ["the provenance", "json"],
    ["the audience", "audience"],
  ] as const)("leaves the plain error where %s cannot be read", async (_, broken) => {
    const world = await startWorld({}, { environment: undefined });
    await publishEarlier(world);
    const index = world.index("pypi");
    const error = await index
      .mint(async () => world.issuer.issue("pypi"))
      .then(
        () => undefined,
        (failure: unknown) => failure,
      );
    if (!(error instanceof ReleaseError)) throw error;
    const { faults } = world.servers.pypi.switches;
    faults.push({ at: broken, times: 100, what: { kind: "status", status: 503 } });
    expect(await explainMint(error, { plan }, { index, identity: world.identity })).toBe(error);
    expect(error.diagnostics[0]?.code).toBe("mint-publisher-unknown");
  });

  test("leaves the plain error where the job gets no second identity token", async () => {
    const world = await startWorld({}, { environment: undefined });
    const plain = { code: "mint-publisher-unknown", severity: "error", message: "No." } as const;
    world.issuer.fail(401, 1);
    const error = new ReleaseError(plain);
    const ports = { index: world.index("pypi"), identity: world.identity };
    expect(await explainMint(error, { plan }, ports)).toBe(error);
  });

  test("leaves every other error as it is, and asks nobody", async () => {
    const world = await startWorld({}, { aud: "other" });
    const ports = { index: world.index("pypi"), identity: world.identity };
    expect((await failureOf(mintUploadToken({ plan }, ports))).code).toBe("mint-token-invalid");
    expect(world.servers.pypi.requests.map(({ path }) => path)).toEqual([
      "/_/oidc/audience",
      "/_/oidc/mint-token",
    ]);
  });

  test("shows hostile claims and provenance as harmless text", async () => {
    const hostile = "a|b\n::error::x<img src=x>`\u202e##[group]pypi-AgEIcHlwaS5vcmcsecretsecret";
    const world = await startWorld({}, { environment: hostile, repository: `o/${hostile}` });
    await publishEarlier(world, { ...PUBLISHER, environment: `${hostile}&<b>` });
    const diagnostic = await refusalOf(world);
    const texts = [
      diagnostic.message,
      // Addresses are percent-encoded.
      ...(diagnostic.hint ?? "").replace(/https:\S+/g, "").split("\n"),
      ...(diagnostic.table?.rows ?? []).flatMap(({ cells }) => cells),
    ];
    for (const text of texts) {
      expect(text).not.toMatch(/[\n\u202e]|::|##\[|secretsecret/);
    }
    expect(texts.join(" ")).toContain("<img src=x>");
  });
});
