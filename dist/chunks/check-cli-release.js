import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  matchesBranch
} from "./build-check-cli-release.js";
import {
  fillPlaceholders,
  findSettingsProblems,
  isTable,
  parseToml,
  tableAt
} from "./build-check-cli-github-release-publish-release.js";
import {
  CONTROL_SEQUENCE,
  ReleaseError,
  ciDiagnostics,
  describeEnding,
  escapeProjectName,
  isOwnRun,
  issueDiagnostics,
  lastLines,
  normalizeProjectName,
  optional,
  projectCommandDiagnostics,
  sanitise,
  splitCommand,
  succeeded
} from "./shared.js";

// src/domain/reading.ts
function itemsOf(reading) {
  return reading.kind === "withheld" ? [] : reading.items;
}

// src/domain/ci/about-commit.ts
var ABOUT_PEOPLE = [
  "discussion",
  "discussion_comment",
  "fork",
  "gollum",
  "issue_comment",
  "issues",
  "label",
  "milestone",
  "pull_request_target",
  "watch"
];
var DEPENDABOT = "dynamic/dependabot/";
function isAboutCommit({ event, path }) {
  return !ABOUT_PEOPLE.includes(event) && !path.startsWith(DEPENDABOT);
}

// src/domain/ci/facts.ts
var ACTIONS = "github-actions";

// src/domain/ci/from-fork.ts
function isFromFork({
  repository,
  headRepository
}) {
  if (headRepository === null) return true;
  return repository !== void 0 && headRepository !== void 0 && headRepository !== repository;
}

// src/domain/ci/result.ts
var GREEN = ["success", "neutral", "skipped"];
function judgeProgress({
  status,
  conclusion
}) {
  if (status !== "completed") return { state: "pending", word: status };
  const state = GREEN.includes(conclusion) ? "green" : "red";
  return { state, word: conclusion ?? "no conclusion" };
}
function judgeState(word) {
  if (word === "pending") return { state: "pending", word };
  return { state: word === "success" ? "green" : "red", word };
}
function isNamed(result, patterns) {
  const { name, source, aliases } = result;
  const names = [name, `${source} / ${name}`, ...aliases].map(withoutSteps);
  return patterns.map(withoutSteps).some((pattern) => names.some((candidate) => matchesBranch(pattern, candidate)));
}
function withoutSteps(text) {
  return text.replaceAll("/", "\0");
}

// src/domain/ci/collect-results.ts
var EMPTY_SUITE_MS = 18e4;
function collectResults(facts, { own, ignore, now }) {
  const isKept = (result) => !isNamed(result, ignore);
  const checks = newest(itemsOf(facts.checks), ({ suite, name }) => `${suite} ${name}`);
  const runs = itemsOf(facts.runs).filter(
    (run) => isAboutCommit(run) && !isFromFork(run) && !isOwnRun(run, own)
  );
  const ofRuns = newest(runs, keyOfRun).map((run) => ({ run: resultOfRun(run), jobs: resultsOfJobs(run, checks) })).filter(({ run }) => isKept(run));
  const isForeign = tellForeign(facts);
  const foreign = checks.filter(({ suite, app }) => isForeign(suite, app));
  const suites = itemsOf(facts.suites).filter(({ id, app }) => isForeign(id, app));
  return {
    counted: [
      ...ofRuns.flatMap(({ run, jobs }) => concludeRun(run, jobs, isKept)),
      ...[
        ...foreign.map(resultOfCheck),
        ...suites.filter((suite) => isAwaited(suite, foreign, now)).map(resultOfSuite),
        ...itemsOf(facts.statuses).map(resultOfStatus)
      ].filter(isKept)
    ],
    jobs: ofRuns.flatMap(({ jobs }) => jobs).filter(isKept),
    workflows: ofRuns.map(({ run }) => run)
  };
}
function tellForeign({ runs }) {
  const ofRuns = new Set(itemsOf(runs).map(({ suite }) => suite));
  return (suite, app) => (suite === void 0 || !ofRuns.has(suite)) && (runs.kind === "complete" || app?.slug !== ACTIONS);
}
function keyOfRun({ event, headBranch = "", path }) {
  return `${event} ${headBranch} ${path}`;
}
function newest(items, keyOf) {
  const found = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (item.id > (found.get(key)?.id ?? Number.NEGATIVE_INFINITY)) found.set(key, item);
  }
  return [...found.values()];
}
function resultOfRun(run) {
  const [file = ""] = run.path.split("@");
  const aliases = [file, file.split("/").at(-1) ?? ""];
  const { name, url } = run;
  return { name, source: "workflow", ...judgeProgress(run), url, aliases };
}
function resultsOfJobs({ name, suite }, checks) {
  if (suite === void 0) return [];
  const jobs = checks.filter((check) => check.suite === suite);
  return jobs.map((job) => ({ ...resultOfCheck(job), source: name }));
}
function concludeRun(run, jobs, isKept) {
  if (run.state !== "red") return [run];
  const red = jobs.filter(({ state }) => state === "red");
  if (red.length === 0) return [run];
  const blamed = red.filter(isKept);
  return blamed.length === 0 ? [{ ...run, state: "green" }] : blamed;
}
function resultOfCheck(check) {
  const { name, app, url } = check;
  const source = app?.name ?? "app";
  return { name, source, ...judgeProgress(check), ...url && { url }, aliases: aliasesOf(app) };
}
function isAwaited(suite, checks, now) {
  if (suite.status === "completed") return false;
  const known = checks.filter((check) => check.suite === suite.id);
  if (known.some(({ status }) => status !== "completed")) return false;
  const age = now - (suite.createdAt ?? Number.NEGATIVE_INFINITY);
  return known.length > 0 || suite.checks > 0 || age < EMPTY_SUITE_MS;
}
function resultOfSuite({ app, status }) {
  const name = app?.name ?? "an app";
  return { name, source: "app", state: "pending", word: status, aliases: aliasesOf(app) };
}
function aliasesOf(app) {
  return app === void 0 || app.slug === ACTIONS ? [] : [app.slug, app.name];
}
function resultOfStatus({ context, state, url }) {
  const source = "commit status";
  return { name: context, source, ...judgeState(state), ...url && { url }, aliases: [] };
}

