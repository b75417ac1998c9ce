import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  compareTag,
  confirmIndex,
  coreMetadataIn,
  decidePublication,
  decideWork,
  describeWanted,
  readDistribution,
  releaseAfter
} from "./build-cli-github-release-publish-release.js";
import {
  isMetadataVersionAtLeast
} from "./build-check-cli-github-release-publish-release.js";
import {
  compareWithIndex,
  explainNoTrial
} from "./build-cli-publish-release-verify.js";
import {
  hashFile
} from "./build-cli-github-release-publish-release-verify.js";
import {
  ReleaseError,
  apiTokenFor,
  apiTokenProblem,
  attestationAssetName,
  attestationDiagnostics,
  attestationsField,
  comparePublishingOrder,
  compareVersions,
  describeRevision,
  descriptionOf,
  headerOf,
  headersOf,
  indexLabel,
  isTag,
  isTrial,
  mayPassOver,
  normalizeProjectName,
  optional,
  parseDistributionName,
  publisherDiagnostics,
  readMarker,
  releaseDiagnostics,
  revisionOf,
  sanitise,
  serializeAttestation,
  statementProblem,
  withdrawalDiagnostics,
  writeStatement
} from "./shared.js";

// src/domain/attestation/decisions.ts
function takesAttestations(destination) {
  return refusalOf(destination) === void 0;
}
function decideAttestations({
  policy,
  destinations,
  claims,
  revision
}) {
  if (policy === "off") return { do: "skip" };
  const refusals = destinations.map(refusalOf);
  const refused = refusals.every((refusal) => refusal !== void 0) ? refusals[0] : void 0;
  if (refused !== void 0) return without(policy, refused);
  if (claims === void 0) return without(policy, NO_IDENTITY);
  const obstacle = obstacleInJob(claims, revision);
  return obstacle === void 0 ? { do: "sign", claims } : without(policy, obstacle);
}
function without(policy, { because, way }) {
  if (policy === "required") {
    const why2 = attestationDiagnostics.diagnose("attestations-impossible", {
      message: `Attestations are required, but ${because}.`,
      hint: `${way} Or set \`attestations: auto\`, which publishes without them.`
    });
    return { do: "stop", why: why2 };
  }
  const why = attestationDiagnostics.diagnose("attestations-left-out", {
    message: `The distributions are published without attestations: ${because}.`,
    hint: `${way} Or set \`attestations: off\`, if they are not wanted.`
  });
  return { do: "skip", why };
}
function decideWithout(policy, failures) {
  const message = failures.map((failure) => failure.message).join(" ");
  if (policy === "required") {
    const advice = failures.flatMap(({ hint }) => hint ?? []);
    const why2 = attestationDiagnostics.diagnose("attestations-failed", {
      message: `Attestations are required, but cannot be made: ${message}`,
      hint: [
        "Nothing is uploaded. To publish without attestations, set `attestations: auto`, and release from a tag whose workflow has it.",
        ...advice
      ].join("\n")
    });
    return { do: "stop", why: why2 };
  }
  const why = attestationDiagnostics.diagnose("attestations-not-made", {
    message: `The distributions are published WITHOUT attestations, which cannot be added later: ${message}`,
    // What the failures advise comes too late: nothing that is run again attests a published file.
    hint: "Nothing is to be done for this release. Set `attestations: required`, if the next one should rather wait than go without."
  });
  return { do: "skip", why };
}
function refusalOf({ index, byApiToken }) {
  const name = indexLabel(index.name);
  if (index.trustedPublishing === void 0) {
    return {
      because: `${name} is not known to take them`,
      way: "PyPI and TestPyPI do."
    };
  }
  if (!byApiToken) return void 0;
  return {
    because: `${name} takes them by trusted publishing only, and this upload uses an API token`,
    way: `Register this workflow as a trusted publisher on ${name}, and take the API token away.`
  };
}
var NO_IDENTITY = {
  because: "this job may not ask for the identity tokens that they are signed with",
  way: "Give the job the permission `id-token: write`."
};
function obstacleInJob(claims, revision) {
  return privateObstacle(claims) ?? reusableObstacle(claims) ?? commitObstacle(claims, revision);
}
function privateObstacle(claims) {
  const visibility = claims["repository_visibility"] ?? "public";
  if (visibility === "public") return void 0;
  return {
    because: `${shown(claims, "repository")} is ${sanitise(visibility, 20)}, and its name, workflow and commit would stand in a public log for ever`,
    way: "Make the repository public."
  };
}
function reusableObstacle(claims) {
  if (claims["job_workflow_ref"] === claims["workflow_ref"]) return void 0;
  return {
    because: `the job is in the reusable workflow ${shown(claims, "job_workflow_ref")}, called by ${shown(claims, "workflow_ref")}, and indexes refuse attestations of such jobs`,
    way: "Publish from a job of the workflow that is started itself."
  };
}
function commitObstacle(claims, revision) {
  const sha = claims["sha"];
  if (sha === revision.commit || isTag(revision) && sha === revision.object) return void 0;
  const name = isTag(revision) ? revision.name : revision.ref;
  return {
    because: `they would name commit ${shown(claims, "sha")}, on which the workflow runs, and ${describeRevision(revision)} is on commit ${revision.commit}`,
    way: isTag(revision) ? `Start the workflow on the tag itself: gh workflow run publish.yml --ref ${name} -f tag=${name}` : `Start the workflow on ${name} itself.`
  };
}
function shown(claims, name) {
  return sanitise(claims[name] ?? "(unknown)", 300);
}

// src/domain/publisher/claims-comparison.ts
var LABELS = {
  owner: "Owner",
  repository: "Repository name",
  workflow: "Workflow name",
  environment: "Environment name"
};
function compareClaims(job, recorded) {
  const [owner = "", ...name] = recorded.repository.split("/");
  const exact = (field, value) => ({
    field,
    job: job[field],
    recorded: value,
    differs: job[field] !== value
  });
  const { environment } = recorded;
  return [
    exact("owner", owner),
    exact("repository", name.join("/")),
    exact("workflow", recorded.workflow),
    {
      field: "environment",
      job: job.environment,
      recorded: environment,
      differs: environment !== void 0 && environment.toLowerCase() !== job.environment?.toLowerCase()
    }
  ];
}
function comparisonTable(compared, origin) {
  return {
    columns: ["Field", "This job", `Publisher of ${sanitise(origin, 120)}`],
    rows: compared.map(({ field, job, recorded, differs }) => ({
      cells: [
        LABELS[field],
        shown2(job),
        field === "environment" ? wanted(recorded) : shown2(recorded)
      ],
      ...differs ? { marked: true } : {}
    }))
  };
}
function registrationTable(job, doubtful, project) {
  const fields = ["owner", "repository", "workflow", "environment"];
  const named = project === void 0 ? [] : [{ cells: ["PyPI Project Name", shown2(project)] }];
  return {
    columns: ["Field", "This job"],
    rows: [
      ...named,
      ...fields.map((field) => ({
        cells: [LABELS[field], shown2(job[field])],
        ...field === doubtful ? { marked: true } : {}
      }))
    ]
  };
}
function shown2(value) {
  return value === void 0 || value === "" ? "(none)" : sanitise(value, 100);
}
function wanted(environment) {
  return environment === void 0 ? "(any)" : shown2(environment);
}

