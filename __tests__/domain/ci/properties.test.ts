import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { judgeCi } from "../../../src/domain/ci/decision.ts";
import type { CheckRun, CiFacts, WorkflowRun } from "../../../src/domain/ci/facts.ts";
import { itemsOf, type Reading } from "../../../src/domain/reading.ts";
import {
  ACTIONS_APP,
  AT_LAST,
  check,
  complete,
  expectation,
  facts,
  job,
  NOT_SHOWN,
  run,
  status,
  suite,
  timing,
} from "./sample-facts.ts";

const progress = fc.oneof(
  fc.constantFrom("queued", "in_progress", "waiting").map((word) => ({ status: word })),
  fc
    .constantFrom(
      "success",
      "neutral",
      "skipped",
      "failure",
      "cancelled",
      "timed_out",
      "unheard of",
    )
    .map((conclusion) => ({ status: "completed", conclusion })),
);
type Progress = { readonly status: string; readonly conclusion?: string };

/** The conclusion is that of the progress alone. */
function at<Item extends Progress>({ conclusion, ...item }: Item, now: Progress) {
  expect(conclusion).toBe("success");
  return { ...item, ...now };
}

const workflow = fc
  .record({ progress, jobs: fc.array(progress, { maxLength: 3 }) })
  .map(
    (made) =>
      (id: number): { readonly run: WorkflowRun; readonly jobs: readonly CheckRun[] } => ({
        run: at(run({ id, suite: id, name: `Workflow ${id}`, path: `${id}.yml` }), made.progress),
        jobs: made.jobs.map((now, place) =>
          at(job(`Job ${place}`, { id: id * 10 + place, suite: id }), now),
        ),
      }),
  );

/** Anything that GitHub may say of a commit, with every list complete. */
const known = fc
  .record({
    workflows: fc.array(workflow, { maxLength: 4 }),
    checks: fc.array(progress, { maxLength: 3 }),
    statuses: fc.array(fc.constantFrom("success", "pending", "failure", "error"), { maxLength: 3 }),
  })
  .map(({ workflows, checks, statuses }) => {
    const made = workflows.map((make, place) => make(place + 1));
    return facts({
      runs: complete(...made.map((each) => each.run)),
      checks: complete(
        ...made.flatMap(({ jobs }) => jobs),
        ...checks.map((now, place) => at(check(`Check ${place}`, { id: 5000 + place }), now)),
      ),
      statuses: complete(...statuses.map((state, place) => status(`Status ${place}`, state))),
    });
  });

/** The words of all that must be green, put together with none of our code. */
function wordsOf({ runs, checks, statuses }: CiFacts): readonly string[] {
  const ofApps = itemsOf(checks).filter(({ app }) => app !== ACTIONS_APP);
  const all = [...itemsOf(runs), ...ofApps].map((item) =>
    item.status === "completed" ? String(item.conclusion) : "pending",
  );
  return [...all, ...itemsOf(statuses).map(({ state }) => state)];
}

test("what is there settles the verdict, and every finding goes with its state", () => {
  fc.assert(
    fc.property(known, (told) => {
      const words = wordsOf(told);
      const verdict = judgeCi(told, expectation(), timing());
      const isRed = words.some(
        (word) => !["success", "neutral", "skipped", "pending"].includes(word),
      );
      if (isRed) expect(verdict).toMatchObject({ kind: "settled", state: "red" });
      else if (words.includes("pending")) expect(verdict.kind).toBe("wait");
      else {
        const state = words.length === 0 ? "missing" : "green";
        expect(verdict).toMatchObject({ kind: "settled", state });
      }
      const last = judgeCi(told, expectation(), AT_LAST);
      expect(last.kind).toBe("settled");
      if (last.kind === "settled")
        expect(last.diagnostics.length === 0).toBe(last.state === "green");
    }),
  );
});

test("nothing that our own workflow does changes the verdict", () => {
  fc.assert(
    fc.property(known, fc.array(workflow, { maxLength: 3 }), (told, own) => {
      const made = own.map((make, place) => make(700 + place));
      const path = ".github/workflows/publish.yml@refs/tags/v1.0";
      const more = facts({
        ...told,
        runs: complete(...itemsOf(told.runs), ...made.map((each) => ({ ...each.run, path }))),
        suites: complete(
          ...made.map(({ run: { id } }) => suite({ id, app: ACTIONS_APP, checks: 3 })),
        ),
        checks: complete(...itemsOf(told.checks), ...made.flatMap(({ jobs }) => jobs)),
      });
      for (const time of [timing(), AT_LAST]) {
        expect(judgeCi(more, expectation(), time)).toEqual(judgeCi(told, expectation(), time));
      }
    }),
  );
});

test("neither the order of the lists nor empty old suites matter", () => {
  const reversed = <Item>(list: Reading<Item>) => complete(...[...itemsOf(list)].reverse());
  fc.assert(
    fc.property(known, fc.array(fc.integer({ min: 30, max: 40 })), (told, ids) => {
      const stateOf = (candidate: CiFacts) => {
        const verdict = judgeCi(candidate, expectation(), AT_LAST);
        return verdict.kind === "settled" ? [verdict.state, verdict.counted] : verdict;
      };
      const other = facts({
        ...told,
        runs: reversed(told.runs),
        checks: reversed(told.checks),
        statuses: reversed(told.statuses),
        suites: complete(...ids.map((id) => suite({ id }))),
      });
      expect(stateOf(other)).toEqual(stateOf(told));
    }),
  );
});

test("what is not shown, or not all given, is never green", () => {
  const lists = ["runs", "suites", "checks", "statuses"] as const;
  fc.assert(
    fc.property(known, fc.constantFrom(...lists), fc.boolean(), (told, list, hidden) => {
      const { kind, ...whole } = told[list] as { kind: string; items: readonly never[] }; // known has complete lists alone
      expect(kind).toBe("complete");
      const short = { kind: "incomplete", ...whole, total: whole.items.length + 1 } as const;
      const verdict = judgeCi(
        { ...told, [list]: hidden ? NOT_SHOWN : short },
        expectation(),
        AT_LAST,
      );
      expect(verdict).toMatchObject({ kind: "settled" });
      if (verdict.kind !== "settled") return;
      expect(verdict.state).not.toBe("green");
      expect(verdict.diagnostics).not.toEqual([]);
    }),
  );
});