// src/domain/ci/findings.ts
var { diagnose } = ciDiagnostics;
var NAMED = 30;
var WHERE_PUBLIC = "Where files of this version are public already, re-run the failed jobs of the run that published them instead of starting another: that does not look at these again.";
function describeFailed(red, counted, commit) {
  return diagnose("ci-failed", {
    message: `Continuous integration is not green on commit ${commit}: ${red.length} of ${resultsOf(counted)} ${red.length === 1 ? "says" : "say"} so${beyond(red)}.`,
    table: tableOf(red, "Conclusion"),
    hint: `Put the cause right and re-run the failed jobs on their own pages, then run this workflow again: what turns green on this commit counts. ${WHERE_PUBLIC} A check that need not be green goes under [tool.tag2pypi.ci] into ignore.`
  });
}
function describePending(pending, counted, commit, waitedMs) {
  return diagnose("ci-pending", {
    message: `Continuous integration has not finished on commit ${commit} after ${Math.round(waitedMs / 1e3)} s: ${pending.length} of ${resultsOf(counted)} ${pending.length === 1 ? "is" : "are"} still to come${beyond(pending)}.`,
    table: tableOf(pending, "Status"),
    hint: `Run this workflow again when they have finished. ${WHERE_PUBLIC} A check that nobody waits for goes under [tool.tag2pypi.ci] into ignore. If another workflow waits for this one, as this one waits for it, neither ends: put the other into ignore.`
  });
}
function describeUnmatched(patterns, counted, commit) {
  const names = [...new Set(counted.map(({ name }) => shown(name)))].slice(0, NAMED).join(", ");
  return diagnose("ci-required-missing", {
    message: `Commit ${commit} has no result that is named as [tool.tag2pypi.ci] requires: ${patterns.map(shown).join(", ")}.`,
    hint: `${names === "" ? "It has no results at all." : `Its results are: ${names}.`} Put the name under require right, or see to it that the check runs for this commit, and run this workflow again.`
  });
}
function describeWithheld(withheld, isRequired, commit) {
  const what = withheld.map((gap) => gap.what).join(", ");
  const permissions = [...new Set(withheld.map(({ permission }) => permission))];
  return diagnose(isRequired ? "ci-required-unknown" : "ci-unknown", {
    message: `What continuous integration says of commit ${commit} is not known: GitHub does not show its ${what} to this job's token. ${withheld[0]?.why ?? ""}`.trim(),
    hint: [
      "Give this job the permissions:",
      "permissions:",
      ...permissions.map((permission) => `  ${permission}: read`)
    ].join("\n")
  });
}
function describeIncomplete({ what, given, total }, commit) {
  return diagnose("ci-incomplete", {
    message: `GitHub counts ${total} ${what} of commit ${commit}, and gives ${given}: what is missing may not be green.`,
    hint: "Run this workflow again."
  });
}
function describeMissing(commit) {
  return diagnose("ci-missing", {
    message: `Commit ${commit} has no result of continuous integration that counts; runs of this workflow file itself and of pull requests from forks never do.`,
    hint: "Run the tests in a workflow of their own (on: push), so that a release can rely on them."
  });
}
function tableOf(results, last) {
  return {
    columns: ["Check", "From", last, "Page"],
    rows: results.slice(0, NAMED).map(({ name, source, word, url = "" }) => ({
      cells: [shown(name), shown(source), shown(word), sanitise(url, 300)]
    }))
  };
}
function beyond(results) {
  return results.length > NAMED ? ` (the first ${NAMED} are named)` : "";
}
function resultsOf(number) {
  return number === 1 ? "1 result" : `${number} results`;
}
function shown(text) {
  return sanitise(text, 100);
}

// src/domain/ci/gaps.ts
function findGaps({ runs, suites, checks, statuses }) {
  const lists = [
    ["workflow runs", "actions", runs],
    ["check suites", "checks", suites],
    ["check runs", "checks", checks],
    ["commit statuses", "statuses", statuses]
  ];
  return {
    withheld: lists.flatMap(
      ([what, permission, list2]) => list2.kind === "withheld" ? [{ what, permission, why: list2.why }] : []
    ),
    incomplete: lists.flatMap(
      ([what, , list2]) => list2.kind === "incomplete" ? [{ what, given: list2.items.length, total: list2.total }] : []
    )
  };
}

// src/domain/ci/decision.ts
var GRACE_MS = 18e4;
function judgeCi(facts, expectation, { now, waited, timeout }) {
  const { own, ignore, require: require2, tolerant } = expectation;
  const weighed = weigh(collectResults(facts, { own, ignore, now }), require2, findGaps(facts));
  const { counted, red, pending } = weighed;
  const settled = red.length > 0 && !tolerant;
  if (!settled && waited < timeout && isTooEarly(weighed, waited)) {
    return { kind: "wait", pending, counted: counted.length };
  }
  const shown4 = settled ? { ...weighed, pending: [], unmatched: [] } : weighed;
  return {
    kind: "settled",
    state: stateOf(weighed),
    counted: counted.length,
    diagnostics: explain(shown4, facts.commit, require2, Math.min(waited, timeout))
  };
}
function weigh({ counted, jobs, workflows }, require2, gaps) {
  const required = jobs.filter((job) => isNamed(job, require2) && !counted.includes(job));
  const all = [...counted, ...required];
  const known = [...all, ...workflows];
  return {
    counted: all,
    red: all.filter(({ state }) => state === "red"),
    pending: all.filter(({ state }) => state === "pending"),
    unmatched: require2.filter((pattern) => !known.some((result) => isNamed(result, [pattern]))),
    gaps
  };
}
function isTooEarly({ pending, unmatched, gaps }, waited) {
  if (pending.length > 0) return true;
  const mayTurnUp = gaps.incomplete.length > 0 || unmatched.length > 0;
  return mayTurnUp && gaps.withheld.length === 0 && waited < GRACE_MS;
}
function stateOf({ counted, red, pending, unmatched, gaps }) {
  if (red.length > 0) return "red";
  if (pending.length > 0) return "pending";
  if (gaps.withheld.length > 0 || gaps.incomplete.length > 0) return "unknown";
  return unmatched.length > 0 || counted.length === 0 ? "missing" : "green";
}
function explain({ counted, red, pending, unmatched, gaps }, commit, require2, waited) {
  const { withheld, incomplete } = gaps;
  const isKnown = withheld.length === 0 && incomplete.length === 0;
  return [
    ...red.length > 0 ? [describeFailed(red, counted.length, commit)] : [],
    ...pending.length > 0 ? [describePending(pending, counted.length, commit, waited)] : [],
    ...unmatched.length > 0 && isKnown ? [describeUnmatched(unmatched, counted, commit)] : [],
    ...withheld.length > 0 ? [describeWithheld(withheld, require2.length > 0, commit)] : [],
    ...incomplete.map((gap) => describeIncomplete(gap, commit)),
    ...counted.length === 0 && require2.length === 0 && isKnown ? [describeMissing(commit)] : []
  ];
}

// src/steps/check-ci.ts
var PAUSES = [1e4, 2e4, 3e4];
var NAMED2 = 5;
function checkCi(request, { github, clock, reporter }) {
  return async (record) => {
    const expectation = expectationOf(request);
    const began = clock.now().getTime();
    let told = "";
    for (let looks = 0; ; looks++) {
      const facts = await gatherCiFacts(request.commit, github);
      const now = clock.now().getTime();
      const waited = now - began;
      const verdict = judgeCi(facts, expectation, { now, waited, timeout: request.timeoutMs });
      if (verdict.kind === "settled") {
        record.note(...verdict.diagnostics);
        return { state: verdict.state, counted: verdict.counted };
      }
      const progress = describeProgress(verdict.pending, verdict.counted);
      if (progress !== told) reporter.say(progress);
      told = progress;
      const pause = PAUSES[Math.min(looks, PAUSES.length - 1)] ?? 0;
      await clock.sleep(Math.min(pause, request.timeoutMs - waited));
    }
  };
}
function expectationOf({ ci, own, settings }) {
  const level = settings.get("ci-failed");
  return { ...ci, ...optional("own", own), tolerant: level === "off" || level === "warning" };
}
async function gatherCiFacts(commit, github) {
  const [runs, suites, checks, statuses] = await Promise.all([
    github.workflowRuns(commit),
    github.checkSuites(commit),
    github.checkRuns(commit),
    github.commitStatuses(commit)
  ]);
  return { commit, runs, suites, checks, statuses };
}
function describeProgress(pending, counted) {
  if (pending.length === 0) return "Waiting for results of continuous integration to turn up.";
  const names = pending.slice(0, NAMED2).map(({ name }) => sanitise(name, 60));
  const more = pending.length > NAMED2 ? ` and ${pending.length - NAMED2} more` : "";
  return `Waiting for ${pending.length} of ${counted} results of continuous integration: ${names.join(", ")}${more}.`;
}