// src/domain/publisher/job-publisher.ts
function readJobPublisher(claims) {
  const [owner = "", ...name] = claim(claims, "repository").split("/");
  return {
    owner,
    ownerId: claim(claims, "repository_owner_id"),
    repository: name.join("/"),
    workflow: fileOf(claim(claims, "job_workflow_ref")),
    ...optional("environment", claim(claims, "environment") || void 0)
  };
}
function placeOfJob(claims) {
  const defined = claim(claims, "job_workflow_ref");
  const started = claim(claims, "workflow_ref");
  if (defined === "" || started === "" || defined === started) return "started";
  const file = `${claim(claims, "repository")}/.github/workflows/${fileOf(defined)}`;
  const accepted = [claim(claims, "ref"), claim(claims, "sha")].map((at) => `${file}@${at}`);
  return accepted.includes(defined) ? "called" : "elsewhere";
}
function startedFile(claims) {
  return fileOf(claim(claims, "workflow_ref"));
}
function fileOf(reference) {
  return /[^/]+\.(?:yml|yaml)(?=@)/.exec(reference)?.[0] ?? "";
}
function claim(claims, name) {
  return (claims[name] ?? "").slice(0, 1e3);
}

// src/domain/publisher/differences.ts
function codeOf(differing, { environment }, fork) {
  const fields = differing.map(({ field }) => field);
  if (fields.includes("owner") || fields.includes("repository")) {
    return fork === true ? "publisher-fork" : "publisher-repository-differs";
  }
  if (fields.length > 1) return "publisher-differs";
  if (fields[0] === "workflow") return "publisher-workflow-differs";
  return environment === void 0 ? "publisher-environment-missing" : "publisher-environment-differs";
}
function describeDifferences(compared, origin) {
  const [owner, repository, workflow, environment] = compared;
  const clauses = [
    owner?.differs || repository?.differs ? clause("the job runs in the repository", joined(owner, repository), origin) : void 0,
    workflow?.differs ? clause("the job is in the workflow file", workflow, origin) : void 0,
    environment?.differs ? clause("the job runs in the environment", environment, origin) : void 0
  ];
  return clauses.filter((text) => text !== void 0).join("; ");
}
function joined(owner, repository) {
  return {
    job: `${owner?.job}/${repository?.job}`,
    recorded: `${owner?.recorded}/${repository?.recorded}`
  };
}
function clause(what, { job, recorded = "" }, origin) {
  const names = `and ${origin} names ${quoted(recorded)}`;
  if (job === void 0) return `${what.replace("the environment", "no environment")}, ${names}`;
  const caseOnly = job.toLowerCase() === recorded.toLowerCase();
  return `${what} ${quoted(job)}, ${names}${caseOnly ? " (letters count in their case)" : ""}`;
}
function quoted(value) {
  return `"${sanitise(value, 150)}"`;
}

// src/domain/publisher/publisher-links.ts
function siteOf({ site = "https://pypi.org/" }) {
  return site;
}
function publisherPage(index, project, { owner, repository, workflow, environment }) {
  const query = new URLSearchParams({
    provider: "github",
    owner,
    repository,
    workflow_filename: workflow,
    ...environment === void 0 ? {} : { environment }
  });
  const encoded = `${query}`.replaceAll("+", "%20").replaceAll("*", "%2A");
  return `${siteOf(index)}manage/project/${normalizeProjectName(project)}/settings/publishing/?${encoded}`;
}
function pendingPublisherPage(index) {
  return `${siteOf(index)}manage/account/publishing/`;
}
function apiTokensPage(index) {
  return `${siteOf(index)}manage/account/`;
}

