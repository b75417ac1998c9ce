import { describe, expect, test } from "@jest/globals";
import { failureOf } from "../http/failure-of.ts";
import type { Act } from "../http/scripted-server.ts";
import { json } from "../http/scripted-server.ts";
import { adapterAt, COMMIT } from "./adapter-at.ts";

const status = (id: number) => ({ id, context: `ci/${id}`, state: "success", target_url: null });

/** One page of a combined status; `next` as GitHub would link to it. */
function combined(ids: readonly number[], total: number, next?: string): Act {
  const act = json({ total_count: total, statuses: ids.map(status), url: "https://x.example" });
  if (next === undefined || typeof act === "string") return act;
  return { ...act, headers: { ...act.headers, link: `<${next}>; rel="next", <x>; rel="last"` } };
}

const contextsOf = (ids: readonly number[]) =>
  ids.map((id) => ({ context: `ci/${id}`, state: "success" }));

describe("a list that GitHub counts", () => {
  test("is read page after page, and no address in it is followed", async () => {
    const { server, github } = await adapterAt((_, count) =>
      count === 1 ? combined([1, 2], 3, "https://elsewhere.example/") : combined([3], 3),
    );
    expect(await github.commitStatuses(COMMIT)).toEqual({
      kind: "complete",
      items: contextsOf([1, 2, 3]),
    });
    expect(server.lines()).toEqual([
      `GET /repos/omi/omi/commits/${COMMIT}/status?per_page=100&page=1`,
      `GET /repos/omi/omi/commits/${COMMIT}/status?per_page=100&page=2`,
    ]);
  });

  test("is read once more where it is short, as when it grows meanwhile", async () => {
    const pages = [combined([2], 2, "x"), combined([2], 3), combined([3, 2, 1], 3)];
    const { github } = await adapterAt(() => pages.shift() ?? "reset");
    expect(await github.commitStatuses(COMMIT)).toEqual({
      kind: "complete",
      items: contextsOf([3, 2, 1]),
    });
  });

  test("is incomplete where it stays short", async () => {
    const { server, github } = await adapterAt(() => combined([1], 2));
    expect(await github.commitStatuses(COMMIT)).toEqual({
      kind: "incomplete",
      items: contextsOf([1]),
      total: 2,
    });
    expect(server.requests).toHaveLength(2);
  });

  test("comes to an end", async () => {
    const { server, github } = await adapterAt(() => combined([1], 1, "x"));
    const failure = await failureOf(github.commitStatuses(COMMIT));
    expect(failure.code).toBe("response-invalid");
    expect(failure.message).toContain("more than 100 pages");
    expect(server.requests).toHaveLength(100);
  });

  test.each<[string, Act, string]>([
    ["without a count", json({ statuses: [] }), "response-invalid"],
    ["without a list", json({ total_count: 0 }), "response-invalid"],
    ["of something else", json({ total_count: 1, statuses: [{ id: 1 }] }), "response-invalid"],
    ["that is none", json([]), "response-invalid"],
    ["that is null", json(null), "response-invalid"],
    ["that is no JSON", { status: 200, body: "<html>" }, "response-invalid"],
    [
      "that is refused for its rate",
      json({ message: "API rate limit exceeded" }, 403),
      "github-rate-limited",
    ],
    [
      "for a token that is not known",
      json({ message: "Bad credentials" }, 401),
      "github-token-invalid",
    ],
    ["for no commit", json({ message: "No commit found" }, 422), "github-request-refused"],
    [
      "of an empty repository",
      json({ message: "Git Repository is empty." }, 409),
      "github-request-refused",
    ],
  ])("%s is a failure, and never empty", async (_, act, code) => {
    const { github } = await adapterAt(() => act);
    expect((await failureOf(github.commitStatuses(COMMIT))).code).toBe(code);
  });

  test.each([403, 404])("that is answered with %d is not shown to us", async (code) => {
    const { github } = await adapterAt(() => json({ message: "No" }, code));
    expect(await github.commitStatuses(COMMIT)).toEqual({
      kind: "withheld",
      why: `GitHub answers ${code} to a request for /repos/omi/omi/commits/${COMMIT}/status: No.`,
    });
  });

  test("is not green because its second page fails", async () => {
    const { github } = await adapterAt(({ url }) =>
      url.endsWith("page=1") ? combined([1], 2, "x") : { status: 502 },
    );
    expect((await failureOf(github.commitStatuses(COMMIT))).code).toBe("service-failed");
  });
});

test("an answer may leave out what GitHub's description lets it", async () => {
  const { github } = await adapterAt(({ url }) =>
    url.includes("check-suites")
      ? json({
          total_count: 1,
          check_suites: [
            {
              id: 1,
              app: { name: "Bot" },
              status: null,
              conclusion: null,
              created_at: null,
              latest_check_runs_count: 0,
            },
          ],
        })
      : url.includes("check-runs")
        ? json({
            total_count: 1,
            check_runs: [
              { id: 1, name: "a", app: null, check_suite: null, status: "queued", html_url: null },
            ],
          })
        : json({
            total_count: 2,
            workflow_runs: [
              { id: 1, name: null, path: "a.yml", event: "push", html_url: "u", status: null },
              {
                id: 2,
                path: "a.yml",
                event: "pull_request",
                html_url: "u",
                head_branch: null,
                repository: { id: 7 },
                head_repository: null,
              },
            ],
          }),
  );
  expect(await github.checkSuites(COMMIT)).toMatchObject({
    items: [{ id: 1, app: { slug: "Bot", name: "Bot" }, status: "unknown", checks: 0 }],
  });
  expect(await github.checkRuns(COMMIT)).toEqual({
    kind: "complete",
    items: [{ id: 1, name: "a", status: "queued" }],
  });
  const known = { name: "a.yml", path: "a.yml", status: "unknown", url: "u" };
  expect(await github.workflowRuns(COMMIT)).toEqual({
    kind: "complete",
    items: [
      { id: 1, event: "push", ...known },
      { id: 2, event: "pull_request", repository: 7, headRepository: null, ...known },
    ],
  });
});

describe("what protects tags", () => {
  const serving = (ruleset: object) => (request: { readonly url: string }) =>
    request.url.includes("/rulesets/") ? json(ruleset) : json([{ id: 5 }]);

  test("may have no conditions and no rules", async () => {
    const { github } = await adapterAt(serving({ name: "Old", enforcement: "evaluate" }));
    expect(await github.tagRulesets()).toEqual({
      kind: "complete",
      items: [{ name: "Old", active: false, include: [], exclude: [], rules: [] }],
    });
  });

  test.each(["always", "exempt", "never", "pull_requests_only"])(
    "says whether we may pass by: %s",
    async (bypass) => {
      const ruleset = { name: "T", enforcement: "active", current_user_can_bypass: bypass };
      const { github } = await adapterAt(serving(ruleset));
      expect(await github.tagRulesets()).toMatchObject({ items: [{ bypass }] });
    },
  );

  test("is not believed where it makes no sense", async () => {
    const ruleset = { name: "T", enforcement: "active", current_user_can_bypass: "perhaps" };
    const { github } = await adapterAt(serving(ruleset));
    expect((await failureOf(github.tagRulesets())).code).toBe("response-invalid");
  });
});

test("labels may be bare names", async () => {
  const issue = { number: 1, title: "T", html_url: "u", labels: ["critical", { name: "bug" }] };
  const { github } = await adapterAt(() => json([issue]));
  expect(await github.openIssues({ label: "critical" })).toMatchObject({
    items: [{ labels: ["critical", "bug"], pullRequest: false }],
  });
});