// src/domain/issues/judge-issues.ts
var { diagnose: diagnose2 } = issueDiagnostics;
var LISTED = 30;
function judgeIssues({ labels, labelled, milestone }) {
  const blocking = findBlocking(labelled);
  const open = milestone === void 0 ? [] : itemsOf(milestone.open);
  const withheld = [labelled, milestone?.open].find((list2) => list2?.kind === "withheld");
  return [
    ...blocking.length > 0 ? [describeBlocking(blocking, labels)] : [],
    ...milestone !== void 0 && open.length > 0 ? [describeMilestone(milestone, open)] : [],
    ...withheld?.kind === "withheld" ? [describeWithheld2(withheld.why)] : []
  ];
}
function findBlocking(labelled) {
  return itemsOf(labelled).filter(({ pullRequest }) => !pullRequest);
}
function describeBlocking(issues, labels) {
  const what = issues.length === 1 ? "1 open issue is labelled" : `${issues.length} open issues are labelled`;
  return diagnose2("issues-blocking", {
    message: `${what} as blocking a release (${labels.map(shown2).join(", ")}): ${numbersOf(issues)}.`,
    table: tableOf2(issues),
    hint: "Close them, or take the label from those that need not hold this release up, and run this workflow again. Where files of this version are public already, re-run the failed jobs of the run that published them instead of starting another: that does not look at these again. Which labels block is set by blocking-labels under [tool.tag2pypi]."
  });
}
function describeMilestone({ title, url }, issues) {
  return diagnose2("milestone-open-items", {
    message: `The milestone ${shown2(title)} has ${issues.length === 1 ? "1 item" : `${issues.length} items`} open: ${numbersOf(issues)}.`,
    table: tableOf2(issues),
    hint: `Move to the next milestone what is not in this release: ${sanitise(url, 300)}`
  });
}
function describeWithheld2(why) {
  return diagnose2("issues-unknown", {
    message: `Whether open issues block this release is not known. ${why}`,
    hint: "Give this job the permission:\npermissions:\n  issues: read"
  });
}
function tableOf2(issues) {
  return {
    columns: ["Number", "Title", "Labels", "Page"],
    rows: issues.slice(0, LISTED).map(({ number, title, labels, url }) => ({
      cells: [`#${number}`, shown2(title), shown2(labels.join(", ")), sanitise(url, 300)]
    }))
  };
}
function numbersOf(issues) {
  const numbers = issues.slice(0, LISTED).map(({ number }) => `#${number}`);
  return `${numbers.join(", ")}${issues.length > LISTED ? " and more" : ""}`;
}
function shown2(text) {
  return sanitise(text, 150);
}

// src/steps/check-issues.ts
function checkIssues(request, { github }) {
  return async (record) => {
    const facts = await gatherIssueFacts(request, github);
    record.note(...judgeIssues(facts));
    return {
      blocking: findBlocking(facts.labelled).length,
      milestoneItems: facts.milestone === void 0 ? 0 : itemsOf(facts.milestone.open).length
    };
  };
}
async function gatherIssueFacts({ labels, milestone }, github) {
  const labelled = await findLabelled(labels, github);
  if (milestone === void 0) return { labels, labelled };
  const milestones = await github.milestones();
  const found = itemsOf(milestones).find(({ title }) => title === milestone);
  const open = milestones.kind === "withheld" ? milestones : await openItemsOf(found, github);
  return open === void 0 ? { labels, labelled } : { labels, labelled, milestone: { title: milestone, url: found?.url ?? "", open } };
}
async function openItemsOf(milestone, github) {
  return milestone && github.openIssues({ milestone: milestone.number });
}
async function findLabelled(labels, github) {
  const found = /* @__PURE__ */ new Map();
  for (const label of labels) {
    const reading = await github.openIssues({ label });
    if (reading.kind === "withheld") return reading;
    for (const issue of itemsOf(reading)) found.set(issue.number, issue);
  }
  return { kind: "complete", items: [...found.values()] };
}

// src/commands/check-repository.ts
async function checkRepository(journal, { plan, sources, settings, own, ciTimeoutMs }, ports) {
  const { blockingLabels, milestone, ci } = sources.configuration;
  const title = fillPlaceholders(milestone, { ...plan, tag: plan.tag.name });
  const issues = { labels: blockingLabels, milestone: title };
  await journal.step("check-issues", checkIssues(issues, ports));
  const { commit } = plan.tag;
  const request = { commit, ci, own, settings, timeoutMs: ciTimeoutMs };
  await journal.step("check-ci", checkCi(request, ports));
}

// src/commands/try-project.ts
import { join as join6 } from "node:path";

// src/domain/project-commands/choose-commands.ts
function isHotfix(branches) {
  return branches.length > 0 && branches.every((branch) => matchesBranch("hotfix/*", branch));
}
function chooseCommands(commands, { hotfix: subset, coverage }, hotfix) {
  if (!hotfix || subset === void 0) return { commands, coverage: true };
  const chosen = commands.filter(({ name }) => subset.includes(name));
  const judged = subset.includes("coverage");
  const left = commands.filter(({ name }) => !subset.includes(name)).map(({ name }) => name);
  const omitted = coverage === void 0 || judged ? left : [...left, "coverage"];
  if (omitted.length === 0) return { commands, coverage: true };
  const names = chosen.map(({ name }) => name);
  const abbreviated = projectCommandDiagnostics.diagnose("check-abbreviated", {
    message: `This is a hotfix, and hotfix under [tool.tag2pypi.check] abbreviates its testing: ${list(names)} run${names.length === 1 ? "s" : ""}; ${list(omitted)} ${omitted.length === 1 ? "is" : "are"} left out.`,
    hint: "Have the rest run on the hotfix branch before the next ordinary release."
  });
  return { commands: chosen, coverage: judged, abbreviated };
}
function list(names) {
  return names.length === 0 ? "nothing" : names.join(", ");
}

// src/steps/project-commands/find-commands.ts
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