// src/domain/publisher/mismatch-advice.ts
function adviceFor(code, job, doubtful) {
  const { index, project, earlier } = doubtful;
  const registration = register(job, doubtful);
  const recorded = earlier.kind === "recorded" ? earlier.publisher : void 0;
  const repository = sanitise(recorded?.repository ?? "", 150);
  switch (code) {
    case "publisher-reusable-workflow":
      return adviseOnReuse(job, doubtful);
    case "publisher-pending-missing":
      return advisePending(index, project, job);
    case "publisher-not-recorded":
      return `${registration}
If one is registered there, compare it with this job field by field; letters count in their case.`;
    case "publisher-gone":
      return `Remove what is left of the old publisher, and register it anew: ${publisherPage(index, project, job)}`;
    case "publisher-environment-missing":
      return `Add this line to the job, and release from a tag whose workflow has it:
${environmentLine(recorded?.environment)}
Or, without a new tag: ${lowerFirst(registration)}`;
    case "publisher-environment-differs":
      return adviseOnEnvironment(registration, recorded?.environment, doubtful);
    case "publisher-workflow-differs":
      return `${registration}
Or name the file ${sanitise(recorded?.workflow ?? "", 100)} again, and release from a tag that has it there. The workflow's \`name\` does not matter.`;
    case "publisher-fork":
      return `Release from ${repository}. If the fork is to carry the project on: ${lowerFirst(registration)}`;
    case "publisher-repository-differs":
      return `If ${repository} has this name now, after a renaming or a transfer: ${lowerFirst(registration)}
If the run is in a fork, release from ${repository} instead.`;
    case "publisher-differs":
      return `${registration}
Or make the job what the publisher says, and release from a new tag.`;
  }
}
function register(job, { index, project }) {
  return `Register a publisher for this job: ${publisherPage(index, project, job)}`;
}
function lowerFirst(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
function adviseOnReuse(job, doubtful) {
  const { index, project, claims, earlier } = doubtful;
  const wanted2 = { ...job, workflow: startedFile(claims) };
  const way = `Move the job that publishes into ${sanitise(wanted2.workflow, 100)}, and release from a tag that has it there. Actions that its steps use change nothing.`;
  return earlier.kind === "no-files" ? `${way}
${advisePending(index, project, wanted2)}` : `${way}
${register(wanted2, doubtful)}`;
}
function adviseOnEnvironment(registration, recorded, { index, indexes }) {
  if (indexes.length > 1) {
    return `${registration}
Or publish to ${indexLabel(index.name)} in a job of its own, with this line, and release from a tag whose workflow has it:
${environmentLine(recorded)}`;
  }
  return `${registration}
Or give the job this line, and release from a tag whose workflow has it:
${environmentLine(recorded)}`;
}
function environmentLine(environment = "") {
  const name = sanitise(environment, 100);
  return `environment: ${/^[a-z][\w.-]*$/i.test(name) ? name : JSON.stringify(name)}`;
}
function advisePending(index, project, job) {
  const { owner, repository, workflow, environment = "" } = job;
  const values = [
    ["PyPI Project Name", project],
    ["Owner", owner],
    ["Repository name", repository],
    ["Workflow name", workflow],
    ["Environment name", environment]
  ];
  return [
    `Register a pending publisher at ${pendingPublisherPage(index)}, which no link can fill in, with exactly these values, and run the job again:`,
    ...values.map(([label, value]) => `${label}: ${sanitise(value, 150) || "(leave it empty)"}`),
    "If one is registered there already, one of these values differs from it; letters count in their case, except in the environment. It cannot be edited: remove it, and register it anew.",
    "It ends after 30 days, and keeps the name for nobody until then.",
    `If the project exists already, an owner registers the job there: ${publisherPage(index, project, job)}`
  ].join("\n");
}

// src/domain/publisher/mismatch.ts
function findMismatch(doubtful) {
  const { claims, earlier, project } = doubtful;
  const job = readJobPublisher(claims);
  const { code, because } = isMisplaced(claims, earlier, job) ? misplaced(claims) : judge(doubtful, job);
  const table = earlier.kind === "recorded" ? comparisonTable(compareClaims(job, earlier.publisher), `${project} ${earlier.version}`) : registrationTable(
    job,
    code === "publisher-reusable-workflow" ? "workflow" : void 0,
    earlier.kind === "no-files" ? project : void 0
  );
  return { code, because, table, hint: adviceFor(code, job, doubtful) };
}
function isMisplaced(claims, earlier, { workflow }) {
  const place = placeOfJob(claims);
  const named = earlier.kind === "recorded" && earlier.publisher.workflow === workflow;
  return place === "elsewhere" || place === "called" && !named;
}
function misplaced(claims) {
  const [defined, started] = ["job_workflow_ref", "workflow_ref"].map(
    (name) => sanitise(claims[name] ?? "", 300)
  );
  return {
    code: "publisher-reusable-workflow",
    because: `the job is defined in the reusable workflow ${defined}, which ${started} calls; publishers are compared with the file that holds the job, and that must be a file of ${sanitise(claims["repository"] ?? "", 150)} at the commit of the run`
  };
}
function judge({ project, earlier, fork, indexes }, job) {
  const name = sanitise(project, 100);
  switch (earlier.kind) {
    case "no-files":
      return {
        code: "publisher-pending-missing",
        because: `the index lists no file of ${name}, and no pending publisher matches the job either; one ends 30 days after it was registered`
      };
    case "not-recorded":
      return {
        code: "publisher-not-recorded",
        because: `no file of ${name} that the index lists shows a workflow of GitHub as its publisher, so that there is nothing to compare the job with`
      };
    case "recorded": {
      const compared = compareClaims(job, earlier.publisher);
      const differing = compared.filter(({ differs }) => differs);
      const origin = `the publisher of ${name} ${sanitise(earlier.version, 100)}`;
      if (differing.length === 0) return gone(origin, job);
      const because = [describeDifferences(compared, origin), ...sharing(differing, indexes)].join(
        "; "
      );
      return { code: codeOf(differing, job, fork), because };
    }
  }
}
function gone(origin, { owner, ownerId }) {
  return {
    code: "publisher-gone",
    because: `the job is what ${origin} names, and somebody has removed that publisher since; or the account ${sanitise(owner, 60)} was deleted and made anew, and has another id (${sanitise(ownerId, 30)}) than the one that was registered`
  };
}
function sharing(differing, indexes) {
  const names = indexes.filter(isKnown).map(indexLabel);
  const shared = names.length > 1 && differing.some(({ field }) => field === "environment");
  return shared ? [`${names.join(" and ")} see the same job, which has one environment`] : [];
}
function isKnown(index) {
  return index === "pypi" || index === "testpypi";
}

// src/domain/publisher/mismatch-messages.ts
var { diagnose } = publisherDiagnostics;
var ISSUER = "https://token.actions.githubusercontent.com";
var REAL_HOSTS = /* @__PURE__ */ new Set(["pypi.org", "test.pypi.org"]);
function explainMismatch(refused) {
  const { code, because, table, hint } = findMismatch(refused);
  return diagnose(code, {
    message: `${indexLabel(refused.index.name)} knows no trusted publisher for this job (invalid-publisher): ${because}.`,
    table,
    hint
  });
}
function certainRefusals(doubtful) {
  const { index, claims } = doubtful;
  const refusals = [refusedEvent(index, claims), refusedIssuer(index, claims)];
  const known = refusals.filter((refusal) => refusal !== void 0);
  if (placeOfJob(claims) !== "elsewhere") return known;
  const { code, because, table, hint } = findMismatch(doubtful);
  const message = `${indexLabel(index.name)} takes no upload from this job: ${because}.`;
  return [...known, diagnose(code, { message, table, hint })];
}
function refusedEvent(index, claims) {
  if (claims["event_name"] !== "pull_request_target") return void 0;
  return diagnose("publisher-event-refused", {
    message: `${indexLabel(index.name)} takes no upload from this job: its run was started by pull_request_target.`,
    hint: "Start the workflow by a pushed tag or by workflow_dispatch."
  });
}
function refusedIssuer(index, claims) {
  const { trustedPublishing } = index;
  const issuer = claims["iss"] ?? ISSUER;
  const real = trustedPublishing !== void 0 && REAL_HOSTS.has(new URL(trustedPublishing).hostname);
  if (!real || issuer === ISSUER) return void 0;
  return diagnose("publisher-issuer-refused", {
    message: `${indexLabel(index.name)} takes no upload from this job: its identity token comes from ${sanitise(issuer, 200)}, and the index trusts ${ISSUER} alone.`,
    hint: "Jobs of GitHub Enterprise Server, and of an enterprise with an issuer of its own, upload with an API token of the index in `api-token`."
  });
}
function doubtAboutPublisher(doubtful) {
  const { index, project, claims, earlier } = doubtful;
  const label = indexLabel(index.name);
  if (earlier.kind === "recorded") {
    const compared = compareClaims(readJobPublisher(claims), earlier.publisher);
    if (!compared.some(({ differs }) => differs)) return void 0;
    const { because: because2, table: table2, hint: hint2 } = findMismatch(doubtful);
    const last = `${sanitise(project, 100)} ${sanitise(earlier.version, 100)}`;
    return diagnose("publisher-unlike-last", {
      message: `${label} refuses this job, unless a publisher was registered for it since ${last}: ${because2}.`,
      table: table2,
      hint: hint2
    });
  }
  if (placeOfJob(claims) !== "called") return void 0;
  const { because, table, hint } = findMismatch(doubtful);
  return diagnose("publisher-called-workflow", {
    message: `${label} refuses this job, unless a publisher names the called file: ${because}.`,
    table,
    hint
  });
}
function repositoryDoubt(claims, repository) {
  const named = claims["repository"] ?? "";
  if (named.toLowerCase() === repository.toLowerCase()) return void 0;
  return diagnose("publisher-other-repository", {
    message: `The identity token names the repository "${sanitise(named, 150)}"; the run's is "${sanitise(repository, 150)}". An index goes by the token.`,
    hint: "Run the job on GitHub's own runners, or with a runner that sets GITHUB_REPOSITORY as GitHub does."
  });
}

// src/domain/publisher/unneeded-token.ts
function adviseAgainstToken({
  index,
  project,
  claims,
  earlier
}) {
  if (earlier.kind !== "recorded" || !earlier.newest) return void 0;
  const compared = compareClaims(readJobPublisher(claims), earlier.publisher);
  if (placeOfJob(claims) !== "started" || compared.some(({ differs }) => differs)) return void 0;
  const last = `${sanitise(project, 100)} ${sanitise(earlier.version, 100)}`;
  return publisherDiagnostics.diagnose("api-token-unneeded", {
    message: `This upload to ${indexLabel(index.name)} uses a stored API token, but ${last} was published by trusted publishing from this very job's repository, workflow and environment.`,
    hint: `Leave the token out of \`api-token\`, delete its secret, and delete the token at ${apiTokensPage(index)}. The upload then has attestations, too.`
  });
}

// src/domain/publisher/earlier-publisher.ts
function newestRecord(files) {
  const listed = files.flatMap((file) => {
    const version = parseDistributionName(file.name)?.version;
    return version === void 0 ? [] : [{ file, version }];
  }).toSorted((one, other) => compareVersions(other.version, one.version));
  const found = listed.find(({ file }) => file.provenance !== void 0);
  const [newest] = listed;
  if (found === void 0 || newest === void 0) return void 0;
  return { ...found, newest: compareVersions(found.version, newest.version) === 0 };
}

// src/steps/identity/find-earlier-publisher.ts
async function findEarlierPublisher(project, index) {
  const files = await index.files(project);
  if (files.length === 0) return { kind: "no-files" };
  const record = newestRecord(files);
  const publisher = record === void 0 ? void 0 : await index.publisher(record.file);
  if (record === void 0 || publisher === void 0) return { kind: "not-recorded" };
  return { kind: "recorded", version: record.version, newest: record.newest, publisher };
}

// src/steps/check-identity.ts
var SHOWN = [
  "repository",
  "repository_owner",
  "repository_owner_id",
  "workflow_ref",
  "job_workflow_ref",
  "environment",
  "event_name",
  "ref",
  "sha"
];
function checkIdentity(request, ports) {
  const { index } = ports;
  return async (record) => {
    if (request.apiToken !== void 0) {
      const problem = apiTokenProblem(request.apiToken, index.index);
      if (problem !== void 0) throw new ReleaseError(problem);
      record.note(...await adviseOnToken(request, ports));
      return { claims: {} };
    }
    if (index.index.trustedPublishing === void 0) throw noCredentials(index);
    const claims = await readClaims(ports);
    record.note(...await judgeClaims(claims, request, ports));
    const shown3 = Object.entries(claims).filter(([name]) => SHOWN.includes(name));
    return { claims: Object.fromEntries(shown3) };
  };
}
async function readClaims({ index, identity }) {
  return identity.claims(await identity.token(await index.audience()));
}
async function judgeClaims(claims, { plan, repository, fork }, { index }) {
  const { project, indexes } = plan;
  const elsewhere = repository === void 0 ? void 0 : repositoryDoubt(claims, repository);
  const found = elsewhere === void 0 ? [] : [elsewhere];
  const earlier = await unlessRefused(findEarlierPublisher(project, index));
  const known = earlier ?? { kind: "not-recorded" };
  const doubtful = { index: index.index, project, claims, earlier: known, indexes, fork };
  const refusals = certainRefusals(doubtful);
  if (refusals.length > 0) return [...found, ...refusals];
  const doubt = doubtAboutPublisher(doubtful);
  return doubt === void 0 ? found : [...found, doubt];
}
async function adviseOnToken({ plan: { project } }, ports) {
  const { index, identity } = ports;
  if (index.index.trustedPublishing === void 0 || !identity.available) return [];
  const earlier = await unlessRefused(findEarlierPublisher(project, index));
  if (earlier?.kind !== "recorded") return [];
  const claims = await unlessRefused(readClaims(ports));
  if (claims === void 0) return [];
  const advice = adviseAgainstToken({ index: index.index, project, claims, earlier });
  return advice === void 0 ? [] : [advice];
}
async function unlessRefused(lookUp) {
  try {
    return await lookUp;
  } catch (error) {
    if (error instanceof ReleaseError) return void 0;
    throw error;
  }
}
function noCredentials({ index }) {
  return new ReleaseError(
    publisherDiagnostics.diagnose("credentials-missing", {
      message: `${index.name} is not known to support trusted publishing, and no token in the input api-token is for it.`,
      hint: "Set api-token from a secret of the job's environment. An empty one often means that the secret does not exist there, or that the run comes from a fork."
    })
  );
}

// src/steps/sign/attestation-files.ts
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
async function writeAttestations(folder, signed) {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    signed.map(async ({ file, attestation }) => {
      const name = attestationAssetName(file);
      const bytes = Buffer.from(attestation);
      await writeFile(join(folder, name), bytes);
      return { name, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
    })
  );
}

// src/domain/attestation/checks.ts
function checkAttestation(content, { file, claims }) {
  const problems = [
    statementProblem(content.statement, file),
    ...identityProblems(content.certificate, claims),
    validityProblem(content)
  ];
  return problems.filter((problem) => problem !== void 0).map(
    (problem) => attestationDiagnostics.diagnose("attestation-invalid", {
      message: `The attestation of ${file.name} is not usable: ${problem}.`,
      hint: "Run the job again, which signs anew. If it happens again, publish with `attestations: off` and report it."
    })
  );
}
function identityProblems({ identity, issuer, repository, workflow }, claims) {
  const site = "https://github.com/";
  return [
    difference("identity", identity, `${site}${claims["job_workflow_ref"]}`),
    difference("workflow", workflow, `${site}${claims["workflow_ref"]}`),
    difference("repository", repository, `${site}${claims["repository"]}`),
    difference("issuer", issuer, `${claims["iss"]}`)
  ];
}
function difference(what, found, wanted2) {
  if (found === wanted2) return void 0;
  return `its certificate names the ${what} "${sanitise(found, 300)}"; this job's is "${sanitise(wanted2, 300)}"`;
}
function validityProblem({ certificate, loggedAt }) {
  const { validFrom, validUntil } = certificate;
  if (validFrom <= loggedAt && loggedAt <= validUntil) return void 0;
  return `it was logged at ${time(loggedAt)}, and its certificate is valid from ${time(validFrom)} to ${time(validUntil)}`;
}
function time(seconds) {
  return new Date(seconds * 1e3).toISOString();
}

// src/steps/decisions/decide-signing.ts
var AUDIENCE = "sigstore";
async function decideSigning({ plan, policy, destinations, complete }, identity) {
  if (complete) return { do: "nothing" };
  try {
    const wanted2 = policy !== "off" && destinations.some(takesAttestations);
    const claims = wanted2 ? await readClaims2(identity) : void 0;
    return decideAttestations({ policy, destinations, claims, revision: revisionOf(plan) });
  } catch (error) {
    if (error instanceof ReleaseError) return decideWithout(policy, error.diagnostics);
    throw error;
  }
}
async function readClaims2(identity) {
  return identity.available ? identity.claims(await identity.token(AUDIENCE)) : void 0;
}

// src/steps/sign-distributions.ts
function signDistributions(request, ports) {
  return async (record) => {
    const outcome = await attemptAll(request, ports);
    switch (outcome.do) {
      case "nothing":
        record.settle("unchanged");
        return [];
      case "stop":
        throw new ReleaseError(outcome.why);
      case "skip":
        if (outcome.why !== void 0) record.note(outcome.why);
        record.settle("skipped");
        return [];
      case "use":
        return outcome.signed;
    }
  };
}
async function isEverywhere({ plan, files }, indexes) {
  const listed = await Promise.all(indexes.map((index) => index.files(plan.project, plan.version)));
  return listed.every(
    (there) => files.every(
      (file) => there.some(({ name, sha256 }) => name === file.name && sha256 === file.sha256)
    )
  );
}
async function attemptAll(request, ports) {
  const { manifest, policy } = request;
  const complete = await isEverywhere(manifest, ports.indexes);
  const decision = await decideSigning({ ...request, complete }, ports.identity);
  if (decision.do !== "sign") return decision;
  try {
    const signed = [];
    for (const file of manifest.files.toSorted(comparePublishingOrder)) {
      signed.push(await signFile(file, decision.claims, ports));
    }
    return { do: "use", signed };
  } catch (error) {
    if (error instanceof ReleaseError) return decideWithout(policy, error.diagnostics);
    throw error;
  }
}
async function signFile(file, claims, { signer, identity, reporter }) {
  const attestation = await signer.attest(writeStatement(file), () => identity.token(AUDIENCE));
  const content = signer.read(attestation);
  const problems = checkAttestation(content, { file, claims });
  if (problems.length > 0) throw new ReleaseError(...problems);
  const { logIndex } = content;
  reporter.say(`Signed ${file.name}: https://search.sigstore.dev/?logIndex=${logIndex}`);
  return { file: file.name, logIndex, attestation: serializeAttestation(attestation) };
}

// src/steps/identity/explain-mint.ts
var UNKNOWN = "mint-publisher-unknown";
var REUSABLE = "mint-reusable-workflow";
var OUTDATED = "mint-pending-publisher-outdated";
async function explainMint(error, context, ports) {
  const [refusal, ...others] = error.diagnostics;
  if (refusal === void 0 || ![UNKNOWN, REUSABLE, OUTDATED].includes(refusal.code)) return error;
  try {
    return new ReleaseError(await explain(refusal, context, ports), ...others);
  } catch (failure) {
    if (failure instanceof ReleaseError) return error;
    throw failure;
  }
}
async function explain(refusal, { plan, fork }, { index, identity }) {
  const { project, indexes } = plan;
  const claims = identity.claims(await identity.token(await index.audience()));
  if (refusal.code === OUTDATED) {
    const page = publisherPage(index.index, project, readJobPublisher(claims));
    return {
      ...refusal,
      hint: `If the project is yours, register a publisher in its settings, and run the job again: ${page}
If it is not, choose another name: this one is taken.`
    };
  }
  const earlier = await findEarlierPublisher(project, index);
  const refused = { index: index.index, project, claims, earlier, indexes, fork };
  return explainMismatch(refused);
}

// src/steps/identity/mint-upload-token.ts
async function mintUploadToken(context, ports) {
  const { index, identity } = ports;
  const audience = await index.audience();
  try {
    return await index.mint(() => identity.token(audience));
  } catch (error) {
    throw error instanceof ReleaseError ? await explainMint(error, context, ports) : error;
  }
}

// src/steps/upload/prepare.ts
import { join as join2 } from "node:path";

// src/domain/distribution/upload-fields.ts
var SINGLE = [
  ["metadata-version", "metadata_version"],
  ["name", "name"],
  ["version", "version"],
  ["summary", "summary"],
  ["description-content-type", "description_content_type"],
  ["keywords", "keywords"],
  ["home-page", "home_page"],
  ["download-url", "download_url"],
  ["author", "author"],
  ["author-email", "author_email"],
  ["maintainer", "maintainer"],
  ["maintainer-email", "maintainer_email"],
  ["license", "license"],
  ["license-expression", "license_expression"]
];
var REPEATED = [
  ["dynamic", "dynamic"],
  ["platform", "platform"],
  ["supported-platform", "supported_platform"],
  ["license-file", "license_file"],
  ["classifier", "classifiers"],
  ["requires-dist", "requires_dist"],
  ["requires-external", "requires_external"],
  ["provides-dist", "provides_dist"],
  ["provides-extra", "provides_extra"],
  ["obsoletes-dist", "obsoletes_dist"],
  ["project-url", "project_urls"],
  ["import-name", "import_name"],
  ["import-namespace", "import_namespace"],
  ["requires", "requires"],
  ["provides", "provides"],
  ["obsoletes", "obsoletes"]
];
function uploadFields(distribution, metadata) {
  return [
    [":action", "file_upload"],
    ["protocol_version", "1"],
    ["filetype", distribution.kind === "wheel" ? "bdist_wheel" : "sdist"],
    ["pyversion", pythonVersionOf(distribution)],
    ["sha256_digest", distribution.sha256],
    ...singleFields(metadata),
    ...repeatedFields(metadata),
    ...descriptionFields(metadata),
    // GitLab's index asks for this one even where it is empty; to PyPI, empty is absent.
    ["requires_python", headerOf(metadata, "requires-python") ?? ""]
  ];
}
function pythonVersionOf({ name }) {
  const parsed = parseDistributionName(name);
  return parsed?.kind === "wheel" ? parsed.pythonTags.join(".") : "source";
}
function singleFields(metadata) {
  return SINGLE.flatMap(([header, field]) => {
    const value = headerOf(metadata, header);
    return value === void 0 || value === "" ? [] : [[field, value]];
  });
}
function repeatedFields(metadata) {
  const early = !isMetadataVersionAtLeast(headerOf(metadata, "metadata-version"), "2.4");
  return REPEATED.filter(([header]) => !(early && header === "license-file")).flatMap(
    ([header, field]) => headersOf(metadata, header).filter((value) => value !== "").map((value) => [field, value])
  );
}
function descriptionFields(metadata) {
  const description = descriptionOf(metadata);
  return description === void 0 ? [] : [["description", description]];
}

// src/steps/upload/prepare.ts
var ATTESTATIONS = "attestations";
async function requireBytes(files, folder) {
  const changed = [];
  for (const file of files) {
    const sha256 = await hashFile(join2(folder, file.name));
    if (sha256 !== file.sha256) changed.push([file, sha256]);
  }
  if (changed.length === 0) return;
  throw new ReleaseError(
    ...changed.map(
      ([file, sha256]) => releaseDiagnostics.diagnose("manifest-mismatch", {
        message: `${file.name} has sha256 ${sha256}; the manifest names ${file.sha256}.`,
        hint: "Something changed the file after it was built and tried. Look at what ran in this job since then; nothing of it was uploaded."
      })
    )
  );
}
async function prepareUpload(file, folder, attestation) {
  const path = join2(folder, file.name);
  const metadata = await readDistribution(path, file, (source) => coreMetadataIn(source, file));
  const fields = uploadFields(file, metadata);
  const added = attestation === void 0 ? [] : [attestation];
  return {
    path,
    filename: file.name,
    fields: [...fields, ...added.map((text) => [ATTESTATIONS, attestationsField([text])])]
  };
}
function hasAttestations({ fields }) {
  return fields.some(([name]) => name === ATTESTATIONS);
}
function withoutAttestations(request) {
  return { ...request, fields: request.fields.filter(([name]) => name !== ATTESTATIONS) };
}

// src/steps/upload/attestations.ts
var REFUSED = "upload-attestations-refused";
function attestationUse(policy, index, reporter) {
  let refusal;
  const without2 = [];
  const sendWithout = async (request, act) => {
    await act(withoutAttestations(request));
    without2.push(request.filename);
    return false;
  };
  return {
    send: async (request, act) => {
      const attested = hasAttestations(request);
      if (attested && refusal !== void 0) return sendWithout(request, act);
      try {
        await act(request);
        return attested;
      } catch (error) {
        const refused = refusalIn(error);
        if (!attested || policy !== "auto" || refused === void 0) throw error;
        refusal ??= refused;
        reporter.say(
          `${indexLabel(index.index.name)} refuses the attestation of ${request.filename}: it is sent again without.`
        );
        return sendWithout(request, act);
      }
    },
    finding: () => refusal === void 0 || without2.length === 0 ? void 0 : explainWithdrawal(index, without2, refusal)
  };
}
function refusalIn(error) {
  if (!(error instanceof ReleaseError)) return void 0;
  return error.diagnostics.find(({ code }) => code === REFUSED);
}
function explainWithdrawal({ index }, files, { message, hint }) {
  return withdrawalDiagnostics.diagnose("attestations-withdrawn", {
    message: `${indexLabel(index.name)} has ${files.join(", ")} WITHOUT attestations, which cannot be added later. ${message}`,
    hint: [
      "Set `attestations: required`, if a release should rather stop than go without.",
      ...hint === void 0 ? [] : [hint]
    ].join("\n")
  });
}

// src/steps/upload/in-order.ts
async function runInOrder(items, parallel, act) {
  const waiting = [...items.entries()];
  const failures = [];
  const runNext = async () => {
    const next = waiting.shift();
    if (next === void 0) return;
    const [position, item] = next;
    try {
      await act(item);
    } catch (error) {
      failures.push([position, error]);
      waiting.length = 0;
    }
  };
  const runAll = async () => {
    while (waiting.length > 0) await runNext();
  };
  await runNext();
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, runAll));
  return failures.toSorted(([one], [other]) => one - other).map(([, failure]) => failure);
}
function throwTogether(failures, note) {
  const diagnostics = failures.flatMap(
    (failure) => failure instanceof ReleaseError ? failure.diagnostics : []
  );
  const distinct = new Map(diagnostics.map((each) => [`${each.code} ${each.message}`, each]));
  for (const failure of failures) {
    if (failure instanceof ReleaseError) continue;
    note(...distinct.values());
    throw failure;
  }
  if (distinct.size > 0) throw new ReleaseError(...distinct.values());
}

// src/steps/upload/progress.ts
var INTERVAL = 1e4;
var MEGABYTE = 1e6;
function uploadProgress({ clock, reporter }) {
  const running = /* @__PURE__ */ new Set();
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = () => {
    const now = clock.now().getTime();
    const long = [...running].filter(({ since }) => now - since >= INTERVAL);
    if (long.length === 0 || now - toldAt < INTERVAL) return;
    toldAt = now;
    reporter.say(describe(long));
  };
  return async ({ name, size }, act) => {
    const upload = { name, size, since: clock.now().getTime(), sent: 0 };
    running.add(upload);
    try {
      await act((bytes) => {
        upload.sent = bytes;
        tell();
      });
    } finally {
      running.delete(upload);
    }
  };
}
function describe(uploads) {
  const what = uploads.length === 1 ? uploads[0]?.name : `${uploads.length} files`;
  const sent = uploads.reduce((sum, upload) => sum + upload.sent, 0);
  const size = uploads.reduce((sum, upload) => sum + upload.size, 0);
  const megabytes = (bytes) => (bytes / MEGABYTE).toFixed(size < 10 * MEGABYTE ? 1 : 0);
  return `Uploading ${what}: ${megabytes(sent)} of ${megabytes(size)} MB`;
}

// src/steps/upload/tokens.ts
var RENEW_BEFORE = 5 * 60 * 1e3;
var ENDED = ["upload-token-expired", "upload-token-unknown"];
function apiTokenUse(value) {
  return (act) => act({ value });
}
function mintedTokenUse(mint, { clock, reporter }) {
  const tokens = tokenSource(mint, clock);
  return async (act) => {
    const token = await tokens.current();
    try {
      await act(token);
    } catch (error) {
      if (!isTokenRefusal(error)) throw error;
      reporter.say("The index refuses the upload token; the file is sent again with a new one.");
      await act(await tokens.insteadOf(token)).catch(explainSecondRefusal);
    }
  };
}
function tokenSource(mint, clock) {
  let latest;
  const renew = () => {
    const minting = mint().catch((error) => {
      if (latest === minting) latest = void 0;
      throw error;
    });
    latest = minting;
    return minting;
  };
  const latestUnless = async (isUseless) => {
    const known = latest;
    if (known === void 0) return renew();
    const token = await known;
    if (!isUseless(token)) return token;
    return latest === known ? renew() : latestUnless(isUseless);
  };
  return {
    current: () => latestUnless((token) => endsSoon(token, clock)),
    insteadOf: (refused) => latestUnless(({ value }) => value === refused.value)
  };
}
function endsSoon({ expiresAt = Number.POSITIVE_INFINITY }, clock) {
  return expiresAt * 1e3 - clock.now().getTime() < RENEW_BEFORE;
}
function isTokenRefusal(error) {
  return error instanceof ReleaseError && error.diagnostics.some(({ code }) => ENDED.includes(code));
}
function explainSecondRefusal(error) {
  if (!isTokenRefusal(error)) throw error;
  throw new ReleaseError(...error.diagnostics.map(refusedTwice));
}
function refusedTwice(diagnostic) {
  return {
    ...diagnostic,
    message: `${diagnostic.message} It says so of a second token, too, which was minted after that.`,
    hint: "A token of trusted publishing lasts 15 minutes: where sending this one file takes longer, use a faster line. Otherwise look at the index's status page, and run the job again: what is uploaded is found and left as it is."
  };
}