// src/domain/project-commands/coverage.ts
var TABLES = {
  coverage: "[tool.tag2pypi.check]",
  fail_under: "[tool.coverage.report]"
};
function readCoverageDemand(document, configured) {
  const report = tableAt(document.root, "tool", "coverage", "report");
  const precision = report?.["precision"];
  const failUnder = report?.["fail_under"];
  const theirs = typeof failUnder === "number" && failUnder > 0 ? failUnder : void 0;
  const place = (keys) => ({
    file: document.path,
    ...optional("line", document.lineOf(keys))
  });
  return {
    thresholds: [
      ...configured === void 0 ? [] : [
        {
          name: "coverage",
          percent: configured,
          location: place(["tool", "tag2pypi", "check", "coverage"])
        }
      ],
      ...theirs === void 0 ? [] : [
        {
          name: "fail_under",
          percent: theirs,
          location: place(["tool", "coverage", "report", "fail_under"])
        }
      ]
    ],
    precision: Number.isInteger(precision) ? Math.min(Math.max(Number(precision), 0), 9) : 0
  };
}
function judgeCoverage(percent, { thresholds, precision }) {
  const [highest, other] = thresholds.toSorted((one, two) => two.percent - one.percent);
  if (highest === void 0) return { result: { percent }, findings: [] };
  const result = { percent, threshold: highest.percent, decidedBy: highest.name };
  const told = other !== void 0 && other.percent < highest.percent ? [explainBoth(highest, other)] : [];
  return reaches(percent, highest.percent, precision) ? { result, findings: told } : { result, findings: [...told, explainLow(percent, highest)] };
}
function reaches(percent, wanted, precision) {
  if (wanted === 100) return percent === 100;
  return Number(percent.toFixed(precision)) >= wanted;
}
function explainLow(percent, { name, percent: wanted, location }) {
  return projectCommandDiagnostics.diagnose("check-coverage-low", {
    message: `The tests cover ${shown3(percent)} % of the code; ${name} under ${TABLES[name]} asks for ${shown3(wanted)} %.`,
    hint: "Test what is not covered yet: coverage report --show-missing lists it.",
    location
  });
}
function explainBoth(highest, other) {
  const describe = ({ name, percent }) => `${name} under ${TABLES[name]} asks for ${shown3(percent)} %`;
  return projectCommandDiagnostics.diagnose("check-coverage-thresholds", {
    message: `${describe(highest)}, ${describe(other)}: the higher one decides.`,
    hint: "Keep one of them, so that nobody changes the wrong one.",
    location: other.location
  });
}
function explainMissingCoverage({ percent, location }) {
  return projectCommandDiagnostics.diagnose("check-coverage-missing", {
    message: `coverage under ${TABLES.coverage} asks for ${shown3(percent)} %, and the tests have left neither coverage.py's data nor a fresh coverage.json or coverage.xml.`,
    hint: 'Let the tests measure it, for example with tests = "pytest --cov=src/your_package", and pytest-cov among what is installed for them.',
    location
  });
}
function shown3(percent) {
  return String(Math.floor(percent * 100 + 1e-6) / 100);
}

// src/domain/project-commands/installation.ts
var USUAL = new Set("dev test tests testing lint types typing".split(" "));
function discoverInstallation({ root }) {
  const project = tableAt(root, "project");
  const extras = requirementsByName(tableAt(root, "project", "optional-dependencies"));
  const groups = tableAt(root, "dependency-groups") ?? {};
  const chosen = [...extras.keys()].filter((name2) => USUAL.has(name2));
  const chosenGroups = Object.keys(groups).filter((name2) => USUAL.has(normalizeProjectName(name2)));
  const name = typeof project?.["name"] === "string" ? normalizeProjectName(project["name"]) : "";
  const brings = /* @__PURE__ */ new Set([
    ...textsOf(project?.["dependencies"]).map(packageOf),
    ...withOwnExtras(chosen, extras, name),
    ...chosenGroups.flatMap((group) => groupMembers(groups, group))
  ]);
  const options = chosenGroups.map((group) => ` --group ${group}`).join("");
  const place = chosen.length === 0 ? "." : `.[${chosen.join(",")}]`;
  return { text: `pip install${options} -e ${place}`, brings };
}
var NAME = /^\s*([A-Za-z0-9][\w.-]*)/;
var WITH_EXTRAS = /^\s*([A-Za-z0-9][\w.-]*)\s*\[([^\]]*)\]/;
function packageOf(requirement) {
  return normalizeProjectName(NAME.exec(requirement)?.[1] ?? "");
}
function withOwnExtras(chosen, extras, project) {
  const seen = new Set(chosen);
  for (const extra of seen) {
    for (const requirement of extras.get(extra) ?? []) {
      const [, name = "", names = ""] = WITH_EXTRAS.exec(requirement) ?? [];
      if (normalizeProjectName(name) === project)
        for (const own of names.split(",")) seen.add(normalizeProjectName(own.trim()));
    }
  }
  return [...seen].flatMap((extra) => (extras.get(extra) ?? []).map(packageOf));
}
function groupMembers(groups, first) {
  const seen = /* @__PURE__ */ new Set([normalizeProjectName(first)]);
  const members = [];
  for (const group of seen) {
    const own = Object.entries(groups).find(([name]) => normalizeProjectName(name) === group)?.[1];
    for (const item of Array.isArray(own) ? own : []) {
      const included = isTable(item) ? item["include-group"] : void 0;
      if (typeof item === "string") members.push(packageOf(item));
      else if (typeof included === "string") seen.add(normalizeProjectName(included));
    }
  }
  return members;
}
function requirementsByName(table) {
  return new Map(
    Object.entries(table ?? {}).map(([name, list2]) => [normalizeProjectName(name), textsOf(list2)])
  );
}
function textsOf(value) {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

// src/domain/project-commands/discover.ts
function discoverCommands(document, files) {
  const { text: install, brings } = discoverInstallation(document);
  const used = toolsOf(document, files, brings).filter(({ because }) => because !== void 0);
  return {
    install,
    commands: used.filter((tool) => brings.has(tool.package)).map(({ name, text, because = "" }) => ({ name, text, because })),
    passedOver: used.filter((tool) => !brings.has(tool.package)).map(
      ({ package: needed, because }) => `${because} is there, but no extra and no dependency group named dev, test, tests, testing, lint, types or typing brings ${needed}: it is not run.`
    )
  };
}
function toolsOf({ root }, files, brings) {
  const tool = (...keys) => tableAt(root, "tool", ...keys);
  const black = tool("black") && "[tool.black]";
  const linter = tool("ruff", "lint") ?? ruffRules(tool("ruff"));
  return [
    {
      name: "tests",
      package: "pytest",
      because: (tool("pytest") && "[tool.pytest]") ?? pytestFile(files),
      text: measuresCoverage(root, brings) ? "pytest --cov" : "pytest"
    },
    {
      name: "types",
      package: "mypy",
      because: tool("mypy") && "[tool.mypy]",
      text: mypyCommand(root, tool("mypy"), files)
    },
    { name: "format", package: "black", because: black, text: "black --check ." },
    {
      name: "format",
      package: "ruff",
      because: black === void 0 && tool("ruff", "format") ? "[tool.ruff.format]" : void 0,
      text: "ruff format --check"
    },
    { name: "lint", package: "ruff", because: linter && "[tool.ruff]", text: "ruff check" }
  ];
}
function pytestFile(files) {
  return ["pytest.ini", ".pytest.ini", "pytest.toml", ".pytest.toml"].find(
    (name) => files.has(name)
  );
}
function ruffRules(table) {
  return ["select", "extend-select", "ignore"].some((key) => Object.hasOwn(table ?? {}, key)) ? table : void 0;
}
function measuresCoverage(root, brings) {
  const wanted = tableAt(root, "tool", "coverage") !== void 0 || tableAt(root, "tool", "tag2pypi", "check")?.["coverage"] !== void 0;
  const options = [tableAt(root, "tool", "pytest", "ini_options"), tableAt(root, "tool", "pytest")];
  const own = options.some((table) => JSON.stringify(table?.["addopts"] ?? "").includes("--cov"));
  return wanted && !own && brings.has("pytest-cov");
}
function mypyCommand(root, mypy, files) {
  if (["files", "packages", "modules"].some((key) => Object.hasOwn(mypy ?? {}, key))) return "mypy";
  const name = tableAt(root, "project")?.["name"];
  const folder = typeof name === "string" ? escapeProjectName(name) : "";
  return `mypy ${["src", folder].find((each) => files.has(`${each}/`)) ?? "."}`;
}

// src/steps/project-commands/find-commands.ts
async function findCommands({ clone, workingDirectory, project }, settings, discover, reporter) {
  const directory = join(clone, workingDirectory);
  const text = await readFile(join(directory, "pyproject.toml"), "utf8");
  const document = parseToml(project.path, text);
  const found = discoverCommands(document, await namesIn(directory));
  const looked = discover && settings.commands.length === 0;
  if (looked) {
    for (const { name, text: command, because } of found.commands) {
      reporter.say(`${name}: ${command}, because of ${because}`);
    }
    for (const sentence of found.passedOver) reporter.say(sentence);
  }
  return {
    install: settings.install ?? found.install,
    commands: looked ? found.commands : settings.commands,
    demand: readCoverageDemand(document, settings.coverage),
    problems: findSettingsProblems(settings, document)
  };
}
async function namesIn(directory) {
  const entries = await readdir(directory, { withFileTypes: true });
  return new Set(entries.map((entry) => entry.isDirectory() ? `${entry.name}/` : entry.name));
}

// src/steps/project-commands/prepare-project.ts
import { constants } from "node:fs";
import { cp, mkdir, realpath } from "node:fs/promises";
import { join as join2 } from "node:path";
async function prepareProject({ sources, install, temporary, python: asked }, python) {
  const split = splitCommand(install);
  if ("problem" in split) throw new ReleaseError(split.problem);
  const interpreter = await python.find(sources.project.requiresPython, asked);
  const copy = join2(temporary, "project");
  await mkdir(temporary, { recursive: true });
  await cp(sources.clone, copy, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE
  });
  const directory = join2(copy, sources.workingDirectory);
  const environment = await python.createProjectEnvironment(
    interpreter,
    join2(temporary, "environment")
  );
  const variables = sources.configuration.environment;
  await python.installProject({ environment, directory, command: split.command, variables });
  const layout = {
    roots: [copy, await realpath(copy)],
    workingDirectory: sources.workingDirectory
  };
  return { directory, layout, environment, variables };
}

// src/steps/project-commands/run-trial.ts
import { join as join5 } from "node:path";

// src/steps/project-commands/explain-ended.ts
import { stat } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/domain/project-commands/output-lines.ts
var LONGEST = 2e3;
function outputLines(output) {
  return output.split(/\r\n|\n|\r/).map((line) => line.slice(0, LONGEST).replace(CONTROL_SEQUENCE, ""));
}

// src/domain/project-commands/finding.ts
var PLACE = String.raw`((?:[A-Za-z]:[\\/])?[^\s:][^:]*):(\d{1,7})`;

// src/domain/project-commands/read-black.ts
var REFORMATTED = /^would reformat (\S.*)$/;
var CANNOT_FORMAT = /^error: cannot format ([^:]+(?::[\\/][^:]*)?): (.+)$/;
var AT_LINE = /: (\d{1,7}):\d/;
var CANNOT_PARSE = new RegExp(`^error: cannot parse: ${PLACE}:\\d{1,7}$`);
var readBlack = (lines) => lines.flatMap((line) => {
  const reformatted = REFORMATTED.exec(line)?.[1];
  if (reformatted !== void 0) {
    return [{ path: reformatted, text: "black would reformat this file" }];
  }
  const [, parsed, number] = CANNOT_PARSE.exec(line) ?? [];
  if (parsed !== void 0) {
    return [{ path: parsed, line: Number(number), text: "black cannot parse this file" }];
  }
  const [, path, why = ""] = CANNOT_FORMAT.exec(line) ?? [];
  if (path === void 0) return [];
  const at = AT_LINE.exec(`: ${why}`)?.[1];
  return [{ path, ...at === void 0 ? {} : { line: Number(at) }, text: why }];
});

// src/domain/project-commands/read-lint.ts
var CONCISE = new RegExp(
  `^(?:error: Failed to parse )?${PLACE}:\\d{1,7}: ([A-Za-z][\\w-]{2,40}:? .+)$`
);
var ARROW = new RegExp(`^ {1,8}--> ${PLACE}:\\d{1,7}$`);
var REFORMATTED2 = /^Would reformat: (\S.*)$/;
var readLint = (lines) => lines.flatMap((line, index) => {
  const reformatted = REFORMATTED2.exec(line)?.[1];
  if (reformatted !== void 0) {
    return [{ path: reformatted, text: "ruff would reformat this file" }];
  }
  return readConcise(line) ?? readArrow(line, lines[index - 1] ?? "") ?? [];
});
function readConcise(line) {
  const [, path, number, text] = CONCISE.exec(line) ?? [];
  return path === void 0 || text === void 0 ? void 0 : { path, line: Number(number), text };
}
function readArrow(line, above) {
  const [, path, number] = ARROW.exec(line) ?? [];
  if (path === void 0 || above.trim() === "") return void 0;
  return { path, line: Number(number), text: above };
}

// src/domain/project-commands/read-mypy.ts
var ERROR = new RegExp(`^${PLACE}(?::\\d{1,7}){0,3}: error: (.+)$`);
var readMypy = (lines) => lines.flatMap((line) => {
  const [, path, number, text] = ERROR.exec(line) ?? [];
  if (path === void 0 || text === void 0) return [];
  return [{ path, line: Number(number), text }];
});

// src/domain/project-commands/pytest-reports.ts
var BANNER = /^={2,} ([^=].*[^=]) ={2,}$/;
var TITLE = /^_+ (?=.*[^_ ])(.+) _+$/;
var CAPTURED = /^-{3,} ?Captured /;
var PLACED = new RegExp(`^${PLACE}(?:: ?(.*))?$`);
var NATIVE = /^ {2}File "([^"]+)", line (\d{1,7})/;
var RAISED = /^E {3,}(\S.*)$/;
var KIND = /^(?:ERROR (?:at (?:setup|call|teardown) of|collecting) |\[doctest\] )/;
function readReports(lines) {
  const reports = [];
  const loose = [];
  const summary = [];
  let part = "";
  let open;
  for (const line of lines) {
    const banner = BANNER.exec(line)?.[1];
    if (banner !== void 0) {
      part = banner;
      open = void 0;
    } else if (part === "short test summary info") {
      summary.push(line);
    } else if (part === "FAILURES" || part === "ERRORS") {
      const title = TITLE.exec(line)?.[1];
      if (title !== void 0) {
        open = { title: title.replace(KIND, ""), places: [], captured: false };
        reports.push(open);
      } else if (open === void 0) loose.push(...placesIn(line));
      else readInto(open, line);
    }
  }
  return { reports, loose, summary };
}
function readInto(report, line) {
  if (report.captured) return;
  if (CAPTURED.test(line)) report.captured = true;
  else {
    const raised = RAISED.exec(line)?.[1];
    if (raised !== void 0) report.error ??= raised;
    report.places.push(...placesIn(line));
  }
}
function placesIn(line) {
  const [, path, number, text = ""] = PLACED.exec(line) ?? NATIVE.exec(line) ?? [];
  return path === void 0 ? [] : [{ path, line: Number(number), text }];
}