// src/steps/upload-distributions.ts
function uploadDistributions(request, ports) {
  return async (record) => {
    const { plan, manifest, distributions } = request;
    const { index, github } = ports;
    if (plan.kind === "release") await requireTag(plan.tag, github);
    await requireBytes(manifest.files, distributions);
    const files = manifest.files.toSorted(comparePublishingOrder);
    const { states, conflicts } = await compareWithIndex(files, plan, index);
    const attested = /* @__PURE__ */ new Set();
    const results = () => files.map(({ name }) => ({
      file: name,
      state: states.get(name) ?? "missing",
      ...optional("attested", attested.has(name) || void 0)
    }));
    record.keep(results());
    if (conflicts.length > 0 && mayPassOver(index.index.name, plan)) {
      record.note(explainNoTrial(conflicts, index, plan));
      record.settle("skipped");
      return results();
    }
    if (conflicts.length > 0) throw new ReleaseError(...conflicts);
    const missing = files.filter(({ name }) => states.get(name) === "missing");
    if (missing.length === 0) record.settle("unchanged");
    requireAttestations(missing, request, index);
    await sendFiles(missing, request, ports, record, (name, withAttestation) => {
      states.set(name, "uploaded");
      if (withAttestation) attested.add(name);
      record.keep(results());
    });
    return results();
  };
}
async function requireTag(tag, github) {
  const moved = compareTag(tag, await github.tag(tag.name));
  if (moved !== void 0) throw new ReleaseError(moved);
}
function requireAttestations(missing, { policy, apiToken, attestations }, { index }) {
  if (policy !== "required") return;
  if (!takesAttestations({ index, byApiToken: apiToken !== void 0 })) return;
  const bare = missing.map(({ name }) => name).filter((name) => attestations?.has(name) !== true);
  if (bare.length === 0) return;
  throw new ReleaseError(
    attestationDiagnostics.diagnose("attestations-failed", {
      message: `Attestations are required, but there is none for ${bare.join(", ")}, which ${indexLabel(index.name)} does not show any more.`,
      hint: "Nothing is uploaded. Run the job again, which signs what is missing."
    })
  );
}
async function sendFiles(files, request, ports, record, onUploaded) {
  const { index, reporter } = ports;
  const prepared = await Promise.all(
    files.map(async (file) => {
      const attestation = request.attestations?.get(file.name);
      return [file, await prepareUpload(file, request.distributions, attestation)];
    })
  );
  const attestations = attestationUse(request.policy ?? "auto", index, reporter);
  const withToken = tokenUse(request, ports);
  const withProgress = uploadProgress(ports);
  const sendFile = async ([file, upload]) => {
    const withAttestation = await attestations.send(
      upload,
      (form) => withToken((token) => withProgress(file, (onSent) => index.upload(form, token, onSent)))
    );
    reporter.say(`Uploaded ${file.name} to ${indexLabel(index.index.name)}`);
    onUploaded(file.name, withAttestation);
  };
  const failures = await runInOrder(prepared, request.parallel ?? 1, sendFile);
  const finding = attestations.finding();
  if (finding !== void 0) record.note(finding);
  throwTogether(failures, record.note);
}
function tokenUse({ apiToken, plan, fork }, ports) {
  if (apiToken !== void 0) return apiTokenUse(apiToken);
  return mintedTokenUse(() => mintUploadToken({ plan, fork }, ports), ports);
}