// src/domain/project-commands/read-pytest.ts
var ENTRY = /^(?:FAILED|ERROR) (\S.*)$/;
var readPytest = (lines) => {
  const output = readReports(lines);
  const entries = output.summary.flatMap((line) => ENTRY.exec(line)?.[1] ?? []).map(readEntry);
  if (entries.length === 0) return output.reports.flatMap(readReport);
  const waiting = waitingReports(output);
  return entries.map((entry) => readFailure(entry, waiting(entry), output));
};
function readEntry(text) {
  const end = endOfName(text);
  const name = text.slice(0, end);
  const message = text.slice(end + SEPARATOR.length);
  const [path = "", ...rest] = name.split("::");
  const [plain = "", ...parameters] = rest.join("::").split("[");
  const title = [plain.replaceAll("::", "."), ...parameters].join("[");
  return { path, title: title || path, ...message === "" ? {} : { message } };
}
var SEPARATOR = " - ";
function endOfName(text) {
  const plain = text.indexOf(SEPARATOR);
  const bracket = text.indexOf("[");
  if (bracket < 0 || plain >= 0 && plain < bracket) return plain < 0 ? text.length : plain;
  const closed = text.indexOf(`]${SEPARATOR}`, bracket);
  if (closed >= 0) return closed + 1;
  return text.endsWith("]") || plain < 0 ? text.length : plain;
}
function waitingReports({ reports }) {
  const byTitle = /* @__PURE__ */ new Map();
  for (const report of reports) {
    const same = byTitle.get(report.title);
    if (same === void 0) byTitle.set(report.title, [report]);
    else same.push(report);
  }
  return ({ title, path }) => {
    const same = byTitle.get(title) ?? [];
    const own = same.slice(0, 20).findIndex(({ places }) => places.some((place) => isSameFile(place.path, path)));
    const at = own < 0 ? same.length - 1 : own;
    const found = same[at];
    const last = same.pop();
    if (last !== void 0 && at < same.length) same[at] = last;
    return found;
  };
}
function readFailure({ path, title, message }, report, { loose }) {
  const place = report?.places.findLast((candidate) => isSameFile(candidate.path, path)) ?? loose.slice(0, 1e3).find(({ text, path: other }) => text === message && isSameFile(other, path));
  const why = report?.error ?? message;
  return {
    path: place?.path ?? path,
    ...place === void 0 ? {} : { line: place.line },
    text: why === void 0 ? `${title} fails` : `${title}: ${why}`
  };
}
function readReport({ title, places, error }) {
  const place = places.find(({ path }) => isSameFile(path, title)) ?? places[0];
  if (place === void 0) return [];
  const text = error === void 0 ? `${title} fails` : `${title}: ${error}`;
  return [{ path: place.path, line: place.line, text }];
}
function isSameFile(one, other) {
  const [first, second] = [one.replaceAll("\\", "/"), other.replaceAll("\\", "/")];
  return first === second || first.endsWith(`/${second}`) || second.endsWith(`/${first}`);
}

// src/domain/project-commands/read-output.ts
var READERS = /* @__PURE__ */ new Map([
  ["pytest", readPytest],
  ["py.test", readPytest],
  ["mypy", readMypy],
  ["dmypy", readMypy],
  ["black", readBlack],
  ["ruff", readLint],
  ["flake8", readLint],
  ["pylint", readLint],
  ["pycodestyle", readLint]
]);
function readOutput(command, output) {
  const lines = outputLines(output);
  const tool = toolOf(command);
  const known = tool === void 0 ? void 0 : READERS.get(tool);
  if (known !== void 0) return known(lines);
  return [...new Set(READERS.values())].flatMap((read) => read(lines));
}
function toolOf(command) {
  return command.map(programName).find((name) => READERS.has(name));
}
function programName(program) {
  const name = program.slice(Math.max(program.lastIndexOf("/"), program.lastIndexOf("\\")) + 1);
  return name.replace(/\.exe$/i, "");
}

// src/domain/project-commands/explain.ts
var MOST_PLACES = 20;
function explainFailure(failed) {
  switch (failed.ending.status) {
    case "not-found":
      return [explainNotFound(failed, programName(failed.words[0] ?? ""))];
    case "timed-out":
      return [explainTimeOut(failed)];
    case "exited":
      return explainExit(failed);
  }
}
function explainExit(failed) {
  const missing = missingModule(failed);
  if (missing !== void 0) return [explainNotFound(failed, missing)];
  const { command, ending, output, places } = failed;
  const shown4 = places.slice(0, MOST_PLACES);
  const hidden = places.length - shown4.length;
  const more = hidden === 0 ? "" : ` ${shown4.length} of ${places.length} places are shown beside their lines; the log has the rest.`;
  return [
    projectCommandDiagnostics.diagnose("check-command-failed", {
      message: `${named(command)} ${describeEnding(ending)}:
${lastLines(output) || "(it printed nothing)"}`,
      hint: `${advise(failed)}${more}`
    }),
    ...shown4.map(
      ({ location, text }) => projectCommandDiagnostics.diagnose("check-command-failed", {
        message: `${command.name}: ${text}`,
        location
      })
    )
  ];
}
function explainTimeOut({ command, output, timeLimit }) {
  const said = lastLines(output);
  return projectCommandDiagnostics.diagnose("check-command-timed-out", {
    message: `${named(command)} does not end within ${timeLimit} min, and is ended${said === "" ? ", having printed nothing." : `:
${said}`}`,
    hint: "Find out what it waits for; where it needs more time, set time-limit under [tool.tag2pypi.check], in minutes."
  });
}
function explainNotFound({ command, install }, what) {
  const name = sanitise(what, 80);
  return projectCommandDiagnostics.diagnose("check-command-not-found", {
    message: `${named(command)} cannot start: ${name} is not there after ${sanitise(install, 200)}.`,
    hint: `${whereToAdd(name, install)} If it is no Python package, install it before this step.`
  });
}
function whereToAdd(name, install) {
  const extra = /\.\[([\w.-]+)/.exec(install)?.[1];
  const group = /--group[ =]([\w.-]+)/.exec(install)?.[1];
  if (extra !== void 0)
    return `Add ${name} to the extra ${extra} ([project.optional-dependencies] in pyproject.toml).`;
  if (group !== void 0)
    return `Add ${name} to the group ${group} ([dependency-groups] in pyproject.toml).`;
  return `Add ${name} to an extra named dev ([project.optional-dependencies] in pyproject.toml), and let install under [tool.tag2pypi.check] name it: install = "pip install -e .[dev]".`;
}
function missingModule({ words, output }) {
  const asked = words[words.indexOf("-m") + 1];
  if (!words.includes("-m") || asked === void 0) return void 0;
  return lastLines(output, 1).endsWith(`No module named ${asked}`) ? asked : void 0;
}
function advise({ words, ending, output, install }) {
  if (toolOf(words) === "pytest") {
    if (ending.code === 5) {
      return "pytest finds no tests: check testpaths, and that the tests are committed.";
    }
    const unknown = /error: unrecognized arguments: (--cov)/.exec(lastLines(output))?.[1];
    if (unknown !== void 0) {
      return `pytest knows ${unknown} only with its plugin. ${whereToAdd("pytest-cov", install)}`;
    }
  }
  return `Run the same in a fresh environment, after ${sanitise(install, 200)}. The log has the whole output.`;
}
function named({ name, text }) {
  return `${sanitise(name, 80)} (${sanitise(text, 200)})`;
}

// src/domain/project-commands/places.ts
var LONGEST_PATH = 400;
var LONGEST_TEXT = 300;
var MOST = 1e3;
function placeFindings(findings, layout) {
  const placed = /* @__PURE__ */ new Map();
  for (const { path, line, text } of findings) {
    const key = JSON.stringify([path, line, text]);
    if (placed.has(key)) continue;
    const file = fileWithin(path, layout);
    if (file === void 0) continue;
    const location = line === void 0 || line < 1 ? { file } : { file, line };
    placed.set(key, { location, text: sanitise(text, LONGEST_TEXT) });
    if (placed.size === MOST) break;
  }
  return [...placed.values()];
}
function fileWithin(path, { roots, workingDirectory }) {
  if (path.length > LONGEST_PATH) return void 0;
  const slashed = path.replaceAll("\\", "/");
  const below = isAbsolute(slashed) ? roots.map((root) => belowRoot(slashed, root)).find((found) => found !== void 0) : `${workingDirectory}/${slashed}`;
  const file = below === void 0 ? void 0 : resolveSegments(below.split("/"));
  return file === void 0 || sanitise(file, LONGEST_PATH * 2) !== file ? void 0 : file;
}
function isAbsolute(path) {
  return path.startsWith("/") || /^[A-Za-z]:/.test(path);
}
function belowRoot(path, root) {
  const start = `${root.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  const known = /^[A-Za-z]:/.test(start) ? path.toLowerCase().startsWith(start.toLowerCase()) : path.startsWith(start);
  return known ? path.slice(start.length) : void 0;
}
function resolveSegments(segments) {
  const kept = [];
  for (const segment of segments) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") kept.push(segment);
    else if (kept.pop() === void 0) return void 0;
  }
  return kept.length === 0 || kept[0]?.toLowerCase() === ".git" ? void 0 : kept.join("/");
}

// src/steps/project-commands/explain-ended.ts
async function explainEnded({ command, words, result, run }, { layout }, { install, timeLimit }) {
  if (run.status === "passed") return [];
  const named2 = placeFindings(readOutput(words, result.output), layout);
  const places = await existing(named2, layout.roots[0] ?? "");
  const { output, ...ending } = result;
  return explainFailure({ command, words, ending, output, places, install, timeLimit });
}
async function existing(places, root) {
  const files = new Set(places.map(({ location }) => location.file));
  const there = await Promise.all(
    [...files].map(async (file) => {
      const found = await stat(join3(root, file)).catch(() => void 0);
      return found?.isFile() ? [file] : [];
    })
  );
  const known = new Set(there.flat());
  return places.filter(({ location }) => known.has(location.file));
}

// src/steps/project-commands/measure-coverage.ts
import { mkdir as mkdir2, readdir as readdir2, readFile as readFile2, stat as stat2 } from "node:fs/promises";
import { join as join4 } from "node:path";

// src/domain/project-commands/read-coverage.ts
function readCoverageJson(text) {
  try {
    const report = JSON.parse(text);
    return percentOf(propertyOf(propertyOf(report, "totals"), "percent_covered"));
  } catch {
    return void 0;
  }
}
var ROOT = /<coverage\s([^<>]{0,4000})>/;
var BEGINNING = 65536;
function readCoverageXml(text) {
  const attributes = ROOT.exec(text.slice(0, BEGINNING))?.[1];
  if (attributes === void 0) return void 0;
  const numbers = /* @__PURE__ */ new Map();
  for (const [, name = "", value] of attributes.matchAll(/([a-z-]{1,40})=["']([\d.]{1,20})["']/g)) {
    numbers.set(name, Number(value));
  }
  const sum = (lines, branches) => (numbers.get(lines) ?? 0) + (numbers.get(branches) ?? 0);
  const valid = sum("lines-valid", "branches-valid");
  const rate = numbers.get("line-rate");
  return valid > 0 ? percentOf(100 * sum("lines-covered", "branches-covered") / valid) : percentOf(rate === void 0 ? void 0 : rate * 100);
}
function propertyOf(value, name) {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
  return value[name];
}
function percentOf(value) {
  return typeof value === "number" && value >= 0 && value <= 100 ? value : void 0;
}

// src/steps/project-commands/measure-coverage.ts
var LARGEST = 64 * 1024 * 1024;
var TIMEOUT_MS = 10 * 6e4;
var REPORTS = [
  ["coverage.json", readCoverageJson],
  ["coverage.xml", readCoverageXml]
];
var DATA = ".coverage";
async function watchCoverage({ directory }, folder) {
  await mkdir2(folder, { recursive: true });
  const names = [DATA, ...REPORTS.map(([name]) => name)];
  const states = await Promise.all(
    names.map(async (name) => [name, await stateOf2(join4(directory, name))])
  );
  return { folder, data: join4(folder, "data"), before: new Map(states) };
}
async function measureCoverage(project, watch, commands) {
  const data = await findData(project, watch, commands);
  const measured = data === void 0 ? void 0 : await reportOn(data, project, watch, commands);
  if (measured !== void 0) return measured;
  for (const [name, read] of REPORTS) {
    if (!await isFresh(project, watch, name)) continue;
    const text = await readReport2(join4(project.directory, name));
    const percent = text === void 0 ? void 0 : read(text);
    if (percent !== void 0) return percent;
  }
  return void 0;
}
async function findData(project, watch, commands) {
  const left = await readdir2(watch.folder);
  if (left.length > 0 && !left.includes("data")) {
    await commands.run([coverageOf(project), "combine", "--quiet"], within(project, watch.data));
  }
  if (await stateOf2(watch.data) !== ABSENT) return watch.data;
  return await isFresh(project, watch, DATA) ? join4(project.directory, DATA) : void 0;
}
async function reportOn(data, project, { folder }, commands) {
  const report = join4(folder, "report.json");
  const result = await commands.run(
    // A threshold of the project's would make it fail; that is judged by us.
    [coverageOf(project), "json", "--quiet", "--fail-under=0", "-o", report],
    within(project, data)
  );
  const text = succeeded(result) ? await readReport2(report) : void 0;
  return text === void 0 ? void 0 : readCoverageJson(text);
}
function coverageOf({ environment }) {
  return join4(environment.scripts, "coverage");
}
function within({ directory, environment, variables }, data) {
  return {
    directory,
    environment: { ...environment.variables, COVERAGE_FILE: data },
    variables,
    timeoutMs: TIMEOUT_MS,
    quiet: true
  };
}
async function isFresh({ directory }, { before }, name) {
  const now = await stateOf2(join4(directory, name));
  return now !== ABSENT && now !== before.get(name);
}
var ABSENT = "absent";
async function stateOf2(path) {
  const found = await stat2(path, { bigint: true }).catch(() => void 0);
  return found?.isFile() ? `${found.ino} ${found.size} ${found.mtimeNs}` : ABSENT;
}
async function readReport2(path) {
  const found = await stat2(path).catch(() => void 0);
  return found?.isFile() && found.size <= LARGEST ? readFile2(path, "utf8") : void 0;
}

// src/steps/project-commands/show-output.ts
function showOutput(reporter, title, output) {
  if (reporter.group !== void 0) {
    reporter.group(title, output);
    return;
  }
  reporter.say(title);
  if (output !== "") reporter.quote(output);
}

// src/steps/project-commands/side-by-side.ts
var INTERVAL = 6e4;
var MOMENT = 1e3;
async function runSideBySide(ready, ports, onEnd = () => void 0) {
  const running = new Set(ready.map(({ command }) => command.name));
  const one = async (each) => {
    const ended = await runOne(each, ports);
    running.delete(each.command.name);
    tellEnd(ended, running, ports.reporter);
    onEnd(ended);
    return ended;
  };
  const all = Promise.all(ready.map(one));
  await tellRunning(all, running, ports);
  return all;
}
async function runOne(ready, { commands, clock }) {
  const since = clock.now().getTime();
  const result = await commands.run(ready.words, { ...ready.options, quiet: true });
  const seconds = (clock.now().getTime() - since) / 1e3;
  const { name, text } = ready.command;
  return { ...ready, result, run: { name, command: text, status: statusOf(result), seconds } };
}
function statusOf(result) {
  if (result.status !== "exited") return result.status;
  return succeeded(result) ? "passed" : "failed";
}
function tellEnd({ run, result }, running, reporter) {
  const title = `${run.name}: ${run.status}, ${run.seconds.toFixed(1)} s (${run.command})`;
  showOutput(reporter, title, result.output);
  const others = [...running];
  if (others.length > 0) reporter.say(`Still running: ${others.join(", ")}`);
}
async function tellRunning(all, running, { clock, reporter }) {
  const start = clock.now().getTime();
  let told = start;
  while (running.size > 0) {
    await Promise.race([all, clock.sleep(MOMENT)]);
    const now = clock.now().getTime();
    if (running.size === 0 || now - told < INTERVAL) continue;
    told = now;
    const minutes = Math.round((now - start) / 6e4);
    reporter.say(`Still running after ${minutes} min: ${[...running].join(", ")}`);
  }
}

// src/steps/project-commands/run-trial.ts
var TIME_LIMIT_MINUTES = 60;
function notRun({ name, text }) {
  return { name, command: text, status: "not-run", seconds: 0 };
}
async function runTrial(trial, ports, record) {
  const { found, chosen, project } = trial;
  const timeLimit = trial.settings.timeLimit ?? TIME_LIMIT_MINUTES;
  const watch = await watchCoverage(project, join5(trial.temporary, "coverage"));
  const ready = chosen.commands.flatMap((command) => {
    const split = splitCommand(command.text);
    if ("command" in split) return [makeReady(command, split.command, project, watch, timeLimit)];
    record.note(split.problem);
    return [];
  });
  const names = ready.map(({ command }) => command.name).join(", ");
  if (names !== "") ports.reporter.say(`Running side by side: ${names}`);
  const runs = /* @__PURE__ */ new Map();
  const ordered = () => chosen.commands.map((command) => runs.get(command) ?? notRun(command));
  const ended = await runSideBySide(ready, ports, ({ command, run }) => {
    runs.set(command, run);
    record.keep({ commands: ordered() });
  });
  for (const each of ended) {
    record.note(...await explainEnded(each, project, { install: found.install, timeLimit }));
  }
  const coverage = chosen.coverage ? await judge(trial, watch, ordered(), ports, record) : void 0;
  return { commands: ordered(), ...coverage === void 0 ? {} : { coverage } };
}
function makeReady(command, words, { directory, environment, variables }, watch, timeLimit) {
  const measured = command.name === "tests" ? { COVERAGE_FILE: watch.data } : {};
  const options = {
    directory,
    environment: { ...environment.variables, ...measured },
    variables,
    timeoutMs: timeLimit * 6e4
  };
  return { command, words, options };
}
async function judge({ found: { demand }, project }, watch, runs, { commands }, record) {
  if (demand.thresholds.length === 0) return void 0;
  const percent = await measureCoverage(project, watch, commands);
  if (percent === void 0) {
    const own = demand.thresholds.find(({ name }) => name === "coverage");
    const passed = runs.every(({ name, status }) => name !== "tests" || status === "passed");
    if (own !== void 0 && passed) record.note(explainMissingCoverage(own));
    return void 0;
  }
  const { result, findings } = judgeCoverage(percent, demand);
  record.note(...findings);
  return result;
}

// src/steps/try-project.ts
function tryProject(request, ports) {
  return async (record) => {
    const { sources, settings, discover, hotfix, temporary } = request;
    const found = await findCommands(sources, settings, discover, ports.reporter);
    record.note(...found.problems);
    const chosen = chooseCommands(found.commands, settings, hotfix);
    const abbreviated = chosen.abbreviated === void 0 ? {} : { abbreviated: true };
    if (chosen.abbreviated !== void 0) record.note(chosen.abbreviated);
    if (chosen.commands.length === 0) {
      record.settle("skipped");
      return { commands: [], ...abbreviated };
    }
    const project = await prepare(request, found, ports, record);
    if (project === void 0) {
      return { commands: chosen.commands.map(notRun), ...abbreviated };
    }
    const where = { settings, temporary, found, chosen, project };
    const result = await runTrial(where, ports, {
      note: (...diagnostics) => record.note(...diagnostics),
      keep: (partial) => record.keep({ ...partial, ...abbreviated })
    });
    return { ...result, ...abbreviated };
  };
}
async function prepare({ sources, temporary, python }, { install }, ports, record) {
  ports.reporter.say(`Installing the project for its own commands: ${install}`);
  try {
    return await prepareProject({ sources, install, temporary, python }, ports.python);
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    record.note(...error.diagnostics);
    return void 0;
  }
}

// src/commands/try-project.ts
async function runOwnCommands(journal, { sources, branches, discover, temporary, python }, ports) {
  const request = {
    sources,
    settings: sources.configuration.check,
    discover,
    hotfix: isHotfix(branches),
    temporary: join6(temporary, "checks"),
    python
  };
  await journal.step("try-project", tryProject(request, ports));
}

export {
  checkRepository,
  runOwnCommands
};