// src/commands/publish-distributions.ts
async function checkIdentities(journal, {
  plan,
  options,
  origin
}, ports) {
  for (const index of ports.indexes) {
    const apiToken = tokenOf(index, options);
    const act = checkIdentity({ plan, apiToken, ...origin }, { ...ports, index });
    await journal.step("check-identity", act, index.index.name);
  }
}
async function sign(journal, { options, plan, manifest, attestations }, ports) {
  const destinations = ports.indexes.map((index) => destinationOf(index, options));
  const request = { plan, manifest, policy: options.attestations, destinations };
  let files = [];
  const distributions = await journal.must("sign", async (record) => {
    const made = await signDistributions(request, ports)(record);
    files = await writeAttestations(attestations, made);
    return made;
  });
  return { distributions, files };
}
async function publishOn(journal, index, { origin, options, plan, manifest, distributions }, { signed, ports }) {
  const apiToken = tokenOf(index, options);
  const token = apiToken === void 0 ? {} : { apiToken };
  const taken = takesAttestations(destinationOf(index, options)) ? signed.distributions : [];
  const attestations = new Map(taken.map(({ file, attestation }) => [file, attestation]));
  const uploads = await journal.must(
    "upload",
    uploadDistributions(
      {
        plan,
        manifest,
        distributions,
        ...token,
        attestations,
        fork: origin.fork,
        policy: options.attestations,
        parallel: options.parallelUploads
      },
      { ...ports, index }
    ),
    index.index.name
  );
  if (uploads.some(({ state }) => state === "conflict")) return "passed-over";
  const timeoutMs = options.confirmTimeoutMs;
  const attested = new Set(uploads.flatMap(({ file, attested: attested2 }) => attested2 ? [file] : []));
  const request = { plan, manifest, distributions, attested, timeoutMs };
  const act = confirmIndex(request, { ...ports, index });
  const { listed } = await journal.must("confirm", act, index.index.name);
  return listed ? "listed" : "late";
}
function destinationOf(index, options) {
  return { index: index.index, byApiToken: tokenOf(index, options) !== void 0 };
}
function tokenOf({ index }, { apiTokens, indexes }) {
  return apiTokenFor(index, apiTokens, indexes);
}

// src/domain/dry-run/decision.ts
var NOTHING = { decisions: [], diagnostics: [] };
function stopFor(why) {
  return why.length === 0 ? NOTHING : { decisions: [{ do: "stop", why }], diagnostics: why };
}
function joinDecided(parts) {
  const decisions = parts.flatMap((part) => part.decisions);
  const stop = decisions.findIndex((decision) => decision.do === "stop");
  return {
    decisions: stop === -1 ? decisions : decisions.slice(0, stop + 1),
    diagnostics: [...new Set(parts.flatMap((part) => part.diagnostics))]
  };
}

// src/domain/dry-run/index-decisions.ts
function listSigningDecisions(decision, files) {
  switch (decision.do) {
    case "stop":
      return stopFor([decision.why]);
    case "nothing":
      return { decisions: [{ do: "skip-signing", why: "nothing-to-upload" }], diagnostics: [] };
    case "skip":
      return {
        decisions: [{ do: "skip-signing", why: decision.why ?? "off" }],
        diagnostics: decision.why === void 0 ? [] : [decision.why]
      };
    case "sign":
      return {
        decisions: [
          { do: "sign", files: files.toSorted(comparePublishingOrder).map(({ name }) => name) }
        ],
        diagnostics: []
      };
  }
}
function listIndexDecisions(of) {
  const { index, files, states, conflicts, noTrial } = of;
  if (noTrial !== void 0) {
    return { decisions: [{ do: "skip-index", index, why: noTrial }], diagnostics: [noTrial] };
  }
  if (conflicts.length > 0) return stopFor(conflicts);
  const isMissing = ({ name }) => states.get(name) === "missing";
  const mints = !of.byApiToken && files.some(isMissing);
  const decisions = [
    ...mints ? [{ do: "mint", index }] : [],
    ...files.toSorted(comparePublishingOrder).map(
      (file) => ({
        do: isMissing(file) ? "upload" : "keep-file",
        index,
        file: { name: file.name, size: file.size }
      })
    ),
    { do: "confirm", index, files: files.length },
    ...of.verified ? [{ do: "verify", index }] : []
  ];
  return { decisions, diagnostics: [] };
}

// src/domain/dry-run/release-decisions.ts
function listReleaseDecisions(of) {
  const { wanted: wanted2, releases, phases } = of;
  if (!phases.includes("draft")) return { draft: NOTHING, publish: listPublication(of, releases) };
  const work = decideWork({ ...wanted2, attestations: [] }, "draft", releases);
  if (work.do === "stop") return { draft: stopFor(work.why), publish: NOTHING };
  const draft = { decisions: describeWork(work), diagnostics: work.diagnostics };
  if (!phases.includes("publish")) return { draft, publish: NOTHING };
  const publish = listPublication(of, releasesAfter(work, wanted2, releases));
  const news = publish.decisions.filter((decision) => !isSaidBy(draft.decisions, decision));
  return { draft, publish: { ...publish, decisions: news } };
}
function listPublication({ wanted: wanted2, signed, tagFormats }, releases) {
  const attestations = signed.map(unmade);
  const work = decideWork({ ...wanted2, attestations }, "publish", releases);
  if (work.do === "stop") return stopFor(work.why);
  const release = releaseAfter(work, wanted2.plan.tag.name);
  const publication = decidePublication(release, wanted2.plan, releases, tagFormats);
  const decisions = [
    ...describeWork(work, signed),
    ...describePublication(publication, release.title)
  ];
  return { decisions, diagnostics: work.diagnostics };
}
function unmade(name) {
  return { name, size: 0, sha256: "" };
}
function describePublication(decision, title) {
  switch (decision.do) {
    case "nothing":
      return [];
    case "keep-draft":
      return [{ do: "keep-draft", title }];
    case "publish":
      return [{ do: "publish-release", title, latest: decision.latest }];
  }
}
function describeWork({ target, remove, upload, discard }, sizeless = []) {
  const files = upload.map(
    ({ name, size }) => sizeless.includes(name) ? { name } : { name, size }
  );
  if (target.kind === "new") {
    return [{ do: "create-draft", title: target.text.title, assets: files }];
  }
  const { release, text } = target;
  const title = text?.title ?? release.title;
  const changes = [
    ...remove.map(({ name }) => ({ do: "delete-asset", title, asset: name })),
    ...files.map((asset) => ({ do: "upload-asset", title, asset }))
  ];
  const after = discard === void 0 ? [] : [{ do: "delete-draft", title: discard.title }];
  return [...describeTarget(target, title, changes.length > 0), ...changes, ...after];
}
function describeTarget({ release, text }, title, changes) {
  const { url, draft } = release;
  if (!draft) return changes ? [] : [{ do: "leave-release", title, url }];
  if (text === void 0) return [{ do: "adopt-draft", title, url, text: "kept" }];
  const marked = readMarker(text.body)?.adopted === true;
  return [{ do: "adopt-draft", title, url, text: marked ? "marked" : "rewritten" }];
}
function isSaidBy(before, decision) {
  if (decision.do === "adopt-draft") return true;
  return decision.do === "leave-release" && before.some((each) => each.do === "leave-release" && each.url === decision.url);
}
function releasesAfter(work, { plan }, releases) {
  const after = releaseAfter(work, plan.tag.name);
  return [after, ...releases.filter(({ id }) => id !== after.id)];
}

// src/domain/dry-run/untried.ts
function explainUntried(decisions) {
  const indexesOf = (kind) => [
    ...new Set(decisions.flatMap((each) => each.do === kind ? [indexLabel(each.index)] : []))
  ];
  const found = [
    explainRelease(decisions),
    explainSigning(decisions),
    explainMint2(indexesOf("mint")),
    explainUpload(indexesOf("upload"))
  ];
  return found.filter((details) => details !== void 0).map((details) => releaseDiagnostics.diagnose("dry-run-untried", details));
}
var WRITES = [
  "create-draft",
  "adopt-draft",
  "delete-asset",
  "upload-asset",
  "delete-draft",
  "publish-release"
];
function explainRelease(decisions) {
  if (!decisions.some((decision) => WRITES.includes(decision.do))) return void 0;
  return {
    message: "Whether the job's token may write releases is not tried: only a release that is written shows it.",
    hint: "Look at the job's permissions: a real run needs contents: write. Without it the token does not see drafts either."
  };
}
function explainSigning(decisions) {
  if (!decisions.some((decision) => decision.do === "sign")) return void 0;
  return {
    message: "Signing is not tried: what is signed stands in Sigstore's public log for ever.",
    hint: "There is nothing to do: if Sigstore cannot sign, a real run finds it out before the first upload, and does what the input attestations says."
  };
}
function explainMint2(indexes) {
  if (indexes.length === 0) return void 0;
  return {
    message: `The exchange of an identity token for an upload token is not tried on ${indexes.join(" and ")}: with a pending publisher it creates the project.`,
    hint: "Compare the trusted publisher on the index with this job by hand: owner, repository, file name of the workflow, environment. The report has the claims of the identity token."
  };
}
function explainUpload(indexes) {
  if (indexes.length === 0) return void 0;
  return {
    message: `Whether the files are accepted by ${indexes.join(" and ")} is not tried: an index judges a file only when it is uploaded.`,
    hint: "There is nothing to do: what is known of an index's rules was applied to the files. To see a real index take them, run with indexes: testpypi first."
  };
}

// src/steps/decisions/observe.ts
async function observe(look) {
  try {
    return { seen: true, value: await look() };
  } catch (error) {
    if (error instanceof ReleaseError) return { seen: false, why: error.diagnostics };
    throw error;
  }
}
function decideFrom(observed, decide) {
  return observed.seen ? decide(observed.value) : stopFor(observed.why);
}

// src/steps/list-decisions.ts
function listDecisions(request, ports) {
  return async (record) => {
    const { decisions, diagnostics } = joinDecided(await listParts(request, ports));
    record.note(...diagnostics, ...explainUntried(decisions));
    return { decisions };
  };
}
async function listParts(request, ports) {
  const { files } = request.obtained.manifest;
  const leavesIndexes = ports.indexes.length === 0;
  const comparisons = await compareWithAll(request, ports);
  const signing = await observeSigning(request, comparisons, ports);
  const signed = signing.seen && signing.value.do === "sign" ? files : [];
  const release = await listReleaseParts(request, signed.map(attestationOf));
  return [
    release.draft,
    leavesIndexes ? NOTHING : decideFrom(signing, (decision) => listSigningDecisions(decision, files)),
    await judgeTag(request, ports),
    leavesIndexes ? NOTHING : await judgeBytes(request),
    ...ports.indexes.map((index, place) => listIndexPart(request, index, place, comparisons)),
    release.publish,
    listVerifications(request, ports)
  ];
}
async function compareWithAll({ plan, obtained }, { indexes }) {
  const { files } = obtained.manifest;
  return Promise.all(indexes.map((index) => observe(() => compareWithIndex(files, plan, index))));
}
async function observeSigning({ plan, attestations, destinations }, comparisons, { identity }) {
  const unseen = comparisons.find((comparison) => !comparison.seen);
  if (unseen !== void 0) return unseen;
  const complete = comparisons.every(
    (each) => each.seen && [...each.value.states.values()].every((state) => state === "identical")
  );
  const signing = { plan, policy: attestations, destinations, complete };
  return observe(() => decideSigning(signing, identity));
}
function attestationOf({ name }) {
  return attestationAssetName(name);
}
async function listReleaseParts(request, signed) {
  const { release } = request;
  if (release === void 0) return { draft: NOTHING, publish: NOTHING };
  const { github, phases, tagFormats, ...texts } = release;
  const { obtained, distributions } = request;
  const wanted2 = await describeWanted({ obtained, distributions, ...texts });
  const seen = await observe(() => github.releases());
  if (!seen.seen) return { draft: stopFor(seen.why), publish: NOTHING };
  return listReleaseDecisions({ wanted: wanted2, signed, releases: seen.value, tagFormats, phases });
}
async function judgeTag({ plan, release }, { github, indexes }) {
  if (plan.kind !== "release") return NOTHING;
  if (indexes.length === 0 && release?.phases.includes("publish") !== true) return NOTHING;
  const now = await observe(() => github.tag(plan.tag.name));
  return decideFrom(now, (tag) => stopFor([compareTag(plan.tag, tag)].flatMap((why) => why ?? [])));
}
async function judgeBytes({ obtained, distributions }) {
  const same = await observe(() => requireBytes(obtained.manifest.files, distributions));
  return decideFrom(same, () => NOTHING);
}
function listIndexPart({ plan, obtained, destinations, verifies }, index, place, comparisons) {
  const observed = comparisons[place];
  if (observed === void 0) return NOTHING;
  const { name } = index.index;
  return decideFrom(observed, ({ states, conflicts }) => {
    const trial = isTrial(name, plan.indexes);
    return listIndexDecisions({
      index: name,
      byApiToken: destinations[place]?.byApiToken === true,
      verified: verifies !== "nowhere" && trial,
      files: obtained.manifest.files,
      states,
      conflicts,
      noTrial: mayPassOver(name, plan) && conflicts.length > 0 ? explainNoTrial(conflicts, index, plan) : void 0
    });
  });
}
function listVerifications({ plan, verifies }, { indexes }) {
  const names = indexes.map(({ index }) => index.name);
  const targets = verifies === "everywhere" ? names.filter((name) => !isTrial(name, plan.indexes)) : [];
  return { decisions: targets.map((index) => ({ do: "verify", index })), diagnostics: [] };
}

// src/commands/dry-run.ts
async function dryRun(journal, { options, ...rest }, ports) {
  const { attestations } = options;
  const destinations = ports.indexes.map((index) => destinationOf(index, options));
  await journal.must("dry-run", listDecisions({ ...rest, attestations, destinations }, ports));
}

export {
  checkIdentities,
  sign,
  publishOn,
  dryRun
};
