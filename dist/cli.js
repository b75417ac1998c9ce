#!/usr/bin/env node
import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  ArchiveError,
  Journal,
  REPOSITORY,
  ReleaseError,
  VERSION,
  bytesOf,
  catalogue,
  checklist,
  commandLine,
  commandsAdapter,
  connectRelease,
  filesOf,
  findingsOf,
  hasFailed,
  headline,
  indexLabel,
  isRehearsal,
  isThere,
  nearest,
  parseTagName,
  parseToml,
  placeOf,
  printable,
  publicPages,
  publicReport,
  readInputs,
  readProject,
  readTarGz,
  readZip,
  rehearsalDiagnostics,
  release,
  releaseOf,
  resolveIndex,
  resultOf,
  sizeLabel,
  stepLabel,
  succeeded,
  systemClock
} from "./chunks/shared.js";

// src/entries/cli.ts
import { mkdtemp, realpath, rm, writeFile as writeFile3 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join7 } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// src/adapters/processes/busy-time.ts
function busyTime(now) {
  let active = 0;
  let since = 0;
  let sum = 0;
  return {
    begin: () => {
      if (active === 0) since = now();
      active += 1;
    },
    end: () => {
      active -= 1;
      if (active === 0) sum += now() - since;
    },
    total: () => sum + (active === 0 ? 0 : now() - since)
  };
}

// src/adapters/terminal.ts
import { stripVTControlCharacters } from "node:util";
var ERASE_LINE = "\r\x1B[2K";
var DIM = 2;
var COLOURS = { done: 32, unchanged: 32, skipped: DIM, failed: 31 };
var MARKS = {
  done: ["\u2713", "+"],
  unchanged: ["\u2713", "+"],
  skipped: ["\u2013", "-"],
  failed: ["\u2717", "x"]
};
function terminalReporter(stream, style2) {
  let running;
  const paint = (colour, text2) => style2.colour ? `\x1B[${colour}m${text2}\x1B[0m` : text2;
  const print = (lines) => {
    const erased = running === void 0 ? "" : ERASE_LINE;
    stream.write(`${erased}${lines.map((line) => `${line}
`).join("")}${running ?? ""}`);
  };
  return {
    say: (line) => print([`  ${plain(line)}`]),
    quote: (text2) => {
      if (style2.verbose) print(linesOf(text2).map((line) => paint(DIM, `    ${line}`)));
    },
    started(step, on) {
      if (stream.isTTY !== true) return;
      const name = `${plain(stepLabel({ step, on }))} ${style2.unicode ? "\u2026" : "..."}`;
      stream.write(name);
      running = name;
    },
    finished({ step, on, status, startedAt, finishedAt }) {
      const seconds = ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1e3).toFixed(1);
      const mark = paint(COLOURS[status], MARKS[status][style2.unicode ? 0 : 1]);
      const remark = status === "done" ? "" : ` (${status})`;
      const erased = running === void 0 ? "" : ERASE_LINE;
      running = void 0;
      stream.write(`${erased}${mark} ${plain(stepLabel({ step, on }))}  ${seconds} s${remark}
`);
    }
  };
}
function linesOf(text2) {
  const lines = stripVTControlCharacters(text2).split(/\r\n|[\r\n]/);
  return (lines.at(-1) === "" ? lines.slice(0, -1) : lines).map(plain);
}
function plain(line) {
  return printable(stripVTControlCharacters(line));
}

// src/commands/rehearse.ts
import { mkdir as mkdir3, readFile as readFile3 } from "node:fs/promises";
import { join as join6, resolve as resolve2 } from "node:path";

// src/sandbox/sandbox.ts
import { join as join3 } from "node:path";

// src/sandbox/clock.ts
var systemClock2 = { now: () => /* @__PURE__ */ new Date() };
function secondsOf(clock) {
  return Math.floor(clock.now().getTime() / 1e3);
}

// src/sandbox/http.ts
import { createServer } from "node:http";
var BodyTooLarge = class extends Error {
  constructor(limit) {
    super(`The request's body is longer than ${limit} bytes.`);
  }
};
async function listen(handler) {
  const server = createServer((request, response) => {
    void answer(handler, request, response);
  });
  await new Promise((resolve3, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve3);
  });
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve3, reject) => {
      server.close((error) => error === void 0 ? resolve3() : reject(error));
      server.closeAllConnections();
    })
  };
}
async function answer(handler, request, response) {
  try {
    await handler(request, response);
  } catch (error) {
    if (response.destroyed || response.writableEnded) return;
    if (response.headersSent) response.destroy();
    else if (error instanceof BodyTooLarge) send(response, tooLarge(error));
    else send(response, textReply(500, error instanceof Error ? error.stack ?? "" : `${error}`));
  }
}
function tooLarge(error) {
  const reply2 = textReply(413, error.message);
  return { ...reply2, headers: { ...reply2.headers, connection: "close" } };
}
async function readBody(request, limit) {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new BodyTooLarge(limit);
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk;
    size += bytes.length;
    if (size > limit) throw new BodyTooLarge(limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
function addressOf(request) {
  return new URL(request.url ?? "/", "http://127.0.0.1");
}
function textReply(status, body) {
  return { status, headers: { "content-type": "text/plain; charset=UTF-8" }, body };
}
function jsonReply(status, value, contentType = "application/json") {
  return { status, headers: { "content-type": contentType }, body: JSON.stringify(value) };
}
function send(response, reply2) {
  const body = Buffer.from(reply2.body ?? "");
  if (reply2.reason !== void 0) response.statusMessage = asReasonPhrase(reply2.reason);
  response.writeHead(reply2.status, { "content-length": body.length, ...reply2.headers });
  response.end(response.req.method === "HEAD" ? void 0 : body);
}
function asReasonPhrase(text2) {
  return text2.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "?");
}

// src/sandbox/github/api.ts
import { randomUUID } from "node:crypto";

// src/sandbox/github/replies.ts
var JSON_TYPE = "application/json; charset=utf-8";
var DOCUMENTATION = "https://docs.github.com/rest";
var Refusal = class extends Error {
  reply;
  constructor(reply2) {
    super(`The request is refused with ${reply2.status}.`);
    this.reply = reply2;
  }
};
function json(status, value, headers = {}) {
  const reply2 = jsonReply(status, value, JSON_TYPE);
  return { ...reply2, headers: { ...reply2.headers, ...headers } };
}
var noContent = { status: 204 };
function failure(status, message2, headers = {}) {
  return json(
    status,
    { message: message2, documentation_url: DOCUMENTATION, status: String(status) },
    headers
  );
}
function notFound() {
  return new Refusal(failure(404, "Not Found"));
}
function unprocessable(message2) {
  return new Refusal(failure(422, message2));
}
function validationFailed(...errors) {
  const message2 = "Validation Failed";
  return new Refusal(
    json(422, { message: message2, errors, documentation_url: DOCUMENTATION, status: "422" })
  );
}

// src/sandbox/github/permissions.ts
function identifyCaller(authorization, tokens) {
  if (authorization === void 0) return { kind: "anonymous" };
  const value = /^(?:bearer|token) +(\S+)$/i.exec(authorization)?.[1];
  const token = tokens.find((candidate) => candidate.value === value);
  if (token === void 0) throw new Refusal(failure(401, "Bad credentials"));
  return { kind: "token", contents: token.contents };
}
function authorise(caller, need, repository, accepted) {
  const isPublic = repository.visibility === "public";
  if (caller.kind === "anonymous") {
    if (!isPublic) throw notFound();
    if (need === "write") throw new Refusal(failure(401, "Requires authentication"));
    return;
  }
  if (need === "metadata" || need === "read" && isPublic) return;
  if (caller.contents === "write" || need === "read" && caller.contents === "read") return;
  const headers = { "x-accepted-github-permissions": accepted };
  throw new Refusal(failure(403, "Resource not accessible by integration", headers));
}
function maySeeDrafts(caller) {
  return caller.kind === "token" && caller.contents === "write";
}

// src/sandbox/github/description.ts
function fullNameOf(repository) {
  return `${repository.owner}/${repository.name}`;
}
function isNamed(repository, owner, name) {
  return fullNameOf(repository).toLowerCase() === `${owner}/${name}`.toLowerCase();
}

// src/sandbox/github/asset-name.ts
function renameAsset(name) {
  return name.replace(/[^A-Za-z0-9._+-]+/g, ".").replace(/\.{2,}/g, ".").replace(/^\.(?=.)/, "default.").replace(/(?<=.)\.$/, "");
}

// src/sandbox/github/asset-storage.ts
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
var FOLDER = "/asset-storage/";
var SECONDS_VALID = 300;
var key = randomBytes(32);
function addressInStorage({ addresses: addresses2, clock }, asset) {
  const expires = secondsOf(clock) + SECONDS_VALID;
  const address = new URL(`${FOLDER}${asset.id}`, addresses2.web);
  address.searchParams.set("expires", String(expires));
  address.searchParams.set("signature", sign(asset.id, expires));
  return address.href;
}
function answerFromStorage(service, address, authorization) {
  if (!address.pathname.startsWith(FOLDER)) return void 0;
  if (authorization !== void 0) {
    return textReply(400, "Only one way of authorisation may be used: the address is signed.");
  }
  const id = Number(address.pathname.slice(FOLDER.length));
  const expires = Number(address.searchParams.get("expires"));
  const signature = address.searchParams.get("signature") ?? "";
  if (!isSame(signature, sign(id, expires)) || secondsOf(service.clock) >= expires) {
    return textReply(403, "The signature does not fit the address, or it has expired.");
  }
  const assets = service.releases.releases.flatMap((release2) => release2.assets);
  const asset = assets.find((candidate) => candidate.id === id);
  if (asset === void 0) return textReply(404, "Nothing is stored here.");
  const headers = {
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename=${asset.name}`
  };
  return { status: 200, headers, body: asset.bytes };
}
function sign(id, expires) {
  return createHmac("sha256", key).update(`${id} ${expires}`).digest("base64url");
}
function isSame(one, other) {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

// src/sandbox/github/paging.ts
var ANY_REPOSITORY = /^\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)/;
var PER_PAGE = { usual: 30, most: 100 };
function pageOf(call, all) {
  const size = Math.min(numberIn(call.address, "per_page") ?? PER_PAGE.usual, PER_PAGE.most);
  const page2 = numberIn(call.address, "page") ?? 1;
  const last = Math.max(1, Math.ceil(all.length / size));
  const links = [
    ...page2 > 1 ? [linkTo(call, page2 - 1, "prev")] : [],
    ...page2 < last ? [linkTo(call, page2 + 1, "next"), linkTo(call, last, "last")] : [],
    ...page2 > 1 ? [linkTo(call, 1, "first")] : []
  ];
  return {
    items: all.slice((page2 - 1) * size, page2 * size),
    headers: links.length === 0 ? {} : { link: links.join(", ") }
  };
}
function pagedReply(call, all, toJson) {
  const { items, headers } = pageOf(call, all);
  return json(200, items.map(toJson), headers);
}
function linkTo({ service, address }, page2, relation) {
  const { repository, addresses: addresses2 } = service;
  const path = address.pathname.replace(ANY_REPOSITORY, `/repositories/${repository.id}`);
  const target = new URL(`${path}${address.search}`, addresses2.api);
  target.searchParams.set("page", String(page2));
  return `<${target.href}>; rel="${relation}"`;
}
function numberIn(address, name) {
  const value = Number(address.searchParams.get(name));
  return Number.isInteger(value) && value > 0 ? value : void 0;
}

// src/sandbox/github/release-fields.ts
var MOST_CHARACTERS = 125e3;
var LATEST = ["true", "false", "legacy"];
var RELEASE_FIELDS = {
  tag_name: "string",
  target_commitish: "string",
  name: "string",
  body: "string",
  draft: "boolean",
  prerelease: "boolean",
  make_latest: "string",
  generate_release_notes: "boolean",
  previous_tag_name: "string"
};
function readReleaseFields(body) {
  const fields = readFields(body, RELEASE_FIELDS);
  const { make_latest: latest, body: text2 } = fields;
  if (latest !== void 0 && !LATEST.includes(latest)) {
    throw illTyped("make_latest", latest, `is not a member of ${JSON.stringify(LATEST)}`);
  }
  if (text2 !== void 0 && [...text2].length > MOST_CHARACTERS) {
    const message2 = `body is too long (maximum is ${MOST_CHARACTERS} characters)`;
    throw validationFailed({ resource: "Release", code: "custom", field: "body", message: message2 });
  }
  return fields;
}
function readAssetFields(body) {
  return readFields(body, { name: "string", label: "string" });
}
function readFields(body, types) {
  const value = parseObject(body);
  for (const [field2, type] of Object.entries(types)) {
    const given = value[field2];
    if (given !== void 0 && typeof given !== type)
      throw illTyped(field2, given, `is not a ${type}`);
  }
  return value;
}
function parseObject(body) {
  if (body.length === 0) return {};
  let value;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal(failure(400, "Problems parsing JSON"));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(failure(400, "Body should be a JSON object"));
  }
  return value;
}
function illTyped(field2, given, what) {
  const shown = given === null ? "nil" : JSON.stringify(given);
  return unprocessable(`Invalid request.

For 'properties/${field2}', ${shown} ${what}.`);
}

// src/sandbox/github/call.ts
function repositoryAddress({ addresses: addresses2, repository }) {
  return `${addresses2.api}/repos/${repository.owner}/${repository.name}`;
}
function repositoryPage({ addresses: addresses2, repository }) {
  return `${addresses2.web}/${repository.owner}/${repository.name}`;
}
function parameterOf(call, name) {
  return call.parameters[name] ?? "";
}
function nodeId(kind, identifier) {
  return Buffer.from(`${kind}:${identifier}`).toString("base64url");
}

// src/sandbox/github/users.ts
var ACTIONS_BOT = { login: "github-actions[bot]", id: 41898282, type: "Bot" };
function userJson({ addresses: addresses2 }, { login, id, type }) {
  const url = `${addresses2.api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId("User", id),
    avatar_url: `${addresses2.web}/avatars/${id}`,
    gravatar_id: "",
    url,
    html_url: `${addresses2.web}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: "public",
    site_admin: false
  };
}

// src/sandbox/github/release-json.ts
function releaseJson(service, release2) {
  const url = `${repositoryAddress(service)}/releases/${release2.id}`;
  const { owner, name } = service.repository;
  const uploads = `${service.addresses.uploads}/repos/${owner}/${name}/releases/${release2.id}`;
  const archive = (kind) => release2.draft ? null : `${repositoryAddress(service)}/${kind}/${encodeURI(release2.tagName)}`;
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${uploads}/assets{?name,label}`,
    html_url: `${repositoryPage(service)}/releases/tag/${encodeURI(addressName(release2))}`,
    id: release2.id,
    author: userJson(service, ACTIONS_BOT),
    node_id: nodeId("Release", release2.id),
    tag_name: release2.tagName,
    target_commitish: release2.targetCommitish,
    name: release2.name,
    draft: release2.draft,
    immutable: release2.immutable,
    prerelease: release2.prerelease,
    created_at: release2.createdAt,
    updated_at: release2.updatedAt,
    published_at: release2.publishedAt,
    assets: release2.assets.map((asset) => assetJson(service, release2, asset)),
    tarball_url: archive("tarball"),
    zipball_url: archive("zipball"),
    body: release2.body
  };
}
function assetJson(service, release2, asset) {
  const folder = `${repositoryPage(service)}/releases/download/${addressName(release2)}`;
  return {
    url: `${repositoryAddress(service)}/releases/assets/${asset.id}`,
    id: asset.id,
    node_id: nodeId("ReleaseAsset", asset.id),
    name: asset.name,
    label: asset.label,
    uploader: userJson(service, ACTIONS_BOT),
    content_type: asset.contentType,
    state: asset.state,
    size: asset.bytes.length,
    digest: asset.digest,
    download_count: asset.downloads,
    created_at: asset.createdAt,
    updated_at: asset.updatedAt,
    browser_download_url: encodeURI(`${folder}/${asset.name}`)
  };
}
function addressName(release2) {
  return release2.draft ? release2.draftName : release2.tagName;
}
function releaseOf2(call) {
  const id = Number(parameterOf(call, "release_id"));
  const release2 = visibleReleases(call).find((candidate) => candidate.id === id);
  if (release2 === void 0) throw notFound();
  return release2;
}
function assetOf(call) {
  const id = Number(parameterOf(call, "asset_id"));
  for (const release2 of visibleReleases(call)) {
    const asset = release2.assets.find((candidate) => candidate.id === id);
    if (asset !== void 0) return { release: release2, asset };
  }
  throw notFound();
}
function visibleReleases({ service, caller }) {
  const { releases } = service.releases;
  return maySeeDrafts(caller) ? releases : releases.filter((release2) => !release2.draft);
}

// src/sandbox/github/releases-state.ts
var NO_RELEASES = {
  nextId: 1001,
  releases: [],
  latestId: null,
  spentTags: []
};
function addRelease(state, release2) {
  const added = { ...release2, id: state.nextId, assets: [] };
  return { ...state, nextId: state.nextId + 1, releases: [added, ...state.releases] };
}
function replaceRelease(state, release2) {
  const releases = state.releases.map((other) => other.id === release2.id ? release2 : other);
  return { ...state, releases };
}
function removeRelease(state, release2) {
  return {
    ...state,
    releases: state.releases.filter((other) => other.id !== release2.id),
    latestId: state.latestId === release2.id ? null : state.latestId,
    spentTags: release2.immutable ? [...state.spentTags, release2.tagName] : state.spentTags
  };
}
function addAsset(state, release2, asset) {
  const assets = [...release2.assets, { ...asset, id: state.nextId }];
  return { ...replaceRelease(state, { ...release2, assets }), nextId: state.nextId + 1 };
}
function replaceAsset(state, release2, asset) {
  const assets = release2.assets.map((other) => other.id === asset.id ? asset : other);
  return replaceRelease(state, { ...release2, assets });
}
function publishedWithTag(state, tag) {
  return state.releases.find((release2) => !release2.draft && release2.tagName === tag);
}

// src/sandbox/github/assets.ts
var listAssets = (call) => {
  const release2 = releaseOf2(call);
  return pagedReply(call, release2.assets, (asset) => assetJson(call.service, release2, asset));
};
var getAsset = (call) => {
  const { service, headers } = call;
  const { release: release2, asset } = assetOf(call);
  if (headers.accept !== "application/octet-stream") {
    return json(200, assetJson(service, release2, asset));
  }
  const counted = { ...asset, downloads: asset.downloads + 1 };
  service.releases = replaceAsset(service.releases, release2, counted);
  return { status: 302, headers: { location: addressInStorage(service, asset) } };
};
var updateAsset = (call) => {
  const { service } = call;
  const { release: release2, asset } = assetOf(call);
  const fields = readAssetFields(call.body);
  if (release2.immutable) throw unprocessable("Cannot update assets of an immutable release");
  const name = fields.name === void 0 ? asset.name : renameAsset(fields.name);
  if (release2.assets.some((other) => other.id !== asset.id && other.name === name)) {
    throw validationFailed({ resource: "ReleaseAsset", code: "already_exists", field: "name" });
  }
  const updatedAt = service.clock.now().toISOString();
  const updated = { ...asset, name, label: fields.label ?? asset.label, updatedAt };
  service.releases = replaceAsset(service.releases, release2, updated);
  return json(200, assetJson(service, release2, updated));
};
var deleteAsset = (call) => {
  const { service } = call;
  const { release: release2, asset } = assetOf(call);
  if (release2.immutable) throw unprocessable("Cannot delete assets from an immutable release");
  const assets = release2.assets.filter((other) => other.id !== asset.id);
  service.releases = replaceRelease(service.releases, { ...release2, assets });
  return noContent;
};

// src/sandbox/github/git-repository.ts
import { execFile } from "node:child_process";
import { devNull } from "node:os";
var PASSED_ON = ["PATH", "Path", "HOME", "USERPROFILE", "SystemRoot", "TEMP", "TMP", "TMPDIR"];
var MOST_OUTPUT = 256 * 1024 * 1024;
function gitEnvironment() {
  const passed = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === void 0 ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(passed),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    LC_ALL: "C"
  };
}
function runGit(directory, commandLine2, input = "") {
  const options = { env: gitEnvironment(), maxBuffer: MOST_OUTPUT, windowsHide: true };
  return new Promise((resolve3, reject) => {
    const answer5 = (error, stdout) => {
      if (error === null) resolve3({ code: 0, stdout });
      else if (typeof error.code === "number") resolve3({ code: error.code, stdout });
      else reject(error);
    };
    const child = execFile("git", [`--git-dir=${directory}`, ...commandLine2], options, answer5);
    child.stdin?.on("error", () => void 0);
    child.stdin?.end(input);
  });
}
async function readGit(directory, ...commandLine2) {
  const { code, stdout } = await runGit(directory, commandLine2);
  if (code !== 0) throw new Error(`git ${commandLine2.join(" ")} ends with exit code ${code}.`);
  return stdout;
}
async function lookUp(directory, expressions) {
  const input = expressions.map((expression) => `${expression}
`).join("");
  const format = "--batch-check=%(objectname) %(objecttype)";
  const { stdout } = await runGit(directory, ["cat-file", format], input);
  return stdout.trimEnd().split("\n").map(readObject);
}
function readObject(line) {
  const [, sha, type] = /^([0-9a-f]{40,64}) (commit|tag|tree|blob)$/.exec(line) ?? [];
  return sha === void 0 ? void 0 : { sha, type };
}
function isPlainName(name) {
  return name !== "" && !/^[-/]|[\s~^:?*[\\\x7f]|\.\.|@\{/.test(name);
}
async function readRef(directory, ref) {
  if (!isPlainName(ref)) return void 0;
  const [found] = await lookUp(directory, [ref]);
  return found;
}
async function resolveCommit(directory, name, defaultBranch) {
  if (!isPlainName(name)) return void 0;
  const refs = name === "HEAD" ? [`heads/${defaultBranch}`] : [`heads/${name}`, `tags/${name}`, name];
  const expressions = refs.map((ref) => `refs/${ref.replace(/^refs\//, "")}^{commit}`);
  if (/^[0-9a-f]{4,64}$/.test(name)) expressions.unshift(`${name}^{commit}`);
  const found = await lookUp(directory, expressions);
  return found.find((object) => object !== void 0)?.sha;
}
async function listBranches(directory) {
  const format = "--format=%(objectname) %(refname:lstrip=2)";
  const lines = await readGit(directory, "for-each-ref", "--sort=refname", format, "refs/heads");
  return lines.split("\n").filter((line) => line !== "").map((line) => ({
    sha: line.slice(0, line.indexOf(" ")),
    name: line.slice(line.indexOf(" ") + 1)
  }));
}
async function isTagName(directory, name) {
  const { code } = await runGit(directory, ["check-ref-format", `refs/tags/${name}`]);
  return code === 0 && isPlainName(name);
}
async function createTag(directory, name, commit) {
  await readGit(directory, "update-ref", `refs/tags/${name}`, commit, "0".repeat(commit.length));
}

// src/sandbox/github/commits.ts
var FIELDS = ["%H", "%T", "%P", "%an", "%ae", "%at", "%cn", "%ce", "%ct", "%B"];
var BETWEEN = "%x1f";
var UNSIGNED = {
  verified: false,
  reason: "unsigned",
  signature: null,
  payload: null,
  verified_at: null
};
async function readCommits(directory, ...selection) {
  const format = `--format=${FIELDS.join(BETWEEN)}`;
  const text2 = await readGit(
    directory,
    "log",
    "-z",
    "--encoding=UTF-8",
    format,
    ...selection,
    "--"
  );
  return text2.split("\0").filter((record) => record !== "").map(readCommit);
}
async function readOneCommit(directory, sha) {
  const [commit] = await readCommits(directory, "--no-walk", sha);
  if (commit === void 0) throw new Error(`git log has nothing to say of ${sha}.`);
  return commit;
}
function readCommit(record) {
  const fields = record.split("");
  const field2 = (position) => fields[position] ?? "";
  const person = (position) => ({
    name: field2(position),
    email: field2(position + 1),
    date: formatDate(Number(field2(position + 2)))
  });
  return {
    sha: field2(0),
    tree: field2(1),
    parents: field2(2).split(" ").filter(Boolean),
    author: person(3),
    committer: person(6),
    message: fields.slice(9).join("").trimEnd()
  };
}
function formatDate(seconds) {
  return new Date(seconds * 1e3).toISOString().replace(".000Z", "Z");
}
function commitJson(service, commit) {
  const url = repositoryAddress(service);
  const page2 = repositoryPage(service);
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", commit.sha),
    url: `${url}/commits/${commit.sha}`,
    html_url: `${page2}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    commit: {
      url: `${url}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      comment_count: 0,
      verification: UNSIGNED
    },
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${page2}/commit/${sha}`
    }))
  };
}
var getCommit = async (call) => {
  const { service } = call;
  const ref = parameterOf(call, "ref");
  const sha = await resolveCommit(service.gitDirectory, ref, service.defaultBranch);
  if (sha === void 0) throw unprocessable(`No commit found for SHA: ${ref}`);
  if (asksForName(call)) return nameReply(sha);
  return json(200, commitJson(service, await readOneCommit(service.gitDirectory, sha)));
};
function asksForName(call) {
  return /^application\/vnd\.github\.(?:v3\.)?sha$/.test(call.headers.accept ?? "");
}
function nameReply(sha) {
  const headers = { "content-type": "application/vnd.github.sha; charset=utf-8" };
  return { status: 200, headers, body: sha };
}
var getBranches = async (call) => {
  const { service, address } = call;
  const onlyProtected = address.searchParams.get("protected") === "true";
  const branches = onlyProtected ? [] : await listBranches(service.gitDirectory);
  const url = repositoryAddress(service);
  return pagedReply(call, branches, ({ name, sha }) => ({
    name,
    commit: { sha, url: `${url}/commits/${sha}` },
    protected: false
  }));
};

// src/sandbox/github/comparison.ts
var MOST_COMMITS = 250;
var compareCommits = async (call) => {
  const { service } = call;
  const directory = service.gitDirectory;
  const comparison = await compare(call);
  const { base, head, mergeBase, ahead, behind } = comparison;
  const between = await readCommits(directory, "--reverse", `${base}..${head}`);
  const asked = call.address.searchParams;
  const page2 = asked.has("page") || asked.has("per_page") ? pageOf(call, between) : { items: between.slice(-MOST_COMMITS), headers: {} };
  const toJson = async (sha) => commitJson(service, await readOneCommit(directory, sha));
  return json(
    200,
    {
      ...addressesOf(call, comparison),
      base_commit: await toJson(base),
      merge_base_commit: await toJson(mergeBase),
      status: statusOf(ahead, behind),
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      commits: page2.items.map((commit) => commitJson(service, commit))
    },
    page2.headers
  );
};
async function compare(call) {
  const directory = call.service.gitDirectory;
  const names = parameterOf(call, "basehead").split("...");
  const [base, head] = await Promise.all(names.map((name) => resolveSide(call, name)));
  if (names.length !== 2 || base === void 0 || head === void 0) throw notFound();
  const common = await runGit(directory, ["merge-base", base, head]);
  if (common.code !== 0) {
    throw new Refusal(failure(404, `No common ancestor between ${names[0]} and ${names[1]}.`));
  }
  const range = `${base}...${head}`;
  const counts = await readGit(directory, "rev-list", "--left-right", "--count", range);
  const [behind = 0, ahead = 0] = counts.trim().split("	").map(Number);
  return { base, head, mergeBase: common.stdout.trim(), ahead, behind };
}
function resolveSide({ service }, name) {
  const prefix = `${service.repository.owner}:`;
  const own = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return resolveCommit(service.gitDirectory, own, service.defaultBranch);
}
function statusOf(ahead, behind) {
  if (ahead > 0 && behind > 0) return "diverged";
  if (ahead > 0) return "ahead";
  return behind > 0 ? "behind" : "identical";
}
function addressesOf(call, { base, head }) {
  const range = encodeURI(parameterOf(call, "basehead"));
  const page2 = `${repositoryPage(call.service)}/compare/${range}`;
  const owner = call.service.repository.owner;
  const permanent = `${owner}:${base.slice(0, 7)}...${owner}:${head.slice(0, 7)}`;
  return {
    url: `${repositoryAddress(call.service)}/compare/${range}`,
    html_url: page2,
    permalink_url: `${repositoryPage(call.service)}/compare/${permanent}`,
    diff_url: `${page2}.diff`,
    patch_url: `${page2}.patch`
  };
}

// src/sandbox/github/edit-release.ts
import { randomBytes as randomBytes2 } from "node:crypto";

// src/sandbox/github/latest-release.ts
function markLatest(state, release2, wanted) {
  const current = state.latestId === release2.id;
  if (release2.draft || release2.prerelease) return current ? { ...state, latestId: null } : state;
  switch (wanted) {
    case void 0:
      return state;
    case "true":
      return { ...state, latestId: release2.id };
    case "false":
      return current ? { ...state, latestId: null } : state;
    case "legacy":
      return { ...state, latestId: null };
  }
}
function latestOf({ releases, latestId }) {
  const candidates = releases.filter((release2) => !release2.draft && !release2.prerelease);
  const marked = candidates.find((release2) => release2.id === latestId);
  return marked ?? candidates.toSorted(byVersionThenDate)[0];
}
function byVersionThenDate(one, other) {
  const versions = other.tagName.localeCompare(one.tagName, "en", { numeric: true });
  return versions === 0 ? other.createdAt.localeCompare(one.createdAt) : versions;
}

// src/sandbox/github/release-notes.ts
var generateNotes = async ({ service, body }) => json(200, await writeNotes(service, readReleaseFields(body)));
async function writeNotes(service, fields) {
  const { tag_name: tag, target_commitish: target = service.defaultBranch } = fields;
  if (tag === void 0) throw unprocessable(`Invalid request.

"tag_name" wasn't supplied.`);
  if (!await exists(service, `tags/${tag}`) && !await exists(service, target)) {
    throw notFound();
  }
  const previous = fields.previous_tag_name ?? previousTag(service, tag);
  if (previous !== void 0 && !await exists(service, `tags/${previous}`)) throw notFound();
  const changes = previous === void 0 ? `commits/${tag}` : `compare/${previous}...${tag}`;
  return { name: tag, body: `**Full Changelog**: ${repositoryPage(service)}/${changes}` };
}
function previousTag({ releases }, tag) {
  return releases.releases.find((release2) => !release2.draft && release2.tagName !== tag)?.tagName;
}
async function exists(service, name) {
  return await resolveCommit(service.gitDirectory, name, service.defaultBranch) !== void 0;
}

// src/sandbox/github/release-rules.ts
var NO_VALID_TAG = {
  resource: "Release",
  code: "custom",
  message: "Published releases must have a valid tag"
};
async function placeRelease(service, placement) {
  const { gitDirectory: directory, defaultBranch } = service;
  const { tagName, targetCommitish, draft } = placement;
  if (!await isTagName(directory, tagName)) throw badTag("tag_name is not well-formed");
  if (service.releases.spentTags.includes(tagName)) {
    throw badTag("tag_name was used by an immutable release");
  }
  const tagged = await resolveCommit(directory, `tags/${tagName}`, defaultBranch);
  const commit = tagged ?? await resolveTarget(service, targetCommitish);
  if (commit === void 0) {
    throw validationFailed({ resource: "Release", code: "invalid", field: "target_commitish" });
  }
  if (!draft && tagged === void 0) await createTag(directory, tagName, commit);
  return (await readOneCommit(directory, commit)).committer.date;
}
function resolveTarget(service, target) {
  const name = /^[0-9a-f]{40,64}$/.test(target) ? target : `heads/${target}`;
  return resolveCommit(service.gitDirectory, name, service.defaultBranch);
}
function refuseSecondRelease(service, tagName, id) {
  const taken = service.releases.releases.some(
    (other) => !other.draft && other.tagName === tagName && other.id !== id
  );
  if (taken) {
    throw validationFailed({ resource: "Release", code: "already_exists", field: "tag_name" });
  }
}
function refuseUntying(release2, placement) {
  if (!release2.immutable) return;
  const refuse4 = (field2) => {
    const message2 = `${field2} cannot be changed when release is immutable`;
    return validationFailed({ resource: "Release", code: "custom", field: field2, message: message2 });
  };
  if (placement.draft) throw refuse4("state");
  if (placement.tagName !== release2.tagName) throw refuse4("tag_name");
}
function badTag(message2) {
  const wrong = { resource: "Release", code: "custom", field: "tag_name", message: message2 };
  return validationFailed(wrong, NO_VALID_TAG);
}

// src/sandbox/github/edit-release.ts
var createRelease = async (call) => {
  const { service } = call;
  const fields = readReleaseFields(call.body);
  const { tag_name: tagName, draft = false } = fields;
  if (tagName === void 0) {
    throw unprocessable(`Invalid request.

"tag_name" wasn't supplied.`);
  }
  const targetCommitish = fields.target_commitish ?? service.defaultBranch;
  const text2 = await describe(service, tagName, fields);
  if (!draft) refuseSecondRelease(service, tagName);
  const createdAt = await placeRelease(service, { tagName, targetCommitish, draft });
  if (!draft) refuseSecondRelease(service, tagName);
  const now = service.clock.now().toISOString();
  const id = service.releases.nextId;
  service.releases = addRelease(service.releases, {
    ...text2,
    tagName,
    targetCommitish,
    draft,
    prerelease: fields.prerelease ?? false,
    immutable: !draft && service.switches.immutableReleases,
    createdAt,
    updatedAt: now,
    publishedAt: draft ? null : now,
    draftName: `untagged-${randomBytes2(10).toString("hex")}`
  });
  const release2 = storeLatest(service, id, fields.make_latest ?? "true");
  const body = releaseJson(service, release2);
  return json(201, body, { location: body.url });
};
var updateRelease = async (call) => {
  const { service } = call;
  const fields = readReleaseFields(call.body);
  const before = releaseOf2(call);
  const changes = changesFrom(fields);
  const wanted = { ...before, ...changes };
  refuseUntying(before, wanted);
  if (!wanted.draft) refuseSecondRelease(service, wanted.tagName, before.id);
  const createdAt = before.immutable ? before.createdAt : await placeRelease(service, wanted);
  if (!wanted.draft) refuseSecondRelease(service, wanted.tagName, before.id);
  const current = releaseOf2(call);
  const now = service.clock.now().toISOString();
  const publishes = current.draft && !wanted.draft;
  service.releases = replaceRelease(service.releases, {
    ...current,
    ...changes,
    createdAt,
    updatedAt: now,
    immutable: current.immutable || publishes && service.switches.immutableReleases,
    publishedAt: publishes ? now : current.publishedAt
  });
  const latest = fields.make_latest ?? (publishes ? "true" : void 0);
  return json(200, releaseJson(service, storeLatest(service, current.id, latest)));
};
function storeLatest(service, id, wanted) {
  const release2 = service.releases.releases.find((candidate) => candidate.id === id);
  if (release2 === void 0) throw notFound();
  service.releases = markLatest(service.releases, release2, wanted);
  return release2;
}
async function describe(service, tagName, fields) {
  const { name = null, body = null } = fields;
  if (fields.generate_release_notes !== true) return { name, body };
  const notes = await writeNotes(service, { ...fields, tag_name: tagName });
  return {
    name: name ?? notes.name,
    body: body === null ? notes.body : `${body}

${notes.body}`
  };
}
function changesFrom(fields) {
  const { tag_name, target_commitish, name, body, draft, prerelease } = fields;
  return {
    ...tag_name === void 0 ? {} : { tagName: tag_name },
    ...target_commitish === void 0 ? {} : { targetCommitish: target_commitish },
    ...name === void 0 ? {} : { name },
    ...body === void 0 ? {} : { body },
    ...draft === void 0 ? {} : { draft },
    ...prerelease === void 0 ? {} : { prerelease }
  };
}

// src/sandbox/github/git-data.ts
function objectJson(service, { sha, type }) {
  return { sha, type, url: `${repositoryAddress(service)}/git/${type}s/${sha}` };
}
var getRef = async (call) => {
  const { service } = call;
  const name = parameterOf(call, "ref");
  const found = await readRef(service.gitDirectory, `refs/${name}`);
  if (found === void 0) throw notFound();
  return json(200, {
    ref: `refs/${name}`,
    node_id: nodeId("Ref", name),
    url: `${repositoryAddress(service)}/git/refs/${encodeURI(name)}`,
    object: objectJson(service, found)
  });
};
var getTagObject = async (call) => {
  const { service } = call;
  const sha = parameterOf(call, "tag_sha");
  const [found] = /^[0-9a-f]{40,64}$/.test(sha) ? await lookUp(service.gitDirectory, [sha]) : [];
  if (found?.type !== "tag") throw notFound();
  const tag = readTagObject(await readGit(service.gitDirectory, "cat-file", "tag", sha));
  return json(200, {
    node_id: nodeId("Tag", sha),
    tag: tag.name,
    sha,
    url: `${repositoryAddress(service)}/git/tags/${sha}`,
    message: tag.message,
    tagger: tag.tagger,
    object: objectJson(service, tag.object),
    verification: UNSIGNED
  });
};
function readTagObject(text2) {
  const end = text2.indexOf("\n\n");
  const header = (name2) => new RegExp(`^${name2} (.*)$`, "m").exec(text2.slice(0, end))?.[1] ?? "";
  const [, name = "", email = "", seconds = "0"] = /^(.*?) ?<(.*)> (\d+) [-+]\d{4}$/.exec(header("tagger")) ?? [];
  return {
    name: header("tag"),
    message: text2.slice(end + 2),
    tagger: { name, email, date: formatDate(Number(seconds)) },
    // Git writes no other types than these into a tag.
    object: { sha: header("object"), type: header("type") }
  };
}
var getTree = async (call) => {
  const { service } = call;
  const name = parameterOf(call, "tree_sha");
  const root = await resolveTree(service, name);
  if (root === void 0) throw notFound();
  const deep = call.address.searchParams.has("recursive") ? ["-r", "-t"] : [];
  const listing = await readGit(service.gitDirectory, "ls-tree", "-l", "-z", ...deep, root);
  const entries = listing.split("\0").filter((line) => line !== "");
  return json(200, {
    sha: root,
    url: `${repositoryAddress(service)}/git/trees/${root}`,
    tree: entries.map((line) => treeEntryJson(service, line)),
    truncated: false
  });
};
async function resolveTree(service, name) {
  const commit = await resolveCommit(service.gitDirectory, name, service.defaultBranch);
  if (commit !== void 0 || !/^[0-9a-f]{40,64}$/.test(name)) return commit;
  const [found] = await lookUp(service.gitDirectory, [`${name}^{tree}`]);
  return found?.sha;
}
function treeEntryJson(service, line) {
  const tab = line.indexOf("	");
  const [mode = "", type = "", sha = "", size = "-"] = line.slice(0, tab).split(/ +/);
  return {
    path: line.slice(tab + 1),
    mode,
    type,
    sha,
    ...size === "-" ? {} : { size: Number(size) },
    // A submodule's commit is in another repository, so it has no address here.
    ...type === "commit" ? {} : { url: `${repositoryAddress(service)}/git/${type}s/${sha}` }
  };
}

// src/sandbox/github/releases.ts
var listReleases = (call) => pagedReply(call, visibleReleases(call), (release2) => releaseJson(call.service, release2));
var getRelease = (call) => json(200, releaseJson(call.service, releaseOf2(call)));
var getReleaseByTag = (call) => {
  const release2 = publishedWithTag(call.service.releases, parameterOf(call, "tag"));
  if (release2 === void 0) throw notFound();
  return json(200, releaseJson(call.service, release2));
};
var getLatestRelease = ({ service }) => {
  const release2 = latestOf(service.releases);
  if (release2 === void 0) throw notFound();
  return json(200, releaseJson(service, release2));
};
var deleteRelease = (call) => {
  call.service.releases = removeRelease(call.service.releases, releaseOf2(call));
  return noContent;
};

// src/sandbox/github/repository.ts
var PARTS = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}"
};
var NOTHING_COUNTED = {
  forks: 0,
  forks_count: 0,
  network_count: 0,
  open_issues: 0,
  open_issues_count: 0,
  size: 0,
  stargazers_count: 0,
  subscribers_count: 0,
  watchers: 0,
  watchers_count: 0
};
var FEATURES = {
  archived: false,
  disabled: false,
  fork: false,
  has_discussions: false,
  has_issues: true,
  has_pages: false,
  has_projects: false,
  has_wiki: false
};
var getRepository = ({ service, caller }) => {
  const push = maySeeDrafts(caller);
  const permissions = { admin: false, maintain: false, push, triage: false, pull: true };
  return json(200, {
    ...describeRepository(service),
    ...caller.kind === "token" ? { permissions } : {}
  });
};
function describeRepository(service) {
  const { repository, clock, defaultBranch } = service;
  const url = repositoryAddress(service);
  const page2 = repositoryPage(service);
  const addresses2 = Object.fromEntries(
    Object.entries(PARTS).map(([field2, part]) => [field2, `${url}${part}`])
  );
  const now = clock.now().toISOString();
  return {
    ...addresses2,
    ...NOTHING_COUNTED,
    ...FEATURES,
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: fullNameOf(repository),
    owner: userJson(service, { login: repository.owner, id: repository.ownerId, type: "User" }),
    private: repository.visibility === "private",
    visibility: repository.visibility,
    default_branch: defaultBranch,
    url,
    html_url: page2,
    clone_url: `${page2}.git`,
    git_url: `${page2.replace(/^http/, "git")}.git`,
    ssh_url: `git@github.com:${fullNameOf(repository)}.git`,
    svn_url: page2,
    mirror_url: null,
    homepage: null,
    description: null,
    language: null,
    license: null,
    created_at: now,
    updated_at: now,
    pushed_at: now
  };
}

// src/sandbox/github/upload-asset.ts
import { createHash } from "node:crypto";
var uploadAsset = (call) => {
  const { service, body } = call;
  const release2 = releaseOf2(call);
  const name = renameAsset(checkUpload(call, release2));
  if (release2.assets.some((asset2) => asset2.name === name)) {
    throw validationFailed({ resource: "ReleaseAsset", code: "already_exists", field: "name" });
  }
  const interrupted = call.fault?.kind === "starter";
  const now = service.clock.now().toISOString();
  const id = service.releases.nextId;
  const asset = {
    name,
    label: call.address.searchParams.get("label") ?? "",
    state: interrupted ? "starter" : "uploaded",
    contentType: call.headers["content-type"] ?? "application/octet-stream",
    bytes: interrupted ? new Uint8Array() : body,
    digest: interrupted ? null : `sha256:${createHash("sha256").update(body).digest("hex")}`,
    downloads: 0,
    createdAt: now,
    updatedAt: now
  };
  service.releases = addAsset(service.releases, release2, asset);
  if (interrupted) return failure(502, "Server Error");
  return json(201, assetJson(service, release2, { ...asset, id }));
};
function checkUpload(call, release2) {
  if (call.headers["content-length"] === void 0) {
    throw new Refusal(failure(400, "Bad Content-Length: "));
  }
  if (release2.immutable) throw unprocessable("Cannot upload assets to an immutable release");
  const name = call.address.searchParams.get("name");
  const resource = "ReleaseAsset";
  if (name === null || name === "") {
    throw validationFailed({ resource, code: "missing_field", field: "name" });
  }
  if (call.body.length === 0) {
    const message2 = "size must be greater than or equal to 1";
    throw validationFailed({ resource, code: "custom", field: "size", message: message2 });
  }
  return name;
}

// src/sandbox/github/operations.ts
var api = { host: "api" };
var read = { ...api, method: "GET", needs: "read" };
var create = { ...api, method: "POST", needs: "write" };
var update = { ...api, method: "PATCH", needs: "write" };
var remove = { ...api, method: "DELETE", needs: "write" };
var OPERATIONS = [
  { ...read, id: "repos/get", path: "", needs: "metadata", act: getRepository },
  { ...read, id: "git/get-ref", path: "/git/ref/{ref+}", act: getRef },
  { ...read, id: "git/get-tag", path: "/git/tags/{tag_sha}", act: getTagObject },
  { ...read, id: "git/get-tree", path: "/git/trees/{tree_sha+}", act: getTree },
  { ...read, id: "repos/get-commit", path: "/commits/{ref+}", act: getCommit },
  { ...read, id: "repos/list-branches", path: "/branches", act: getBranches },
  {
    ...read,
    id: "repos/compare-commits-with-basehead",
    path: "/compare/{basehead+}",
    act: compareCommits
  },
  { ...read, id: "repos/list-releases", path: "/releases", act: listReleases },
  { ...create, id: "repos/create-release", path: "/releases", act: createRelease },
  {
    ...create,
    id: "repos/generate-release-notes",
    path: "/releases/generate-notes",
    act: generateNotes
  },
  { ...read, id: "repos/get-latest-release", path: "/releases/latest", act: getLatestRelease },
  { ...read, id: "repos/get-release-by-tag", path: "/releases/tags/{tag+}", act: getReleaseByTag },
  { ...read, id: "repos/get-release-asset", path: "/releases/assets/{asset_id}", act: getAsset },
  {
    ...update,
    id: "repos/update-release-asset",
    path: "/releases/assets/{asset_id}",
    act: updateAsset
  },
  {
    ...remove,
    id: "repos/delete-release-asset",
    path: "/releases/assets/{asset_id}",
    act: deleteAsset
  },
  { ...read, id: "repos/get-release", path: "/releases/{release_id}", act: getRelease },
  { ...update, id: "repos/update-release", path: "/releases/{release_id}", act: updateRelease },
  { ...remove, id: "repos/delete-release", path: "/releases/{release_id}", act: deleteRelease },
  {
    ...read,
    id: "repos/list-release-assets",
    path: "/releases/{release_id}/assets",
    act: listAssets
  },
  {
    ...create,
    host: "uploads",
    id: "repos/upload-release-asset",
    path: "/releases/{release_id}/assets",
    act: uploadAsset
  }
];

// src/sandbox/github/routing.ts
var REPOSITORY2 = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/;
var REPOSITORY_BY_ID = /^\/repositories\/(\d+)(\/.*)?$/;
var PATTERNS = new Map(OPERATIONS.map((operation) => [operation, patternOf(operation.path)]));
function findRoute(repository, host, method, path) {
  const rest = pathInRepository(repository, path);
  if (rest === void 0) return void 0;
  const asked = method === "HEAD" ? "GET" : method;
  for (const operation of OPERATIONS) {
    if (operation.host !== host || operation.method !== asked) continue;
    const match = PATTERNS.get(operation)?.exec(rest);
    const parameters = match && decodeAll(match.groups ?? {});
    if (parameters) return { operation, parameters };
  }
  return void 0;
}
function pathInRepository(repository, path) {
  const byId = REPOSITORY_BY_ID.exec(path);
  if (byId !== null) return Number(byId[1]) === repository.id ? byId[2] ?? "" : void 0;
  const [, owner, name, rest = ""] = REPOSITORY2.exec(path) ?? [];
  if (owner === void 0 || name === void 0) return void 0;
  return isNamed(repository, owner, name) ? rest : void 0;
}
function patternOf(path) {
  const source = path.replace(
    /\{(\w+)(\+?)\}/g,
    (_, name, slashes) => slashes === "" ? `(?<${name}>[^/]+)` : `(?<${name}>.+)`
  );
  return new RegExp(`^${source}$`);
}
function decodeAll(parameters) {
  try {
    return Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)])
    );
  } catch {
    return void 0;
  }
}

// src/sandbox/github/api.ts
var LONGEST_BODY = 2 ** 31 - 1;
var ALSO_WORKFLOWS = ["repos/create-release", "repos/update-release"];
function createApi(service, host, count) {
  return async (request, response) => {
    const allowance = count();
    try {
      const reply2 = allowance.exceeded ? failure(403, "API rate limit exceeded for installation.") : await answer2(service, host, request, response);
      if (reply2 !== void 0) sendAll(response, reply2, allowance);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      sendAll(response, error.reply, allowance);
    }
  };
}
async function answer2(service, host, request, response) {
  const body = await readBody(request, LONGEST_BODY);
  const address = addressOf(request);
  const caller = identifyCaller(request.headers.authorization, service.tokens);
  const route = findRoute(service.repository, host, request.method ?? "GET", address.pathname);
  if (route === void 0) throw notFound();
  const accepted = acceptedPermissions(route.operation);
  authorise(caller, route.operation.needs, service.repository, accepted);
  const fault = service.switches.take(route.operation.id);
  const { parameters } = route;
  const call = { service, caller, parameters, address, headers: request.headers, body };
  const reply2 = await perform(route, call, response, fault);
  if (reply2 === void 0) return void 0;
  const headers = { "x-accepted-github-permissions": accepted, ...reply2.headers };
  return { ...reply2, headers };
}
async function perform({ operation }, call, response, fault) {
  if (fault === void 0) return await operation.act(call);
  switch (fault.kind) {
    case "status":
      return failure(fault.status, fault.message ?? "Server Error", fault.headers);
    case "reset":
      return reset(response);
    case "hang":
      return void 0;
    case "malformed":
      return {
        status: 200,
        headers: { "content-type": "text/html" },
        body: "<html><body>This page is taking too long to load.</body></html>"
      };
    case "reset-after-commit":
      await operation.act(call);
      return reset(response);
    case "status-after-commit":
      await operation.act(call);
      return failure(fault.status, "Server Error");
    case "truncate":
      return truncate(response, await operation.act(call));
    case "starter":
      return await operation.act({ ...call, fault });
  }
}
function reset(response) {
  response.socket?.resetAndDestroy();
  return void 0;
}
function truncate(response, reply2) {
  const body = Buffer.from(reply2.body ?? "");
  response.writeHead(reply2.status, { ...reply2.headers, "content-length": body.length });
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
  return void 0;
}
function acceptedPermissions({ id, needs }) {
  if (needs === "metadata") return "metadata=read";
  const contents = `contents=${needs}`;
  return ALSO_WORKFLOWS.includes(id) ? `${contents}; ${contents},workflows=write` : contents;
}
function sendAll(response, reply2, allowance) {
  const headers = {
    "x-github-request-id": randomUUID(),
    "x-github-media-type": "github.v3; format=json",
    ...allowance.headers,
    ...reply2.headers
  };
  send(response, { ...reply2, headers });
}

// src/sandbox/github/git-http.ts
import { spawn } from "node:child_process";
import { basename, dirname, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
var REPOSITORY3 = /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack))$/;
var UNAUTHENTICATED = {
  ...textReply(401, "Authentication is required, or the token is not known."),
  headers: { "www-authenticate": 'Basic realm="GitHub"', "content-type": "text/plain" }
};
var SETTINGS = { "uploadpack.allowFilter": "true", "uploadpack.allowAnySHA1InWant": "true" };
async function serveGit(service, request, response) {
  const address = addressOf(request);
  const [, owner = "", name = "", path] = REPOSITORY3.exec(address.pathname) ?? [];
  if (path === void 0 || !isNamed(service.repository, owner, name)) return false;
  const pushes = path.endsWith("receive-pack") || /receive-pack$/.test(address.search);
  const refusal = refuse(service, request, pushes);
  if (refusal !== void 0) send(response, refusal);
  else await runBackend(service.gitDirectory, path, request, response);
  return true;
}
function refuse(service, request, pushes) {
  const { authorization } = request.headers;
  const isPublic = service.repository.visibility === "public";
  if (authorization === void 0) return isPublic && !pushes ? void 0 : UNAUTHENTICATED;
  const token = tokenIn(authorization, service.tokens);
  if (token === void 0) return UNAUTHENTICATED;
  if (pushes && token.contents !== "write") {
    return textReply(403, "Write access to repository not granted.");
  }
  return isPublic || token.contents !== "none" ? void 0 : textReply(404, "Repository not found.");
}
function tokenIn(authorization, tokens) {
  const encoded = /^basic +(\S+)$/i.exec(authorization)?.[1] ?? "";
  const password = Buffer.from(encoded, "base64").toString("utf8").replace(/^[^:]*:/, "");
  return tokens.find((token) => token.value === password);
}
async function runBackend(gitDirectory, path, request, response) {
  const directory = resolve(gitDirectory);
  const header = (name) => String(request.headers[name] ?? "");
  const settings = Object.entries(SETTINGS).flatMap(([key2, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key2],
    [`GIT_CONFIG_VALUE_${index}`, value]
  ]);
  const env = {
    ...gitEnvironment(),
    ...Object.fromEntries(settings),
    GIT_CONFIG_COUNT: String(Object.keys(SETTINGS).length),
    GIT_HTTP_EXPORT_ALL: "1",
    GIT_PROJECT_ROOT: dirname(directory),
    GIT_PROTOCOL: header("git-protocol"),
    PATH_INFO: `/${basename(directory)}${path}`,
    REQUEST_METHOD: request.method ?? "GET",
    QUERY_STRING: addressOf(request).search.slice(1),
    CONTENT_TYPE: header("content-type"),
    CONTENT_LENGTH: header("content-length"),
    HTTP_CONTENT_ENCODING: header("content-encoding"),
    // Whoever pushes has been let in by us; git only wants to see that there is somebody.
    ...header("authorization") === "" ? {} : { REMOTE_USER: "x-access-token" },
    REMOTE_ADDR: "127.0.0.1"
  };
  const child = spawn("git", ["http-backend"], { env, stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise((done, failed2) => {
    child.once("error", failed2);
    child.once("close", () => done());
  });
  const sent = pipeline(request, child.stdin).catch(() => void 0);
  await Promise.all([ended, sent, forwardAnswer(child.stdout, response)]);
}
async function forwardAnswer(output, response) {
  let head = Buffer.alloc(0);
  for await (const chunk of output) {
    const bytes = chunk;
    if (head === void 0) {
      response.write(bytes);
      continue;
    }
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf("\r\n\r\n");
    if (end === -1) continue;
    writeHead(response, head.subarray(0, end).toString("latin1"));
    response.write(head.subarray(end + 4));
    head = void 0;
  }
  if (head !== void 0) send(response, textReply(500, "git http-backend gives no answer."));
  else response.end();
}
function writeHead(response, text2) {
  const lines = text2.split("\r\n").map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const status = lines.find(([name]) => name === "status")?.[1] ?? "200";
  const headers = lines.filter(([name]) => name !== "status");
  response.writeHead(Number.parseInt(status, 10), Object.fromEntries(headers));
}

// src/sandbox/github/rate-limit.ts
var LIMIT = 1e3;
var HOUR = 3600;
function createRateLimit(clock, limit = LIMIT) {
  let windowEnds = secondsOf(clock) + HOUR;
  let used = 0;
  return () => {
    const now = secondsOf(clock);
    if (now >= windowEnds) {
      windowEnds = now + HOUR;
      used = 0;
    }
    used += 1;
    return {
      exceeded: used > limit,
      headers: {
        "x-ratelimit-limit": String(limit),
        "x-ratelimit-remaining": String(Math.max(0, limit - used)),
        "x-ratelimit-reset": String(windowEnds),
        "x-ratelimit-used": String(Math.min(used, limit)),
        "x-ratelimit-resource": "core"
      }
    };
  };
}

// src/sandbox/github/storage.ts
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
var STATE_FILE = "github.json";
var ASSETS = "github-assets";
async function saveReleases(state, directory) {
  const folder = join(directory, ASSETS);
  await mkdir(folder, { recursive: true });
  const kept = new Set(await readdir(folder));
  for (const asset of state.releases.flatMap((release2) => release2.assets)) {
    const name = fileOf(asset);
    if (name !== void 0 && !kept.has(name)) await writeFile(join(folder, name), asset.bytes);
  }
  const releases = state.releases.map((release2) => ({
    ...release2,
    assets: release2.assets.map(({ bytes, ...described }) => described)
  }));
  const path = join(directory, STATE_FILE);
  await writeFile(`${path}.new`, `${JSON.stringify({ ...state, releases }, null, 1)}
`);
  await rename(`${path}.new`, path);
}
async function loadReleases(directory) {
  const text2 = await readFile(join(directory, STATE_FILE), "utf8").catch(ignoreMissing);
  if (text2 === void 0) return NO_RELEASES;
  const saved = JSON.parse(text2);
  const releases = await Promise.all(
    saved.releases.map(async (release2) => ({
      ...release2,
      assets: await Promise.all(release2.assets.map((asset) => withBytes(directory, asset)))
    }))
  );
  return { ...saved, releases };
}
async function withBytes(directory, asset) {
  const name = fileOf(asset);
  const bytes = name === void 0 ? new Uint8Array() : await readFile(join(directory, ASSETS, name));
  return { ...asset, bytes };
}
function fileOf({ digest }) {
  return digest?.replace("sha256:", "");
}
function ignoreMissing(error) {
  if (error.code !== "ENOENT") throw error;
  return void 0;
}

// src/sandbox/github/switches.ts
var Switches = class {
  /** Releases published from now on can no longer change their tag and assets. */
  immutableReleases = false;
  #faults = [];
  /** The next `times` requests to the operation go wrong; faults of one operation are used up in the order they were set. */
  fail(operation, fault, times = 1) {
    this.#faults = [
      ...this.#faults,
      ...Array.from({ length: times }, () => ({ operation, fault }))
    ];
  }
  /** The fault for a request that has just come in. */
  take(operation) {
    const next = this.#faults.find((waiting) => waiting.operation === operation);
    this.#faults = this.#faults.filter((waiting) => waiting !== next);
    return next?.fault;
  }
};

// src/sandbox/github/server.ts
async function startGitHub(options) {
  const requests = [];
  let handlers;
  const open2 = (host) => listen((request, response) => {
    requests.push({ method: request.method ?? "GET", path: addressOf(request).pathname });
    return handlers?.[host](request, response);
  });
  const [api2, uploads, web] = await Promise.all([open2("api"), open2("uploads"), open2("web")]);
  const service = {
    ...options,
    switches: new Switches(),
    addresses: { api: api2.url, uploads: uploads.url, web: web.url },
    releases: options.restored ?? NO_RELEASES
  };
  const count = createRateLimit(options.clock);
  handlers = {
    api: createApi(service, "api", count),
    uploads: createApi(service, "uploads", count),
    web: createWeb(service)
  };
  return {
    apiUrl: api2.url,
    uploadUrl: uploads.url,
    serverUrl: web.url,
    switches: service.switches,
    get state() {
      return service.releases;
    },
    requests,
    saveTo: (directory) => saveReleases(service.releases, directory),
    loadFrom: async (directory) => {
      service.releases = await loadReleases(directory);
    },
    close: async () => {
      await Promise.all([api2.close(), uploads.close(), web.close()]);
    }
  };
}
function createWeb(service) {
  return async (request, response) => {
    const { authorization } = request.headers;
    const stored = answerFromStorage(service, addressOf(request), authorization);
    if (stored !== void 0) send(response, stored);
    else if (!await serveGit(service, request, response)) {
      send(response, textReply(404, "Not Found"));
    }
  };
}

// src/sandbox/identity/server.ts
import { randomBytes as randomBytes3, randomUUID as randomUUID2 } from "node:crypto";

// src/sandbox/identity/job.ts
function claimsOf(job, format) {
  const { repository } = job;
  const workflowRef = `${fullNameOf(repository)}/.github/workflows/${job.workflowFile}@${job.ref}`;
  return {
    sub: subjectOf(job, format),
    ...job.environment === void 0 ? {} : environmentClaims(job.environment),
    ref: job.ref,
    ref_type: job.ref.startsWith("refs/tags/") ? "tag" : "branch",
    ref_protected: "false",
    sha: job.sha,
    repository: fullNameOf(repository),
    repository_id: String(repository.id),
    repository_owner: repository.owner,
    repository_owner_id: String(repository.ownerId),
    repository_visibility: repository.visibility,
    run_id: String(job.runId),
    run_number: String(job.runNumber),
    run_attempt: String(job.runAttempt),
    check_run_id: String(job.runId + 1),
    actor: job.actor.login,
    actor_id: String(job.actor.id),
    workflow: job.workflow,
    workflow_ref: workflowRef,
    workflow_sha: job.sha,
    job_workflow_ref: job.calledWorkflow ?? workflowRef,
    job_workflow_sha: job.sha,
    event_name: job.event,
    head_ref: "",
    base_ref: "",
    runner_environment: "github-hosted"
  };
}
function environmentClaims(environment) {
  const nodeId2 = Buffer.from(`Environment:${environment}`).toString("base64url");
  return { environment, environment_node_id: `EN_${nodeId2}` };
}
function subjectOf({ repository, environment, event, ref }, format) {
  const { owner, ownerId, name, id } = repository;
  const named = format === "by-name" ? `${owner}/${name}` : `${owner}@${ownerId}/${name}@${id}`;
  const subject = `repo:${named}`;
  if (environment !== void 0) return `${subject}:environment:${escapeColons(environment)}`;
  return event === "pull_request" ? `${subject}:pull_request` : `${subject}:ref:${ref}`;
}
function escapeColons(name) {
  return name.replaceAll(":", "%3A");
}

// src/sandbox/identity/signing-key.ts
import { createHash as createHash2, generateKeyPair, sign as sign2 } from "node:crypto";
import { promisify } from "node:util";
async function createSigningKey() {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048
  });
  const jwk = publicKey.export({ format: "jwk" });
  const bytes = publicKey.export({ format: "der", type: "spki" });
  const kid = createHash2("sha256").update(bytes).digest("base64url");
  const x5t = createHash2("sha1").update(bytes).digest("base64url");
  const header = encode({ typ: "JWT", alg: "RS256", kid, x5t });
  return {
    published: { ...jwk, kid, x5t, alg: "RS256", use: "sig" },
    issue: (claims) => {
      const signed = `${header}.${encode(claims)}`;
      return `${signed}.${sign2("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
    }
  };
}
function encode(value) {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

// src/sandbox/identity/server.ts
var TOKEN_PATH = "/_apis/distributedtask/hubs/Actions/plans/sandbox/jobs/sandbox/idtoken";
var DISCOVERY_PATH = "/.well-known/openid-configuration";
var KEYS_PATH = "/.well-known/jwks";
var SECONDS = { before: 600, after: 300 };
async function startIdentity(options) {
  const key2 = options.key ?? await createSigningKey();
  const requestToken = randomBytes3(24).toString("base64url");
  const listening = await listen((request, response) => send(response, answer3(issuer, request)));
  const issuer = { options, url: listening.url, requestToken, key: key2, failures: [] };
  return {
    issuer: listening.url,
    requestUrl: `${listening.url}${TOKEN_PATH}?api-version=2.0`,
    requestToken,
    keys: [key2.published],
    issue: (audience, changes) => issueToken(issuer, audience, changes),
    fail: (status, times = 1) => {
      issuer.failures = [...issuer.failures, ...Array(times).fill(status)];
    },
    close: listening.close
  };
}
function answer3(issuer, request) {
  const address = addressOf(request);
  switch (address.pathname) {
    case TOKEN_PATH:
      return answerWithToken(issuer, request, address.searchParams.get("audience"));
    case DISCOVERY_PATH:
      return jsonReply(200, describeIssuer(issuer));
    case KEYS_PATH:
      return jsonReply(200, { keys: [issuer.key.published] });
    default:
      return textReply(404, "Not Found");
  }
}
function answerWithToken(issuer, request, audience) {
  const [failure2, ...later] = issuer.failures;
  if (failure2 !== void 0) {
    issuer.failures = later;
    return jsonReply(failure2, { message: "The service cannot issue a token now." });
  }
  const token = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token !== issuer.requestToken) {
    return jsonReply(401, { message: "The request token is missing or not known." });
  }
  const { owner } = issuer.options.job.repository;
  const value = issueToken(issuer, audience ?? `https://github.com/${owner}`);
  return jsonReply(200, { count: value.length, value });
}
function issueToken(issuer, audience, changes = {}) {
  const { clock, job, subjectFormat = "by-name", claims } = issuer.options;
  const now = secondsOf(clock);
  const all = {
    jti: randomUUID2(),
    aud: audience,
    ...claimsOf(job, subjectFormat),
    iss: issuer.url,
    nbf: now - SECONDS.before,
    exp: now + SECONDS.after,
    iat: now,
    ...claims,
    ...changes
  };
  return issuer.key.issue(
    Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]])
    )
  );
}
function describeIssuer({ url, options }) {
  const { job, subjectFormat = "by-name" } = options;
  return {
    issuer: url,
    jwks_uri: `${url}${KEYS_PATH}`,
    subject_types_supported: ["public", "pairwise"],
    response_types_supported: ["id_token"],
    claims_supported: [
      ...["aud", "exp", "iat", "iss", "jti", "nbf"],
      ...Object.keys(claimsOf(job, subjectFormat))
    ],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid"]
  };
}

// src/sandbox/package-index/administration.ts
import { randomUUID as randomUUID5 } from "node:crypto";

// src/sandbox/package-index/context.ts
function hostOf(name) {
  return name === "pypi" ? "pypi.org" : "test.pypi.org";
}
function helpPage(context, section) {
  return `https://${hostOf(context.name)}/help/#${section}`;
}
function nowOf(context) {
  return secondsOf(context.clock);
}

// src/sandbox/package-index/create-project.ts
import { randomUUID as randomUUID3 } from "node:crypto";

// src/sandbox/data/stdlib-modules.json
var stdlib_modules_default = {
  source: "sys.stdlib_module_names",
  licence: "PSF-2.0, https://docs.python.org/3/license.html",
  modules: [
    "__future__",
    "_abc",
    "_aix_support",
    "_android_support",
    "_ast",
    "_asyncio",
    "_bisect",
    "_blake2",
    "_bootsubprocess",
    "_bz2",
    "_codecs",
    "_codecs_cn",
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_tw",
    "_collections",
    "_collections_abc",
    "_colorize",
    "_compat_pickle",
    "_compression",
    "_contextvars",
    "_crypt",
    "_csv",
    "_ctypes",
    "_curses",
    "_curses_panel",
    "_datetime",
    "_dbm",
    "_decimal",
    "_elementtree",
    "_frozen_importlib",
    "_frozen_importlib_external",
    "_functools",
    "_gdbm",
    "_hashlib",
    "_heapq",
    "_imp",
    "_interpchannels",
    "_interpqueues",
    "_interpreters",
    "_io",
    "_ios_support",
    "_json",
    "_locale",
    "_lsprof",
    "_lzma",
    "_markupbase",
    "_md5",
    "_msi",
    "_multibytecodec",
    "_multiprocessing",
    "_opcode",
    "_opcode_metadata",
    "_operator",
    "_osx_support",
    "_overlapped",
    "_pickle",
    "_posixshmem",
    "_posixsubprocess",
    "_py_abc",
    "_pydatetime",
    "_pydecimal",
    "_pyio",
    "_pylong",
    "_pyrepl",
    "_queue",
    "_random",
    "_scproxy",
    "_sha1",
    "_sha2",
    "_sha256",
    "_sha3",
    "_sha512",
    "_signal",
    "_sitebuiltins",
    "_socket",
    "_sqlite3",
    "_sre",
    "_ssl",
    "_stat",
    "_statistics",
    "_string",
    "_strptime",
    "_struct",
    "_suggestions",
    "_symtable",
    "_sysconfig",
    "_thread",
    "_threading_local",
    "_tkinter",
    "_tokenize",
    "_tracemalloc",
    "_typing",
    "_uuid",
    "_warnings",
    "_weakref",
    "_weakrefset",
    "_winapi",
    "_wmi",
    "_zoneinfo",
    "abc",
    "aifc",
    "antigravity",
    "argparse",
    "array",
    "ast",
    "asynchat",
    "asyncio",
    "asyncore",
    "atexit",
    "audioop",
    "base64",
    "bdb",
    "binascii",
    "bisect",
    "builtins",
    "bz2",
    "cProfile",
    "calendar",
    "cgi",
    "cgitb",
    "chunk",
    "cmath",
    "cmd",
    "code",
    "codecs",
    "codeop",
    "collections",
    "colorsys",
    "compileall",
    "concurrent",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "copyreg",
    "crypt",
    "csv",
    "ctypes",
    "curses",
    "dataclasses",
    "datetime",
    "dbm",
    "decimal",
    "difflib",
    "dis",
    "distutils",
    "doctest",
    "email",
    "encodings",
    "ensurepip",
    "enum",
    "errno",
    "faulthandler",
    "fcntl",
    "filecmp",
    "fileinput",
    "fnmatch",
    "fractions",
    "ftplib",
    "functools",
    "gc",
    "genericpath",
    "getopt",
    "getpass",
    "gettext",
    "glob",
    "graphlib",
    "grp",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "http",
    "idlelib",
    "imaplib",
    "imghdr",
    "imp",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "lib2to3",
    "linecache",
    "locale",
    "logging",
    "lzma",
    "mailbox",
    "mailcap",
    "marshal",
    "math",
    "mimetypes",
    "mmap",
    "modulefinder",
    "msilib",
    "msvcrt",
    "multiprocessing",
    "netrc",
    "nis",
    "nntplib",
    "nt",
    "ntpath",
    "nturl2path",
    "numbers",
    "opcode",
    "operator",
    "optparse",
    "os",
    "ossaudiodev",
    "pathlib",
    "pdb",
    "pickle",
    "pickletools",
    "pipes",
    "pkgutil",
    "platform",
    "plistlib",
    "poplib",
    "posix",
    "posixpath",
    "pprint",
    "profile",
    "pstats",
    "pty",
    "pwd",
    "py_compile",
    "pyclbr",
    "pydoc",
    "pydoc_data",
    "pyexpat",
    "queue",
    "quopri",
    "random",
    "re",
    "readline",
    "reprlib",
    "resource",
    "rlcompleter",
    "runpy",
    "sched",
    "secrets",
    "select",
    "selectors",
    "shelve",
    "shlex",
    "shutil",
    "signal",
    "site",
    "smtpd",
    "smtplib",
    "sndhdr",
    "socket",
    "socketserver",
    "spwd",
    "sqlite3",
    "sre_compile",
    "sre_constants",
    "sre_parse",
    "ssl",
    "stat",
    "statistics",
    "string",
    "stringprep",
    "struct",
    "subprocess",
    "sunau",
    "symtable",
    "sys",
    "sysconfig",
    "syslog",
    "tabnanny",
    "tarfile",
    "telnetlib",
    "tempfile",
    "termios",
    "textwrap",
    "this",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "token",
    "tokenize",
    "tomllib",
    "trace",
    "traceback",
    "tracemalloc",
    "tty",
    "turtle",
    "turtledemo",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "urllib",
    "uu",
    "uuid",
    "venv",
    "warnings",
    "wave",
    "weakref",
    "webbrowser",
    "winreg",
    "winsound",
    "wsgiref",
    "xdrlib",
    "xml",
    "xmlrpc",
    "zipapp",
    "zipfile",
    "zipimport",
    "zlib",
    "zoneinfo"
  ]
};

// src/sandbox/package-index/project-name.ts
function normalizeName(name) {
  return name.replaceAll(/[-_.]+/g, "-").toLowerCase();
}
function isValidName(name) {
  return /^([A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9])$/i.test(name);
}
function confusableForm(name) {
  return name.replaceAll(/[._-]/g, "").replaceAll(/[li]/gi, "1").replaceAll(/o/gi, "0").toLowerCase();
}
function isStandardLibrary(name) {
  return STDLIB.has(normalizeName(name));
}
var STDLIB = new Set(
  stdlib_modules_default.modules.map((module) => normalizeName(module.replaceAll(/^[-_.]+|[-_.]+$/g, "")))
);

// src/sandbox/package-index/python-text.ts
function quote(text2) {
  const mark = text2.includes("'") && !text2.includes('"') ? '"' : "'";
  const escaped = text2.replaceAll(
    /[\\\p{C}\p{Z}'"]/gu,
    (character) => escapeCharacter(character, mark)
  );
  return `${mark}${escaped}${mark}`;
}
var NAMED = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "	": "\\t"
};
function escapeCharacter(character, mark) {
  if (character === "'" || character === '"')
    return character === mark ? `\\${character}` : character;
  if (character === " ") return character;
  const named = NAMED[character];
  if (named !== void 0) return named;
  const code = character.codePointAt(0) ?? 0;
  if (code <= 255) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code <= 65535) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}
function quoteList(texts) {
  return `[${texts.map(quote).join(", ")}]`;
}
function compareText(a, b) {
  const left = [...a];
  const right = [...b];
  for (const [position, character] of left.entries()) {
    const other = right[position];
    if (other === void 0) return 1;
    if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return left.length - right.length;
}
function isoTime(time) {
  const text2 = time.toISOString();
  return time.getUTCMilliseconds() === 0 ? text2.replace(".000Z", "Z") : text2.replace(/Z$/, "000Z");
}
function sortedJson(value) {
  return JSON.stringify(
    value,
    (_key, part) => typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => compareText(a, b))) : part
  );
}

// src/sandbox/package-index/accept.ts
function acceptable(header, offers) {
  const ranges = parseRanges(header);
  return offers.map((offer) => ({ offer, quality: qualityOf(offer, ranges) })).filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality).map(({ offer }) => offer);
}
function parseRanges(header) {
  return header.split(",").flatMap((part) => {
    const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    if (!type.includes("/")) return [];
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    return [{ type, quality: weight === void 0 ? 1 : Number(weight.slice(2)) || 0 }];
  });
}
function qualityOf(offer, ranges) {
  const family = `${offer.slice(0, offer.indexOf("/"))}/*`;
  for (const type of [offer, family, "*/*"]) {
    const range = ranges.find((candidate) => candidate.type === type);
    if (range !== void 0) return range.quality;
  }
  return 0;
}

// src/sandbox/package-index/refusal.ts
var Refusal2 = class extends Error {
  status;
  headers;
  constructor(status, message2, headers = {}) {
    super(message2);
    this.status = status;
    this.headers = headers;
  }
};
var STATUS_TEXTS = {
  308: { title: "Permanent Redirect", explanation: "The resource has been moved to" },
  400: {
    title: "Bad Request",
    explanation: "The server could not comply with the request since it is either malformed or otherwise incorrect."
  },
  403: { title: "Forbidden", explanation: "Access was denied to this resource." },
  404: { title: "Not Found", explanation: "The resource could not be found." },
  409: {
    title: "Conflict",
    explanation: "There was a conflict when trying to complete your request."
  },
  410: {
    title: "Gone",
    explanation: "This resource is no longer available.  No forwarding address is given."
  },
  429: {
    title: "Too Many Requests",
    explanation: "The action could not be performed because there were too many requests by the client."
  }
};
function replyToRefusal(refusal, accept, style2) {
  const { title, explanation } = STATUS_TEXTS[refusal.status];
  const status = `${refusal.status} ${refusal.message}`;
  const [type] = acceptable(accept ?? "", ["text/html", "application/json"]);
  return {
    status: refusal.status,
    reason: style2 === "message" ? refusal.message : title,
    headers: { "content-type": CONTENT_TYPES[type ?? "text/plain"] ?? "", ...refusal.headers },
    body: writePage(type, { status, title, explanation, detail: refusal.message })
  };
}
var CONTENT_TYPES = {
  "text/html": "text/html; charset=UTF-8",
  "application/json": "application/json",
  "text/plain": "text/plain; charset=UTF-8"
};
function writePage(type, page2) {
  const body = (lineBreak, write2) => `${write2(page2.explanation)}${lineBreak}${lineBreak}
${write2(page2.detail)}

`;
  if (type === "application/json") {
    return JSON.stringify({
      message: body("\n", String),
      code: page2.status,
      title: page2.title
    });
  }
  if (type === "text/html") return writeHtml(page2.status, body("<br/>", escapeHtml));
  return `${page2.status}

${body("\n", String)}`;
}
function writeHtml(heading, body) {
  return [
    "<html>",
    " <head>",
    `  <title>${heading}</title>`,
    " </head>",
    " <body>",
    `  <h1>${heading}</h1>`,
    `  ${body}`,
    " </body>",
    "</html>"
  ].join("\n");
}
function escapeHtml(text2) {
  return text2.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");
}

// src/sandbox/package-index/state.ts
function emptyState() {
  return {
    serial: 0,
    projects: {},
    users: {},
    tokens: [],
    publishers: [],
    pendingPublishers: [],
    usedTokenIds: {},
    usedFilenames: [],
    prohibitedNames: []
  };
}
function findProject(state, name) {
  const normalized = normalizeName(name);
  return Object.hasOwn(state.projects, normalized) ? state.projects[normalized] : void 0;
}
function allFiles(state) {
  return Object.entries(state.projects).flatMap(
    ([normalizedName, project]) => Object.values(project.releases).flatMap(
      (release2) => release2.files.map((file) => ({ normalizedName, project, release: release2, file }))
    )
  );
}
function pathOfFile(file) {
  const digest = file.digests.blake2_256;
  return `packages/${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest.slice(4)}/${file.filename}`;
}
function touch(state, project) {
  state.serial += 1;
  project.serial = state.serial;
}

// src/sandbox/package-index/create-project.ts
function newProject(name, owner) {
  return { id: randomUUID3(), name, status: "active", owners: [owner], serial: 0, releases: {} };
}
function requireFreeName(context, name) {
  const { state, switches } = context;
  const help = `See ${helpPage(context, "project-name")} for more information.`;
  if (switches.registrationDisabled) {
    throw new Refusal2(
      403,
      `New project registration temporarily disabled. See ${helpPage(context, "admin-intervention")} for more information.`
    );
  }
  if (!isValidName(name)) throw new Refusal2(400, `The name ${quote(name)} is invalid.`);
  if (isStandardLibrary(name)) {
    throw new Refusal2(
      400,
      `The name ${quote(name)} isn't allowed (conflict with Python Standard Library module name). ${help}`
    );
  }
  if (findProject(state, name) !== void 0)
    throw new Refusal2(409, `The name ${quote(name)} conflicts with an existing project. ${help}`);
  if (state.prohibitedNames.includes(normalizeName(name)))
    throw new Refusal2(400, `The name ${quote(name)} isn't allowed. ${help}`);
  const form = confusableForm(name);
  if (Object.values(state.projects).some((project) => confusableForm(project.name) === form)) {
    throw new Refusal2(
      400,
      `The name ${quote(name)} is too similar to an existing project. ${help}`
    );
  }
}
function requireRoomForProjects(context) {
  if (!context.switches.tooManyProjects) return;
  throw new Refusal2(429, "Too many new projects created", {
    "ratelimit-policy": '"project.create.ip";q=40;w=3600;pk=:ip:, "project.create.user";q=20;w=3600;pk=:user:',
    ratelimit: '"project.create.ip";r=20;t=3600, "project.create.user";r=0;t=3600'
  });
}
function registerProject(context, project) {
  const { state } = context;
  state.projects[normalizeName(project.name)] = project;
  const form = confusableForm(project.name);
  state.pendingPublishers = state.pendingPublishers.filter(
    (pending) => confusableForm(pending.projectName) !== form || project.owners.includes(pending.addedBy)
  );
}

// src/sandbox/package-index/tokens.ts
import { randomBytes as randomBytes4, randomUUID as randomUUID4 } from "node:crypto";
var MINTED_TOKEN_LIFETIME = 900;
var EXPIRED_TOKEN_KEPT = 24 * 3600;
function newTokenValue(host) {
  const location = Buffer.from(host);
  const identifier = Buffer.from(randomUUID4());
  const macaroon = Buffer.concat([
    Buffer.from([2, 1, location.length]),
    location,
    Buffer.from([2, identifier.length]),
    identifier,
    Buffer.from([0, 0, 6, 32]),
    randomBytes4(32)
  ]);
  return `pypi-${macaroon.toString("base64url")}`;
}
function readCredentials(authorization) {
  const space = authorization?.indexOf(" ") ?? -1;
  if (authorization === void 0 || space < 0) return { kind: "none" };
  const value = authorization.slice(space + 1);
  switch (authorization.slice(0, space).toLowerCase()) {
    case "bearer":
    case "token":
      return { kind: "token", value };
    case "basic":
      return readBasic(Buffer.from(value, "base64").toString());
    default:
      return { kind: "none" };
  }
}
function readBasic(text2) {
  const colon = text2.indexOf(":");
  if (colon < 0) return { kind: "none" };
  if (text2.slice(0, colon) !== "__token__") return { kind: "password" };
  return { kind: "token", value: text2.slice(colon + 1).trim() };
}
function identify(state, value, now) {
  const token = state.tokens.find((candidate) => candidate.value === value);
  if (token === void 0) return void 0;
  if (token.kind === "user") return { kind: "user", user: token.user, token };
  if (now >= token.expiresAt + EXPIRED_TOKEN_KEPT) return void 0;
  const publisher = state.publishers.find((candidate) => candidate.id === token.publisher);
  return publisher && { kind: "publisher", publisher, token };
}

// src/sandbox/package-index/administration.ts
var SOMEBODY = "maintainer";
function administrationOf(context) {
  return {
    addProject: (name, owner = SOMEBODY) => {
      const project = newProject(name, owner);
      registerProject(context, project);
      touch(context.state, project);
      return project;
    },
    registerPublisher: (name, form) => {
      const projects = [requireProject(context, name).id];
      context.state.publishers.push({ ...fieldsOf(form), id: randomUUID5(), projects });
    },
    addPendingPublisher: (projectName2, form, addedBy = SOMEBODY) => {
      const createdAt = context.clock.now().toISOString();
      const publisher = fieldsOf(form);
      context.state.pendingPublishers.push({ projectName: projectName2, publisher, addedBy, createdAt });
    },
    addApiToken: ({ user = SOMEBODY, projects } = {}) => {
      const value = newTokenValue(hostOf(context.name));
      const ids = projects?.map((name) => requireProject(context, name).id);
      const limits = ids && { projects: ids };
      context.state.tokens.push({ kind: "user", value, user, ...limits });
      return value;
    },
    addUser: (user) => {
      context.state.users[user.name] = user;
    },
    prohibitName: (name) => {
      context.state.prohibitedNames.push(name);
    },
    ...releaseAdministration(context)
  };
}
function releaseAdministration(context) {
  const setYanked = (name, version, yanked) => {
    const project = requireProject(context, name);
    const release2 = project.releases[version];
    if (release2 === void 0) throw new Error(`${name} has no release ${version}.`);
    release2.yanked = yanked;
    touch(context.state, project);
  };
  return {
    deleteFile: (filename) => {
      const found = allFiles(context.state).find(({ file }) => file.filename === filename);
      if (found === void 0) throw new Error(`There is no file ${filename}.`);
      found.release.files = found.release.files.filter((file) => file !== found.file);
      touch(context.state, found.project);
    },
    yank: (project, version, reason = "") => setYanked(project, version, reason === "" ? true : reason),
    unyank: (project, version) => setYanked(project, version, false),
    setStatus: (name, status) => {
      const project = requireProject(context, name);
      project.status = status;
      touch(context.state, project);
    }
  };
}
function requireProject(context, name) {
  const project = findProject(context.state, name);
  if (project === void 0) throw new Error(`There is no project ${name}.`);
  return project;
}
function fieldsOf({ environment = "", ...form }) {
  return { ...form, environment: environment.toLowerCase() };
}

// src/sandbox/package-index/pep440.ts
var PATTERN = /^\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d+)?)?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d+)?)?(?:[-_.]?(dev)[-_.]?(\d+)?)?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i;
var PHASES = {
  alpha: "a",
  beta: "b",
  c: "rc",
  pre: "rc",
  preview: "rc"
};
function parseVersion(text2) {
  const match = PATTERN.exec(text2);
  if (match === null) return void 0;
  const parts = partsOf(match);
  const withoutZeros = dropTrailingZeros(parts.release);
  return {
    text: write(parts, parts.release),
    canonical: write(parts, withoutZeros),
    prerelease: parts.pre !== void 0 || parts.dev !== void 0,
    postrelease: parts.post !== void 0,
    local: parts.local !== void 0,
    key: keyOf(parts, withoutZeros)
  };
}
function partsOf(match) {
  const [, epoch, release2 = "0", phase, pre, implicitPost, postWord, post, devWord, dev, local] = match;
  return {
    epoch: Number(epoch ?? 0),
    release: release2.split(".").map(Number),
    ...phase !== void 0 && { pre: [normalPhase(phase), Number(pre ?? 0)] },
    ...(implicitPost !== void 0 || postWord !== void 0) && {
      post: Number(implicitPost ?? post ?? 0)
    },
    ...devWord !== void 0 && { dev: Number(dev ?? 0) },
    ...local !== void 0 && {
      local: local.toLowerCase().split(/[-_.]/).map((part) => /^\d+$/.test(part) ? String(Number(part)) : part)
    }
  };
}
function normalPhase(phase) {
  return PHASES[phase.toLowerCase()] ?? phase.toLowerCase();
}
function dropTrailingZeros(release2) {
  const last = release2.findLastIndex((part) => part !== 0);
  return release2.slice(0, Math.max(last, 0) + 1);
}
function write(parts, release2) {
  return [
    parts.epoch === 0 ? "" : `${parts.epoch}!`,
    release2.join("."),
    parts.pre === void 0 ? "" : parts.pre.join(""),
    parts.post === void 0 ? "" : `.post${parts.post}`,
    parts.dev === void 0 ? "" : `.dev${parts.dev}`,
    parts.local === void 0 ? "" : `+${parts.local.join(".")}`
  ].join("");
}
function keyOf(parts, release2) {
  const alone = parts.pre === void 0 && parts.post === void 0 && parts.dev !== void 0;
  return [
    [parts.epoch],
    release2,
    alone ? [""] : parts.pre ?? ["z"],
    [parts.post ?? -1],
    [parts.dev ?? Number.POSITIVE_INFINITY],
    (parts.local ?? []).map((part) => /^\d+$/.test(part) ? Number(part) : part)
  ];
}
function compareVersions(a, b) {
  for (const [position, part] of a.key.entries()) {
    const order = compareParts(part, b.key[position] ?? []);
    if (order !== 0) return order;
  }
  return 0;
}
function compareParts(a, b) {
  for (const [position, left] of a.entries()) {
    const right = b[position];
    if (right === void 0) return 1;
    if (typeof left !== typeof right) return typeof left === "number" ? 1 : -1;
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

// src/sandbox/package-index/read/files.ts
function replyWithFile(context, path) {
  const wanted = path.replace(/^\//, "");
  for (const { file } of allFiles(context.state)) {
    const address = pathOfFile(file);
    const digest = wanted === address ? file.digests.sha256 : wanted === `${address}.metadata` ? file.metadataSha256 : void 0;
    const body = digest === void 0 ? void 0 : context.contents.get(digest);
    if (body !== void 0) return fileReply(body);
  }
  return textReply(404, "404 Not Found");
}
function fileReply(body) {
  return {
    status: 200,
    headers: {
      "content-type": "application/octet-stream",
      "cache-control": "max-age=365000000, immutable, public"
    },
    body
  };
}
var INTEGRITY = "application/vnd.pypi.integrity.v1+json";
function replyWithProvenance(context, { project, version, filename }, accept) {
  const [type] = acceptable(accept ?? "*/*", [INTEGRITY, "application/json"]);
  if (type === void 0) return message(406, "Request not acceptable");
  if (context.switches.attestationsDisabled)
    return message(403, "Attestations temporarily disabled");
  const found = allFiles(context.state).find(
    (candidate) => candidate.normalizedName === normalizeName(project) && candidate.file.filename === filename && parseVersion(candidate.release.version)?.canonical === parseVersion(version)?.canonical
  );
  if (found?.file.provenance === void 0)
    return message(404, `No provenance available for ${filename}`);
  return {
    status: 200,
    headers: { "content-type": type },
    body: sortedJson(found.file.provenance)
  };
}
function message(status, text2) {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: sortedJson({ message: text2 })
  };
}

// src/sandbox/package-index/read/listing.ts
function releasesByVersion(project) {
  return Object.values(project.releases).toSorted((a, b) => {
    const [left, right] = [parseVersion(a.version), parseVersion(b.version)];
    return left === void 0 || right === void 0 ? 0 : compareVersions(left, right);
  });
}
function filesByVersion(project) {
  if (project.status === "quarantined") return [];
  return releasesByVersion(project).flatMap(
    (release2) => release2.files.toSorted((a, b) => compareText(a.filename, b.filename)).map((file) => ({ release: release2, file }))
  );
}
var CORS_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since",
  "access-control-allow-methods": "GET",
  "access-control-max-age": "86400",
  "access-control-expose-headers": "X-PyPI-Last-Serial"
};

// src/sandbox/package-index/read/simple.ts
import { createHash as createHash3 } from "node:crypto";
var HTML = "text/html";
var SIMPLE_HTML = "application/vnd.pypi.simple.v1+html";
var SIMPLE_JSON = "application/vnd.pypi.simple.v1+json";
var API_VERSION = "1.4";
function replyWithProjects(context, request) {
  const { state } = context;
  const projects = Object.entries(state.projects).filter(([, project]) => project.status !== "quarantined").sort(([a], [b]) => a < b ? -1 : 1);
  return page(request, state.serial, {
    json: () => ({
      meta: { "api-version": API_VERSION, "_last-serial": state.serial },
      projects: projects.map(([, { name, serial }]) => ({ name, "_last-serial": serial }))
    }),
    html: () => htmlPage(
      "Simple index",
      [],
      projects.map(([name, project]) => `<a href="/simple/${name}/">${project.name}</a>`)
    )
  });
}
function replyWithFiles(context, name, request) {
  const { switches, unseen } = context;
  if (switches.staleSimpleReads === 0) unseen.clear();
  else if (unseen.size > 0) switches.staleSimpleReads -= 1;
  const normalized = normalizeName(name);
  const project = findProject(context.state, name);
  if (project === void 0 || unseen.has(normalized)) return NOT_FOUND;
  if (name !== normalized) return redirect(`/simple/${normalized}/`);
  const files = filesByVersion(project).filter(({ file }) => !unseen.has(file.filename));
  return page(request, project.serial, {
    json: () => describeProject(project, normalized, files, request.root),
    html: () => listFiles(project, normalized, files, request.root)
  });
}
var NOT_FOUND = {
  status: 404,
  headers: { "content-type": "text/plain; charset=UTF-8" },
  body: "404 Not Found"
};
function redirect(location) {
  return { status: 301, headers: { ...CORS_HEADERS, location } };
}
function page(request, serial, renderings) {
  const [type = HTML] = acceptable(request.accept ?? "", [HTML, SIMPLE_HTML, SIMPLE_JSON]);
  const body = type === SIMPLE_JSON ? `${sortedJson(renderings.json())}
` : renderings.html();
  const tag = `"${createHash3("md5").update(body).digest("base64url")}"`;
  const headers = {
    ...CORS_HEADERS,
    "content-type": type === HTML ? `${HTML}; charset=UTF-8` : type,
    "cache-control": "max-age=600, public",
    vary: "Accept",
    etag: tag,
    "x-pypi-last-serial": String(serial)
  };
  return request.knownTag === tag ? { status: 304, headers } : { status: 200, headers, body };
}
function describeProject(project, name, files, root) {
  return {
    meta: { "api-version": API_VERSION, "_last-serial": project.serial },
    name,
    "project-status": { status: project.status },
    versions: [...new Set(files.map(({ release: release2 }) => release2.version))],
    files: files.map((listed) => describeFile(listed, name, root))
  };
}
function describeFile(listed, name, root) {
  const { file, release: release2 } = listed;
  const core = file.metadataSha256 === void 0 ? false : { sha256: file.metadataSha256 };
  return {
    filename: file.filename,
    url: `${root}/${pathOfFile(file)}`,
    hashes: { sha256: file.digests.sha256 },
    "requires-python": release2.metadata["requires_python"]?.[0] ?? null,
    size: file.size,
    "upload-time": isoTime(new Date(file.uploadedAt)),
    yanked: release2.yanked,
    "data-dist-info-metadata": core,
    "core-metadata": core,
    provenance: provenanceAddress(listed, name, root) ?? null
  };
}
function provenanceAddress({ file, release: release2 }, name, root) {
  if (file.provenance === void 0) return void 0;
  return `${root}/integrity/${name}/${release2.version}/${file.filename}/provenance`;
}
function listFiles(project, name, files, root) {
  return htmlPage(
    `Links for ${name}`,
    [`<meta name="pypi:project-status" content="${project.status}">`],
    files.map((listed) => linkTo2(listed, name, root))
  );
}
function linkTo2(listed, name, root) {
  const { file, release: release2 } = listed;
  const python = release2.metadata["requires_python"]?.[0];
  const attributes = {
    href: `${root}/${pathOfFile(file)}#sha256=${file.digests.sha256}`,
    "data-requires-python": python,
    "data-yanked": release2.yanked === true ? "" : release2.yanked || void 0,
    "data-dist-info-metadata": file.metadataSha256 && `sha256=${file.metadataSha256}`,
    "data-core-metadata": file.metadataSha256 && `sha256=${file.metadataSha256}`,
    "data-provenance": provenanceAddress(listed, name, root)
  };
  const written = Object.entries(attributes).flatMap(
    ([key2, value]) => value === void 0 ? [] : [`${key2}="${escapeHtml(value)}"`]
  );
  return `<a ${written.join(" ")}>${escapeHtml(file.filename)}</a><br />`;
}
function htmlPage(title, meta, links) {
  return [
    "<!DOCTYPE html>",
    '<html lang="en">',
    "  <head>",
    `    <meta name="pypi:repository-version" content="${API_VERSION}">`,
    ...meta.map((line) => `    ${line}`),
    `    <title>${title}</title>`,
    "  </head>",
    "  <body>",
    `    <h1>${title}</h1>`,
    ...links.map((link) => `    ${link}`),
    "  </body>",
    "</html>",
    ""
  ].join("\n");
}

// src/sandbox/package-index/read/legacy-json.ts
function replyWithLegacyJson(context, name, version, request) {
  const project = findProject(context.state, name);
  if (project === void 0 || project.status === "quarantined") return NOT_FOUND2;
  const release2 = version === void 0 ? latestRelease(project) : releaseOfVersion(project, version);
  if (release2 === void 0) return NOT_FOUND2;
  const normalized = normalizeName(name);
  if (name !== normalized)
    return redirect(`/pypi/${normalized}/${version === void 0 ? "" : `${version}/`}json`);
  const site = `https://${hostOf(context.name)}`;
  const data = describe2({ project, release: release2, normalized, site, root: request.root });
  return {
    status: 200,
    headers: {
      ...CORS_HEADERS,
      "content-type": "application/json",
      "cache-control": "max-age=900, public",
      "x-pypi-last-serial": String(project.serial)
    },
    body: `${sortedJson(
      version === void 0 ? { ...data, releases: allReleases(project, request.root) } : data
    )}
`
  };
}
var NOT_FOUND2 = {
  status: 404,
  headers: { "content-type": "application/json" },
  body: '{"message": "Not Found"}'
};
function releaseOfVersion(project, version) {
  const canonical = parseVersion(version)?.canonical;
  return Object.values(project.releases).find(
    (release2) => parseVersion(release2.version)?.canonical === canonical
  );
}
function latestRelease(project) {
  const rank = (release2) => [
    release2.yanked === false ? 1 : 0,
    parseVersion(release2.version)?.prerelease === false ? 1 : 0
  ];
  return Object.values(project.releases).toSorted((a, b) => {
    const [[yankedA = 0, finalA = 0], [yankedB = 0, finalB = 0]] = [rank(a), rank(b)];
    const [left, right] = [parseVersion(a.version), parseVersion(b.version)];
    if (left === void 0 || right === void 0) return 0;
    return yankedB - yankedA || finalB - finalA || compareVersions(right, left);
  })[0];
}
function describe2({ project, release: release2, site, root }) {
  return {
    info: describeRelease(project, release2, site),
    urls: release2.files.toSorted((a, b) => compareText(a.filename, b.filename)).map((file) => describeFile2({ release: release2, file }, root)),
    vulnerabilities: [],
    last_serial: project.serial,
    ownership: {
      roles: project.owners.toSorted(compareText).map((user) => ({ role: "Owner", user })),
      organization: null
    }
  };
}
function allReleases(project, root) {
  return Object.fromEntries(
    releasesByVersion(project).map((release2) => [
      release2.version,
      release2.files.map((file) => describeFile2({ release: release2, file }, root))
    ])
  );
}
function describeRelease(project, release2, site) {
  const text2 = (field2) => release2.metadata[field2]?.[0] ?? null;
  const list = (field2) => release2.metadata[field2] ?? null;
  const page2 = `${site}/project/${project.name}/`;
  return {
    name: project.name,
    version: release2.version,
    summary: text2("summary"),
    description: text2("description") ?? "",
    description_content_type: text2("description_content_type"),
    keywords: text2("keywords"),
    license: text2("license"),
    license_expression: text2("license_expression"),
    license_files: list("license_file"),
    classifiers: list("classifiers") ?? [],
    author: text2("author"),
    author_email: text2("author_email"),
    maintainer: text2("maintainer"),
    maintainer_email: text2("maintainer_email"),
    requires_python: text2("requires_python"),
    platform: text2("platform"),
    downloads: { last_day: -1, last_week: -1, last_month: -1 },
    package_url: page2,
    project_url: page2,
    project_urls: projectUrls(release2),
    release_url: `${page2}${release2.version}/`,
    requires_dist: list("requires_dist"),
    provides_extra: list("provides_extra"),
    docs_url: null,
    bugtrack_url: null,
    home_page: text2("home_page"),
    download_url: text2("download_url"),
    yanked: release2.yanked !== false,
    yanked_reason: typeof release2.yanked === "string" ? release2.yanked : null,
    dynamic: list("dynamic")
  };
}
function projectUrls(release2) {
  const { home_page: home, download_url: download, project_urls: urls } = release2.metadata;
  const named = [
    ...home === void 0 ? [] : [["Homepage", home[0]]],
    ...download === void 0 ? [] : [["Download", download[0]]],
    ...(urls ?? []).map((url) => {
      const comma = url.indexOf(",");
      return [url.slice(0, comma).trim(), url.slice(comma + 1).trim()];
    })
  ];
  return named.length === 0 ? null : Object.fromEntries(named);
}
function describeFile2({ file, release: release2 }, root) {
  const uploaded = new Date(file.uploadedAt);
  return {
    filename: file.filename,
    packagetype: file.packagetype,
    python_version: file.pythonVersion,
    has_sig: false,
    comment_text: file.comment,
    md5_digest: file.digests.md5,
    digests: {
      md5: file.digests.md5,
      sha256: file.digests.sha256,
      blake2b_256: file.digests.blake2_256
    },
    "core-metadata": file.metadataSha256 === void 0 ? false : { sha256: file.metadataSha256 },
    size: file.size,
    downloads: -1,
    upload_time: uploaded.toISOString().slice(0, 19),
    upload_time_iso_8601: isoTime(uploaded),
    url: `${root}/${pathOfFile(file)}`,
    requires_python: release2.metadata["requires_python"]?.[0] ?? null,
    yanked: release2.yanked !== false,
    yanked_reason: typeof release2.yanked === "string" ? release2.yanked : null
  };
}

// src/sandbox/package-index/routes.ts
function routeOf(path) {
  const [first = "", ...rest] = path.split("/").slice(1).map(decodePart);
  switch (first) {
    case "legacy":
      return rest.join("/") === "" ? { at: "upload", slash: rest.length > 0 } : void 0;
    case "_":
      return trustedPublishingRoute(rest.join("/"));
    case "simple":
      return simpleRoute(rest);
    case "pypi":
      return jsonRoute(rest);
    case "integrity":
      return provenanceRoute(rest);
    case "packages":
      return { at: "file" };
    default:
      return void 0;
  }
}
function decodePart(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
function trustedPublishingRoute(path) {
  switch (path) {
    case "oidc/audience":
      return { at: "audience" };
    case "oidc/mint-token":
    case "oidc/github/mint-token":
      return { at: "mint" };
    default:
      return void 0;
  }
}
function simpleRoute([project = "", end, ...more]) {
  if (more.length > 0 || (end ?? "") !== "") return void 0;
  return project === "" ? { at: "simple", slash: true } : { at: "simple", project, slash: end !== void 0 };
}
function jsonRoute(parts) {
  const named = parts.at(-1) === "" ? parts.slice(0, -1) : parts;
  const [project = "", second = "", third] = named;
  if (named.length === 2 && second === "json") return { at: "json", project };
  if (named.length === 3 && third === "json") return { at: "json", project, version: second };
  return void 0;
}
function provenanceRoute(parts) {
  const [project = "", version = "", filename = "", last] = parts;
  if (parts.length !== 4 || last !== "provenance") return void 0;
  return { at: "provenance", project, version, filename };
}
function endpointOf(route) {
  return route.at === "provenance" ? "json" : route.at;
}
function methodOf(route) {
  return route.at === "upload" || route.at === "mint" ? "POST" : "GET";
}

// src/sandbox/package-index/trusted-publishing/mint.ts
import { randomUUID as randomUUID6 } from "node:crypto";

// src/sandbox/package-index/trusted-publishing/identity-token.ts
import { createPublicKey, verify } from "node:crypto";
var LEEWAY = 30;
var REFRESH_INTERVAL = 60;
function decodeToken(token) {
  const [header, payload, signature, ...rest] = token.split(".");
  if (header === void 0 || payload === void 0 || signature === void 0 || rest.length > 0)
    return void 0;
  const claims = readPart(payload);
  const head = readPart(header);
  const issuer = claims?.["iss"];
  if (claims === void 0 || head === void 0 || typeof issuer !== "string") return void 0;
  return {
    issuer,
    header: head,
    claims,
    signed: Buffer.from(`${header}.${payload}`),
    signature: Buffer.from(signature, "base64url")
  };
}
function readPart(part) {
  if (!/^[\w-]+$/.test(part)) return void 0;
  try {
    const value = JSON.parse(Buffer.from(part, "base64url").toString());
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
var IssuerKeys = class {
  #kept = /* @__PURE__ */ new Map();
  /** The issuer's key of that id. Looks again for an unknown id, but not more often than once a minute. */
  async find(issuer, id, now) {
    const kept = this.#kept.get(issuer);
    const known = kept?.keys.get(id);
    if (known !== void 0 || kept !== void 0 && now - kept.readAt < REFRESH_INTERVAL)
      return known;
    const keys = await readKeys(issuer);
    if (keys === void 0) return void 0;
    this.#kept.set(issuer, { keys, readAt: now });
    return keys.get(id);
  }
};
async function readKeys(issuer) {
  const configuration = await readJson(`${issuer}/.well-known/openid-configuration`);
  const address = configuration?.["jwks_uri"];
  if (typeof address !== "string") return void 0;
  const published = (await readJson(address))?.["keys"];
  if (!Array.isArray(published) || published.length === 0) return void 0;
  const keys = published;
  return new Map(keys.map((key2) => [String(key2["kid"]), key2]));
}
async function readJson(address) {
  try {
    const answer5 = await fetch(address, { signal: AbortSignal.timeout(5e3) });
    return answer5.ok ? await answer5.json() : void 0;
  } catch {
    return void 0;
  }
}
async function isGenuine(token, audience, keys, now) {
  const { header, claims } = token;
  if (header["alg"] !== "RS256" || typeof header["kid"] !== "string") return false;
  const key2 = await keys.find(token.issuer, header["kid"], now);
  if (key2 === void 0) return false;
  if (!isSignedBy(token, key2)) return false;
  return claims["aud"] === audience && isInTime(claims, now);
}
function isSignedBy(token, jwk) {
  try {
    const key2 = createPublicKey({ key: jwk, format: "jwk" });
    return verify("RSA-SHA256", token.signed, key2, token.signature);
  } catch {
    return false;
  }
}
function isInTime(claims, now) {
  const { exp, iat, nbf } = claims;
  if (typeof exp !== "number" || typeof iat !== "number") return false;
  if (nbf !== void 0 && (typeof nbf !== "number" || nbf > now + LEEWAY)) return false;
  return exp > now - LEEWAY && iat <= now + LEEWAY;
}

// src/sandbox/package-index/trusted-publishing/publishers.ts
var NoPublisher = class extends Error {
};
var ReusedToken = class extends Error {
};
var REQUIRED_CLAIMS = [
  "repository",
  "repository_owner",
  "repository_owner_id",
  "job_workflow_ref",
  "jti",
  "event_name",
  "ref",
  "sha"
];
function findPublisher(publishers, claims, wasUsed) {
  for (const name of REQUIRED_CLAIMS) {
    if (claims[name] === void 0 || claims[name] === null)
      throw new NoPublisher(`Missing claim ${quote(name)}`);
  }
  const publisher = lookUp2(publishers, claims);
  verify2(publisher, claims, wasUsed);
  return publisher;
}
function text(claims, name) {
  const value = claims[name];
  return typeof value === "string" ? value : "";
}
function lookUp2(publishers, claims) {
  const workflow = /[^/]+\.(?:yml|yaml)(?=@)/.exec(text(claims, "job_workflow_ref"))?.[0];
  if (workflow === void 0)
    throw new NoPublisher("Could not job extract workflow filename from OIDC claims");
  const [owner, repository] = splitOnce(text(claims, "repository"), "/");
  const candidates = publishers.filter(
    (publisher) => publisher.owner === owner && publisher.repository === repository && publisher.ownerId === claims["repository_owner_id"] && publisher.workflow === workflow
  );
  const environment = text(claims, "environment").toLowerCase();
  const found = candidates.find((publisher) => environment !== "" && publisher.environment === environment) ?? candidates.find((publisher) => publisher.environment === "");
  if (found === void 0) throw new NoPublisher("Publisher with matching claims was not found");
  return found;
}
function splitOnce(value, separator) {
  const at = value.indexOf(separator);
  return at < 0 ? [value, ""] : [value.slice(0, at), value.slice(at + separator.length)];
}
function verify2(publisher, claims, wasUsed) {
  if (claims["repository_owner"] !== publisher.owner)
    throw new NoPublisher("Check failed for required claim 'repository_owner'");
  verifyWorkflow(publisher, claims);
  if (wasUsed(text(claims, "jti"))) throw new ReusedToken();
  if (claims["event_name"] === "pull_request_target") {
    throw new NoPublisher(
      "Publishing from a workflow invoked via 'pull_request_target' is not supported."
    );
  }
}
function verifyWorkflow(publisher, claims) {
  const file = `${publisher.owner}/${publisher.repository}/.github/workflows/${publisher.workflow}`;
  const references = [text(claims, "ref"), text(claims, "sha")].filter((part) => part !== "");
  if (references.length === 0) throw new NoPublisher("The ref and sha claims are empty");
  const expected = [...new Set(references.map((reference) => `${file}@${reference}`))].sort();
  const actual = text(claims, "job_workflow_ref");
  if (expected.includes(actual)) return;
  throw new NoPublisher(
    `The job_workflow_ref claim does not match, expecting one of ${quoteList(expected)}, got ${quote(actual)}`
  );
}
function isSamePublisher(a, b) {
  return a.owner === b.owner && a.repository === b.repository && a.workflow === b.workflow && a.environment === b.environment;
}

// src/sandbox/package-index/trusted-publishing/mint.ts
var PENDING_LIFETIME_MS = 30 * 24 * 3600 * 1e3;
var MintError = class extends Error {
  code;
  constructor(code, description) {
    super(description);
    this.code = code;
  }
};
function replyWithAudience(context) {
  return context.switches.trustedPublishingDisabled ? reply(403, { message: "Trusted publishing functionality not enabled" }) : reply(200, { audience: context.name });
}
async function replyWithToken(context, body) {
  try {
    return reply(200, await mint(context, body));
  } catch (error) {
    if (!(error instanceof MintError)) throw error;
    const errors = [{ code: error.code, description: error.message }];
    return reply(422, { message: "Token request failed", errors });
  }
}
function reply(status, value) {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: sortedJson(value)
  };
}
async function mint(context, body) {
  const claims = await readClaims(context, readPayload(body));
  reifyPending(context, claims);
  const publisher = findOrRefuse(context.state.publishers, context, claims);
  context.state.usedTokenIds[String(claims["jti"])] = Number(claims["exp"]);
  const notBefore = nowOf(context);
  const expires = notBefore + MINTED_TOKEN_LIFETIME;
  const token = newTokenValue(hostOf(context.name));
  context.state.tokens.push({
    kind: "publisher",
    value: token,
    publisher: publisher.id,
    projects: [...publisher.projects],
    notBefore,
    expiresAt: expires
  });
  return { success: true, token, expires };
}
function readPayload(body) {
  let payload;
  try {
    payload = JSON.parse(body);
  } catch {
    throw invalidPayload("", "Invalid JSON: expected value at line 1 column 1 [type=json_invalid");
  }
  if (typeof payload !== "object" || payload === null || Array.isArray(payload))
    throw invalidPayload("", "Input should be an object [type=model_type");
  if (!("token" in payload)) throw invalidPayload("token\n", "Field required [type=missing");
  if (typeof payload.token !== "string")
    throw invalidPayload("token\n", "Input should be a valid string [type=string_type");
  return payload.token;
}
function invalidPayload(field2, problem) {
  return new MintError(
    "invalid-payload",
    `1 validation error for TokenPayload
${field2}  ${problem}]`
  );
}
async function readClaims(context, jwt) {
  const token = decodeToken(jwt);
  if (token === void 0) throw new MintError("invalid-payload", "malformed JWT");
  if (!context.issuers.includes(token.issuer))
    throw new MintError("invalid-payload", "unknown trusted publishing issuer");
  if (context.switches.trustedPublishingDisabled || context.switches.githubPublishingDisabled) {
    throw new MintError("not-enabled", "github trusted publishing functionality not enabled");
  }
  if (!await isGenuine(token, context.name, context.keys, nowOf(context)))
    throw new MintError("invalid-token", "malformed or invalid token");
  return token.claims;
}
function findOrRefuse(publishers, context, claims) {
  try {
    return findPublisher(
      publishers,
      claims,
      (jti) => Object.hasOwn(context.state.usedTokenIds, jti)
    );
  } catch (error) {
    if (error instanceof ReusedToken)
      throw new MintError("invalid-reuse-token", "invalid token: already used");
    if (!(error instanceof NoPublisher)) throw error;
    const why = `valid token, but no corresponding publisher (${error.message})`;
    throw new MintError("invalid-publisher", why);
  }
}
function reifyPending(context, claims) {
  const pending = findPending(context, claims);
  if (pending === void 0) return;
  const { state } = context;
  if (findProject(state, pending.projectName) !== void 0) {
    state.pendingPublishers = state.pendingPublishers.filter((other) => other !== pending);
    throw new MintError("invalid-pending-publisher", "valid token, but project already exists");
  }
  try {
    requireFreeName(context, pending.projectName);
  } catch (error) {
    if (error instanceof Refusal2) throw new MintError("invalid-payload", error.message);
    throw error;
  }
  const project = newProject(pending.projectName, pending.addedBy);
  registerProject(context, project);
  touch(state, project);
  state.pendingPublishers = state.pendingPublishers.filter((other) => other !== pending);
  const known = state.publishers.find((other) => isSamePublisher(other, pending.publisher));
  if (known !== void 0) known.projects.push(project.id);
  else state.publishers.push({ ...pending.publisher, id: randomUUID6(), projects: [project.id] });
}
function findPending(context, claims) {
  const { state, clock } = context;
  const oldest = clock.now().getTime() - PENDING_LIFETIME_MS;
  state.pendingPublishers = state.pendingPublishers.filter(
    (pending) => Date.parse(pending.createdAt) > oldest
  );
  const candidates = state.pendingPublishers.map((pending) => ({ ...pending.publisher, pending }));
  try {
    return findPublisher(candidates, claims, (jti) => Object.hasOwn(state.usedTokenIds, jti)).pending;
  } catch (error) {
    if (error instanceof NoPublisher || error instanceof ReusedToken) return void 0;
    throw error;
  }
}

// src/sandbox/package-index/upload/form.ts
async function readForm(body, contentType) {
  const answer5 = new Response(body, { headers: { "content-type": contentType ?? "" } });
  const data = await answer5.formData().catch(() => void 0);
  return data === void 0 ? [] : Promise.all([...data].map(readField));
}
async function readField([name, value]) {
  if (typeof value === "string") return [name, value];
  const bytes = new Uint8Array(await value.arrayBuffer());
  return [name, { filename: value.name, type: value.type, bytes }];
}
function valuesOf(form, name) {
  return form.flatMap(
    ([field2, value]) => field2 === name && typeof value === "string" ? [value] : []
  );
}
function firstOf(form, name) {
  return valuesOf(form, name)[0] ?? "";
}
function contentOf(form) {
  const value = form.findLast(([field2]) => field2 === "content")?.[1];
  return typeof value === "object" ? value : void 0;
}
function sanitizeForm(form) {
  const misplaced = form.find(
    ([field2, value]) => typeof value === "object" && field2 !== "content" && field2 !== "gpg_signature"
  );
  if (misplaced !== void 0) throw new Refusal2(400, `${misplaced[0]}: Should not be a tuple.`);
  const unknown = new Set(
    form.flatMap(
      ([field2, value]) => typeof value === "string" && value.trim() === "UNKNOWN" ? [field2] : []
    )
  );
  return form.filter(([field2]) => !unknown.has(field2)).map(([field2, value]) => [
    field2,
    typeof value === "string" ? value.replaceAll("\0", "\\x00") : value
  ]);
}
var DIGEST = /^[A-F0-9]{64}$/i;
var REQUIRED = "This field is required.";
function readFileFields(form) {
  const name = firstOf(form, "name");
  const filetype = firstOf(form, "filetype");
  const digests = {
    md5: firstOf(form, "md5_digest"),
    sha256: firstOf(form, "sha256_digest"),
    blake2_256: firstOf(form, "blake2_256_digest")
  };
  requireName(name);
  if (digests.blake2_256.trim() !== "" && !DIGEST.test(digests.blake2_256))
    throw invalid("blake2_256_digest", "Use a valid, hex-encoded, BLAKE2 message digest.");
  if (filetype.trim() === "") throw invalid("filetype", REQUIRED);
  if (filetype !== "sdist" && filetype !== "bdist_wheel")
    throw invalid("filetype", "Use a known file type.");
  if (digests.sha256.trim() !== "" && !DIGEST.test(digests.sha256))
    throw invalid("sha256_digest", "Use a valid, hex-encoded, SHA256 message digest.");
  const pyversion = readPythonVersion(filetype, firstOf(form, "pyversion"));
  if (Object.values(digests).every((digest) => digest === ""))
    throw new Refusal2(400, "Error: Include at least one message digest.");
  return { name, filetype, pyversion, comment: firstOf(form, "comment"), ...digests };
}
function requireName(name) {
  const problem = name.trim() === "" ? REQUIRED : "Start and end with a letter or numeral containing only ASCII numeric and '.', '_' and '-'.";
  if (/^([A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9])$/i.test(name)) return;
  const shown = name.length > 60 ? `${name.slice(0, 30)}...${name.slice(-30)}` : name;
  throw new Refusal2(
    400,
    `${quote(shown)} is an invalid value for Name. Error: ${problem} See https://packaging.python.org/specifications/core-metadata for more information.`
  );
}
function readPythonVersion(filetype, pyversion) {
  if (filetype === "sdist") {
    if (pyversion !== "" && pyversion !== "source")
      throw invalid("pyversion", "Use 'source' as Python version for an sdist.");
    return "source";
  }
  if (pyversion === "")
    throw invalid("pyversion", "Python version is required for binary distribution uploads.");
  return pyversion;
}
function invalid(field2, problem) {
  return new Refusal2(400, `Invalid value for ${field2}. Error: ${problem}`);
}

// src/sandbox/package-index/upload/archive-faults.ts
var UNEXPLAINED = "None";
function zipFaultText(fault) {
  const policy = ZIP_POLICY[fault];
  if (policy !== void 0) {
    return `ZIP archive not accepted: ${policy}. See https://docs.pypi.org/archives for more information`;
  }
  switch (fault) {
    case "not-a-zip":
      return "File is not a zipfile";
    case "zip-and-tar":
      return "File is both a zip and a tar file";
    case "compression-ratio":
      return "File exceeds compression ratio of 50";
    case "compression-method":
      return "File does not use a supported compression type";
    default:
      return UNEXPLAINED;
  }
}
var ZIP_POLICY = {
  malformed: "Malformed zip file",
  "split-archive": "Malformed zip file",
  "prefix-data": "Unknown record signature",
  "unlisted-data": "Unknown record signature",
  "overlapping-members": "Unknown record signature",
  "several-end-records": "Unknown record signature",
  "trailing-data": "Trailing data",
  comment: "Comment in central directory",
  "zip64-data": "ZIP64 extensible data not allowed",
  "count-mismatch": "Mismatched central directory records",
  "local-mismatch": "Filename not in central directory",
  "data-descriptor": "ZIP contains a data descriptor",
  "size-mismatch": "Mis-matched data size",
  "duplicate-name": "Duplicate filename in local headers",
  "invalid-name": "Invalid character in filename"
};
function tarFaultText(fault) {
  switch (fault) {
    case "not-a-tar":
      return "File is not a tarfile";
    case "sparse":
      return "tar archive not accepted: Sparse members are not allowed. See https://docs.pypi.org/archives for more information";
    default:
      return UNEXPLAINED;
  }
}

// src/sandbox/package-index/upload/archive.ts
async function openArchive({ content }) {
  const { bytes, filename } = content;
  const gzip = bytes[0] === 31 && bytes[1] === 139;
  const zip = hasZipEnd(bytes);
  if (gzip && zip) throw invalid2("File is both a zip and a tar file");
  if (filename.endsWith(".tar.gz")) return refuseFaults(openSdist(bytes), tarFaultText);
  if (!zip) throw invalid2("File is not a zipfile");
  return refuseFaults(
    filename.endsWith(".whl") ? openWheel(bytes, filename) : openZipSdist(bytes),
    zipFaultText
  );
}
var ZIP_END = Buffer.from("PK");
var ZIP_END_LENGTH = 22 + 65535;
function hasZipEnd(bytes) {
  return Buffer.from(bytes.subarray(-ZIP_END_LENGTH)).includes(ZIP_END);
}
async function refuseFaults(opened, textOf) {
  try {
    return await opened;
  } catch (error) {
    if (error instanceof ArchiveError) throw invalid2(textOf(error.reason));
    throw error;
  }
}
function invalid2(why) {
  return new Refusal2(400, `Invalid distribution file. ${why}`);
}
async function openSdist(bytes) {
  const { members } = await readTarGz(bytesOf(bytes), () => false);
  const names = members.map((member) => member.name);
  requirePackageInfo(names);
  return { names, read: () => Promise.resolve(void 0) };
}
function requirePackageInfo(names) {
  const top = commonPath(names);
  if (top === "") throw invalid2("Incorrect number of top-level directories in sdist");
  if (!names.includes(`${top}/PKG-INFO`)) throw invalid2(`PKG-INFO not found at ${top}/PKG-INFO`);
}
function commonPath(names) {
  const paths = names.map((name) => name.split("/").filter((part) => part !== "" && part !== "."));
  const first = paths[0] ?? [];
  const length = first.findIndex((part, position) => paths.some((path) => path[position] !== part));
  return (length < 0 ? first : first.slice(0, length)).join("/");
}
async function openZip(bytes) {
  const zip = await readZip(bytesOf(bytes));
  return {
    names: zip.members.map((member) => member.name),
    read: async (name) => {
      const member = zip.members.find((candidate) => candidate.name === name);
      return member && zip.content(member);
    }
  };
}
async function openZipSdist(bytes) {
  const archive = await openZip(bytes);
  requirePackageInfo(archive.names);
  return archive;
}
async function openWheel(bytes, filename) {
  const archive = await openZip(bytes);
  const folder = infoFolder(filename);
  if (folder === void 0) throw invalid2("Unable to parse name and version from wheel filename");
  const path = `${folder}/WHEEL`;
  if (await archive.read(path) === void 0) throw invalid2(`WHEEL not found at ${path}`);
  return archive;
}
function infoFolder(filename) {
  const [name, version, rest] = filename.split("-");
  return rest === void 0 ? void 0 : `${name}-${version}.dist-info`;
}

// src/sandbox/package-index/upload/archive-checks.ts
function checkLicenseFiles({ content, fields, metadata }, archive) {
  const folder = fields.filetype === "sdist" ? commonPath(archive.names) : `${infoFolder(content.filename)}/licenses`;
  for (const name of metadata.values["license_file"] ?? []) {
    const path = `${folder}/${name}`;
    if (archive.names.includes(path)) continue;
    throw new Refusal2(
      400,
      `License-File ${name} does not exist in distribution file ${content.filename} at ${path}`
    );
  }
}
async function checkRecord({ content }, archive) {
  if (!content.filename.endsWith(".whl")) return;
  const path = `${infoFolder(content.filename)}/RECORD`;
  const record = await archive.read(path).catch(ignoreArchiveError);
  if (record !== void 0 && isUtf8(record)) return;
  throw new Refusal2(
    400,
    `Wheel '${content.filename}' does not contain the required RECORD file: ${path}`
  );
}
async function checkMetadataFile(candidate, archive) {
  const { filename } = candidate.content;
  if (!filename.endsWith(".whl") || await readMetadataFile(filename, archive)) return;
  throw new Refusal2(
    400,
    `Wheel '${filename}' does not contain the required METADATA file: ${infoFolder(filename)}/METADATA`
  );
}
function readMetadataFile(filename, archive) {
  if (!filename.endsWith(".whl")) return Promise.resolve(void 0);
  return archive.read(`${infoFolder(filename)}/METADATA`).catch(ignoreArchiveError);
}
function ignoreArchiveError(error) {
  if (!(error instanceof ArchiveError)) throw error;
  return void 0;
}
function isUtf8(bytes) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

// src/sandbox/package-index/upload/attestations.ts
var PREDICATE_TYPES = [
  "https://docs.pypi.org/attestations/publish/v1",
  "https://slsa.dev/provenance/v1"
];
function readAttestations({
  attestations: text2,
  content,
  context,
  digests,
  identity
}) {
  if (text2 === void 0 || context.switches.attestationsDisabled) return [];
  if (identity.kind !== "publisher")
    throw invalid3("Attestations are only supported when using Trusted Publishing");
  const attestations = parse(text2);
  if (attestations.length === 0)
    throw invalid3("Malformed attestations: an empty attestation set is not permitted");
  if (attestations.length > PREDICATE_TYPES.length)
    throw invalid3(`A maximum of ${PREDICATE_TYPES.length} attestations per file are supported`);
  const seen = /* @__PURE__ */ new Set();
  for (const { statement } of attestations) {
    requireSubject(statement, content.filename, digests.sha256);
    requireNewPredicate(statement.predicateType, seen);
  }
  return attestations.map(({ attestation }) => attestation);
}
function invalid3(why) {
  return new Refusal2(400, `Invalid attestations supplied during upload: ${why}`);
}
function requireSubject({ name, sha256 }, filename, digest) {
  const why = "Could not verify the uploaded artifact using the included attestation:";
  if (name !== filename)
    throw invalid3(`${why} subject does not match distribution name: ${name} != ${filename}`);
  if (sha256 !== digest) throw invalid3(`${why} subject does not match distribution digest`);
}
function requireNewPredicate(type, seen) {
  if (!PREDICATE_TYPES.includes(type))
    throw invalid3(`Attestation with unsupported predicate type: ${type}`);
  if (seen.has(type)) {
    throw invalid3(
      `Multiple attestations for the same file with the same predicate type (${type}) are not supported`
    );
  }
  seen.add(type);
}
function parse(text2) {
  const value = parseJson(text2);
  if (!Array.isArray(value)) throw malformed("Input should be a valid list");
  return value.map((attestation, position) => {
    const problem = shapeProblem(attestation);
    if (problem !== void 0) throw malformed(problem, position);
    return { attestation, statement: readStatement(attestation) };
  });
}
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    throw malformed("Invalid JSON");
  }
}
function malformed(problem, position) {
  const at = position === void 0 ? "" : `${position}
`;
  return invalid3(
    `Malformed attestations: 1 validation error for list[Attestation]
${at}  ${problem}`
  );
}
function field(value, name) {
  return typeof value === "object" && value !== null ? value[name] : void 0;
}
function shapeProblem(attestation) {
  if (field(attestation, "version") !== 1) return "version: Input should be 1";
  const material = field(attestation, "verification_material");
  const entries = field(material, "transparency_entries");
  if (!isBase64(field(material, "certificate")))
    return "verification_material.certificate: Input should be valid base64";
  if (!Array.isArray(entries) || entries.length === 0)
    return "verification_material.transparency_entries: List should have at least 1 item";
  const envelope = field(attestation, "envelope");
  const missing = ["statement", "signature"].find((name) => !isBase64(field(envelope, name)));
  return missing && `envelope.${missing}: Input should be valid base64`;
}
function isBase64(value) {
  return typeof value === "string" && value !== "" && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value);
}
function readStatement(attestation) {
  const encoded = field(field(attestation, "envelope"), "statement");
  const statement = parseStatement(String(encoded));
  const subjects = field(statement, "subject");
  const subject = Array.isArray(subjects) ? subjects[0] : void 0;
  return {
    predicateType: String(field(statement, "predicateType")),
    name: String(field(subject, "name")),
    sha256: String(field(field(subject, "digest"), "sha256"))
  };
}
function parseStatement(encoded) {
  try {
    return JSON.parse(Buffer.from(encoded, "base64").toString());
  } catch {
    throw invalid3(
      "Could not verify the uploaded artifact using the included attestation: invalid statement"
    );
  }
}
function provenanceOf({ identity }, attestations) {
  if (identity.kind !== "publisher" || attestations.length === 0) return void 0;
  const { owner, repository, workflow, environment } = identity.publisher;
  const publisher = {
    kind: "GitHub",
    claims: null,
    repository: `${owner}/${repository}`,
    workflow,
    environment: environment === "" ? null : environment
  };
  return { version: 1, attestation_bundles: [{ publisher, attestations }] };
}

// src/sandbox/package-index/upload/digests.ts
import { createHash as createHash4 } from "node:crypto";

// node_modules/@noble/hashes/utils.js
function isBytes(a) {
  return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
}
var atitle = (title) => title ? `"${title}" ` : "";
function anumber(n, title = "") {
  if (typeof n !== "number")
    throw new TypeError(atitle(title) + "expected number, got " + typeof n);
  if (!Number.isSafeInteger(n) || n < 0)
    throw new RangeError(atitle(title) + "expected integer >= 0, got " + n);
  return n;
}
function abytes(value, length, title = "") {
  if (isBytes(value) && (length === void 0 || value.length === length))
    return value;
  if (length !== void 0)
    anumber(length, "length");
  const bytes = isBytes(value);
  const ofLen = length !== void 0 ? ` of length ${length}` : "";
  const got = bytes ? `length=${value.length}` : `type=${typeof value}`;
  const message2 = atitle(title) + "expected Uint8Array" + ofLen + ", got " + got;
  if (!bytes)
    throw new TypeError(message2);
  throw new RangeError(message2);
}
function copyBytes(bytes) {
  return Uint8Array.from(abytes(bytes));
}
var aobject = (value, label) => {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new TypeError((label === "object" ? "" : `"${label}" `) + "expected object, got type=" + typeof value);
};
var aopts = (value, label) => {
  aobject(value, label);
  const proto = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null)
    throw new TypeError(`"${label}" expected plain object`);
  if (Object.hasOwn(value, "__proto__"))
    throw new TypeError(`"${label}.__proto__" is not allowed`);
};
function aexists(instance, checkFinished = true) {
  if (instance.destroyed)
    throw new Error("hash was destroyed");
  if (checkFinished && instance.finished)
    throw new Error("digest() was already called");
}
function aoutput(out, instance) {
  abytes(out, void 0, "output");
  const min = instance.outputLen;
  if (!(out.length >= min)) {
    throw new RangeError('"output" expected length >= ' + min);
  }
}
function u32(arr) {
  return new Uint32Array(arr.buffer, arr.byteOffset, Math.floor(arr.byteLength / 4));
}
function clean(...arrays) {
  for (let i = 0; i < arrays.length; i++) {
    arrays[i].fill(0);
  }
}
var isLE = /* @__PURE__ */ (() => new Uint8Array(new Uint32Array([287454020]).buffer)[0] === 68)();
function byteSwap(word) {
  return word << 24 & 4278190080 | word << 8 & 16711680 | word >>> 8 & 65280 | word >>> 24 & 255;
}
var swap8IfBE = isLE ? (n) => n : (n) => byteSwap(n) >>> 0;
function byteSwap32(arr) {
  for (let i = 0; i < arr.length; i++) {
    arr[i] = byteSwap(arr[i]);
  }
  return arr;
}
var swap32IfBE = isLE ? (u) => u : byteSwap32;
var hasHexBuiltin = /* @__PURE__ */ (() => (
  // @ts-ignore
  typeof Uint8Array.from([]).toHex === "function" && typeof Uint8Array.fromHex === "function"
))();
var hexes = /* @__PURE__ */ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
function bytesToHex(bytes) {
  abytes(bytes);
  if (hasHexBuiltin)
    return bytes.toHex();
  let hex = "";
  for (let i = 0; i < bytes.length; i++) {
    hex += hexes[bytes[i]];
  }
  return hex;
}
function checkOpts(defaults, opts, title = "opts") {
  aopts(defaults, "defaults");
  if (opts !== void 0)
    aopts(opts, title);
  const merged = Object.assign(/* @__PURE__ */ Object.create(null), defaults, opts);
  return merged;
}
function createHasher(hashCons, info = {}) {
  if (typeof hashCons !== "function")
    throw new TypeError('"hashCons" expected function, got type=' + typeof hashCons);
  info = checkOpts({}, info, "info");
  const hashC = (msg, opts) => hashCons(opts).update(msg).digest();
  const tmp = hashCons(void 0);
  hashC.outputLen = tmp.outputLen;
  hashC.blockLen = tmp.blockLen;
  hashC.canXOF = tmp.canXOF;
  hashC.create = (opts) => hashCons(opts);
  Object.assign(hashC, info);
  return Object.freeze(hashC);
}

// node_modules/@noble/hashes/_blake.js
var BSIGMA = /* @__PURE__ */ Uint8Array.from([
  0,
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  14,
  10,
  4,
  8,
  9,
  15,
  13,
  6,
  1,
  12,
  0,
  2,
  11,
  7,
  5,
  3,
  11,
  8,
  12,
  0,
  5,
  2,
  15,
  13,
  10,
  14,
  3,
  6,
  7,
  1,
  9,
  4,
  7,
  9,
  3,
  1,
  13,
  12,
  11,
  14,
  2,
  6,
  5,
  10,
  4,
  0,
  15,
  8,
  9,
  0,
  5,
  7,
  2,
  4,
  10,
  15,
  14,
  1,
  11,
  12,
  6,
  8,
  3,
  13,
  2,
  12,
  6,
  10,
  0,
  11,
  8,
  3,
  4,
  13,
  7,
  5,
  15,
  14,
  1,
  9,
  12,
  5,
  1,
  15,
  14,
  13,
  4,
  10,
  0,
  7,
  6,
  3,
  9,
  2,
  8,
  11,
  13,
  11,
  7,
  14,
  12,
  1,
  3,
  9,
  5,
  0,
  15,
  4,
  8,
  6,
  2,
  10,
  6,
  15,
  14,
  9,
  11,
  3,
  0,
  8,
  12,
  2,
  13,
  7,
  1,
  4,
  10,
  5,
  10,
  2,
  8,
  4,
  7,
  6,
  1,
  5,
  15,
  11,
  9,
  14,
  3,
  12,
  13,
  0,
  0,
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  14,
  10,
  4,
  8,
  9,
  15,
  13,
  6,
  1,
  12,
  0,
  2,
  11,
  7,
  5,
  3,
  // Blake1, unused in others
  11,
  8,
  12,
  0,
  5,
  2,
  15,
  13,
  10,
  14,
  3,
  6,
  7,
  1,
  9,
  4,
  7,
  9,
  3,
  1,
  13,
  12,
  11,
  14,
  2,
  6,
  5,
  10,
  4,
  0,
  15,
  8,
  9,
  0,
  5,
  7,
  2,
  4,
  10,
  15,
  14,
  1,
  11,
  12,
  6,
  8,
  3,
  13,
  2,
  12,
  6,
  10,
  0,
  11,
  8,
  3,
  4,
  13,
  7,
  5,
  15,
  14,
  1,
  9
]);

// node_modules/@noble/hashes/_u64.js
var fromNumH = (n) => n / 2 ** 32 | 0;
var fromNumL = (n) => n >>> 0;
var rotrSH = (h, l, s) => h >>> s | l << 32 - s;
var rotrSL = (h, l, s) => h << 32 - s | l >>> s;
var rotrBH = (h, l, s) => h << 64 - s | l >>> s - 32;
var rotrBL = (h, l, s) => h >>> s - 32 | l << 64 - s;
var rotr32H = (_h, l) => l;
var rotr32L = (h, _l) => h;
function add(Ah, Al, Bh, Bl) {
  const l = (Al >>> 0) + (Bl >>> 0);
  return { h: Ah + Bh + (l / 2 ** 32 | 0) | 0, l: l | 0 };
}
var add3L = (Al, Bl, Cl) => (Al >>> 0) + (Bl >>> 0) + (Cl >>> 0);
var add3H = (low, Ah, Bh, Ch) => Ah + Bh + Ch + (low / 2 ** 32 | 0) | 0;

// node_modules/@noble/hashes/blake2.js
var B2B_IV = /* @__PURE__ */ Uint32Array.from([
  4089235720,
  1779033703,
  2227873595,
  3144134277,
  4271175723,
  1013904242,
  1595750129,
  2773480762,
  2917565137,
  1359893119,
  725511199,
  2600822924,
  4215389547,
  528734635,
  327033209,
  1541459225
]);
var BBUF = /* @__PURE__ */ new Uint32Array(32);
function G1b(a, b, c, d, msg, x) {
  const Xl = msg[x], Xh = msg[x + 1];
  let Al = BBUF[2 * a], Ah = BBUF[2 * a + 1];
  let Bl = BBUF[2 * b], Bh = BBUF[2 * b + 1];
  let Cl = BBUF[2 * c], Ch = BBUF[2 * c + 1];
  let Dl = BBUF[2 * d], Dh = BBUF[2 * d + 1];
  const ll = add3L(Al, Bl, Xl);
  Ah = add3H(ll, Ah, Bh, Xh);
  Al = ll | 0;
  let xh = Dh ^ Ah, xl = Dl ^ Al;
  Dh = rotr32H(xh, xl);
  Dl = rotr32L(xh, xl);
  ({ h: Ch, l: Cl } = add(Ch, Cl, Dh, Dl));
  xh = Bh ^ Ch;
  xl = Bl ^ Cl;
  Bh = rotrSH(xh, xl, 24);
  Bl = rotrSL(xh, xl, 24);
  BBUF[2 * a] = Al;
  BBUF[2 * a + 1] = Ah;
  BBUF[2 * b] = Bl;
  BBUF[2 * b + 1] = Bh;
  BBUF[2 * c] = Cl;
  BBUF[2 * c + 1] = Ch;
  BBUF[2 * d] = Dl;
  BBUF[2 * d + 1] = Dh;
}
function G2b(a, b, c, d, msg, x) {
  const Xl = msg[x], Xh = msg[x + 1];
  let Al = BBUF[2 * a], Ah = BBUF[2 * a + 1];
  let Bl = BBUF[2 * b], Bh = BBUF[2 * b + 1];
  let Cl = BBUF[2 * c], Ch = BBUF[2 * c + 1];
  let Dl = BBUF[2 * d], Dh = BBUF[2 * d + 1];
  const ll = add3L(Al, Bl, Xl);
  Ah = add3H(ll, Ah, Bh, Xh);
  Al = ll | 0;
  let xh = Dh ^ Ah, xl = Dl ^ Al;
  Dh = rotrSH(xh, xl, 16);
  Dl = rotrSL(xh, xl, 16);
  ({ h: Ch, l: Cl } = add(Ch, Cl, Dh, Dl));
  xh = Bh ^ Ch;
  xl = Bl ^ Cl;
  Bh = rotrBH(xh, xl, 63);
  Bl = rotrBL(xh, xl, 63);
  BBUF[2 * a] = Al;
  BBUF[2 * a + 1] = Ah;
  BBUF[2 * b] = Bl;
  BBUF[2 * b + 1] = Bh;
  BBUF[2 * c] = Cl;
  BBUF[2 * c + 1] = Ch;
  BBUF[2 * d] = Dl;
  BBUF[2 * d + 1] = Dh;
}
function checkBlake2Opts(outputLen, opts = {}, keyLen, saltLen, persLen) {
  anumber(keyLen);
  if (outputLen <= 0 || outputLen > keyLen)
    throw new Error('"dkLen" must be 1..' + keyLen + ", got " + outputLen);
  const { key: key2, salt, personalization } = opts;
  if (key2 !== void 0 && (key2.length < 1 || key2.length > keyLen))
    throw new Error('"key" expected to be undefined or of length=1..' + keyLen);
  if (salt !== void 0)
    abytes(salt, saltLen, "salt");
  if (personalization !== void 0)
    abytes(personalization, persLen, "personalization");
}
var _BLAKE2 = class {
  buffer;
  buffer32;
  finished = false;
  destroyed = false;
  length = 0;
  pos = 0;
  blockLen;
  outputLen;
  canXOF = false;
  constructor(blockLen, outputLen) {
    anumber(blockLen);
    anumber(outputLen);
    this.blockLen = blockLen;
    this.outputLen = outputLen;
    this.buffer = new Uint8Array(blockLen);
    this.buffer32 = u32(this.buffer);
  }
  update(data) {
    aexists(this);
    abytes(data);
    const { blockLen, buffer, buffer32 } = this;
    const len = data.length;
    const offset = data.byteOffset;
    const buf = data.buffer;
    for (let pos = 0; pos < len; ) {
      if (this.pos === blockLen) {
        swap32IfBE(buffer32);
        this.compress(buffer32, 0, false);
        swap32IfBE(buffer32);
        this.pos = 0;
      }
      const take = Math.min(blockLen - this.pos, len - pos);
      const dataOffset = offset + pos;
      if (take === blockLen && !(dataOffset % 4) && pos + take < len) {
        const data32 = new Uint32Array(buf, dataOffset, Math.floor((len - pos) / 4));
        swap32IfBE(data32);
        for (let pos32 = 0; pos + blockLen < len; pos32 += buffer32.length, pos += blockLen) {
          this.length += blockLen;
          this.compress(data32, pos32, false);
        }
        swap32IfBE(data32);
        continue;
      }
      buffer.set(pos === 0 && take === len ? data : data.subarray(pos, pos + take), this.pos);
      this.pos += take;
      this.length += take;
      pos += take;
    }
    return this;
  }
  digestInto(out) {
    aexists(this);
    aoutput(out, this);
    if (out.byteOffset & 3)
      throw new RangeError('"output" expected 4-byte aligned byteOffset, got ' + out.byteOffset);
    const { pos, buffer32 } = this;
    this.finished = true;
    this.buffer.fill(0, pos);
    swap32IfBE(buffer32);
    this.compress(buffer32, 0, true);
    swap32IfBE(buffer32);
    const state = this.get();
    const out32 = out === this.buffer ? buffer32 : u32(out);
    const full = Math.floor(this.outputLen / 4);
    for (let i = 0; i < full; i++)
      out32[i] = swap8IfBE(state[i]);
    const tail = this.outputLen % 4;
    if (!tail)
      return;
    const off = full * 4;
    const word = state[full];
    for (let i = 0; i < tail; i++)
      out[off + i] = word >>> 8 * i;
  }
  digest() {
    const { buffer, outputLen } = this;
    this.digestInto(buffer);
    const res = buffer.slice(0, outputLen);
    this.destroy();
    return res;
  }
  _cloneInto(to) {
    const { buffer, length, finished, destroyed, outputLen, pos } = this;
    to ||= new this.constructor({ dkLen: outputLen });
    to.set(...this.get());
    to.buffer.set(buffer);
    to.destroyed = destroyed;
    to.finished = finished;
    to.length = length;
    to.pos = pos;
    to.outputLen = outputLen;
    return to;
  }
  clone() {
    return this._cloneInto();
  }
};
var _BLAKE2b = class extends _BLAKE2 {
  // Same IV words as SHA-512 / BLAKE2b, encoded as LE u32 low/high halves.
  v0l = B2B_IV[0] | 0;
  v0h = B2B_IV[1] | 0;
  v1l = B2B_IV[2] | 0;
  v1h = B2B_IV[3] | 0;
  v2l = B2B_IV[4] | 0;
  v2h = B2B_IV[5] | 0;
  v3l = B2B_IV[6] | 0;
  v3h = B2B_IV[7] | 0;
  v4l = B2B_IV[8] | 0;
  v4h = B2B_IV[9] | 0;
  v5l = B2B_IV[10] | 0;
  v5h = B2B_IV[11] | 0;
  v6l = B2B_IV[12] | 0;
  v6h = B2B_IV[13] | 0;
  v7l = B2B_IV[14] | 0;
  v7h = B2B_IV[15] | 0;
  constructor(opts = {}) {
    opts = checkOpts({}, opts);
    const olen = opts.dkLen === void 0 ? 64 : opts.dkLen;
    super(128, olen);
    checkBlake2Opts(olen, opts, 64, 16, 16);
    let { key: key2, personalization, salt } = opts;
    let keyLength = 0;
    if (key2 !== void 0) {
      abytes(key2, void 0, "key");
      keyLength = key2.length;
    }
    this.v0l ^= this.outputLen | keyLength << 8 | 1 << 16 | 1 << 24;
    if (salt !== void 0) {
      abytes(salt, void 0, "salt");
      const slt = u32(copyBytes(salt));
      this.v4l ^= swap8IfBE(slt[0]);
      this.v4h ^= swap8IfBE(slt[1]);
      this.v5l ^= swap8IfBE(slt[2]);
      this.v5h ^= swap8IfBE(slt[3]);
    }
    if (personalization !== void 0) {
      abytes(personalization, void 0, "personalization");
      const pers = u32(copyBytes(personalization));
      this.v6l ^= swap8IfBE(pers[0]);
      this.v6h ^= swap8IfBE(pers[1]);
      this.v7l ^= swap8IfBE(pers[2]);
      this.v7h ^= swap8IfBE(pers[3]);
    }
    if (key2 !== void 0) {
      const tmp = new Uint8Array(this.blockLen);
      tmp.set(key2);
      this.update(tmp);
      clean(tmp);
    }
  }
  // prettier-ignore
  get() {
    let { v0l, v0h, v1l, v1h, v2l, v2h, v3l, v3h, v4l, v4h, v5l, v5h, v6l, v6h, v7l, v7h } = this;
    return [v0l, v0h, v1l, v1h, v2l, v2h, v3l, v3h, v4l, v4h, v5l, v5h, v6l, v6h, v7l, v7h];
  }
  // prettier-ignore
  set(v0l, v0h, v1l, v1h, v2l, v2h, v3l, v3h, v4l, v4h, v5l, v5h, v6l, v6h, v7l, v7h) {
    this.v0l = v0l | 0;
    this.v0h = v0h | 0;
    this.v1l = v1l | 0;
    this.v1h = v1h | 0;
    this.v2l = v2l | 0;
    this.v2h = v2h | 0;
    this.v3l = v3l | 0;
    this.v3h = v3h | 0;
    this.v4l = v4l | 0;
    this.v4h = v4h | 0;
    this.v5l = v5l | 0;
    this.v5h = v5h | 0;
    this.v6l = v6l | 0;
    this.v6h = v6h | 0;
    this.v7l = v7l | 0;
    this.v7h = v7h | 0;
  }
  compress(msg, offset, isLast) {
    const { v0l, v0h, v1l, v1h, v2l, v2h, v3l, v3h, v4l, v4h, v5l, v5h, v6l, v6h, v7l, v7h } = this;
    {
      BBUF[0] = v0l;
      BBUF[1] = v0h;
      BBUF[2] = v1l;
      BBUF[3] = v1h;
      BBUF[4] = v2l;
      BBUF[5] = v2h;
      BBUF[6] = v3l;
      BBUF[7] = v3h;
      BBUF[8] = v4l;
      BBUF[9] = v4h;
      BBUF[10] = v5l;
      BBUF[11] = v5h;
      BBUF[12] = v6l;
      BBUF[13] = v6h;
      BBUF[14] = v7l;
      BBUF[15] = v7h;
    }
    BBUF.set(B2B_IV, 16);
    const l = fromNumL(this.length);
    const h = fromNumH(this.length);
    BBUF[24] = B2B_IV[8] ^ l;
    BBUF[25] = B2B_IV[9] ^ h;
    if (isLast) {
      BBUF[28] = ~BBUF[28];
      BBUF[29] = ~BBUF[29];
    }
    let j = 0;
    const s = BSIGMA;
    for (let i = 0; i < 12; i++) {
      G1b(0, 4, 8, 12, msg, offset + 2 * s[j++]);
      G2b(0, 4, 8, 12, msg, offset + 2 * s[j++]);
      G1b(1, 5, 9, 13, msg, offset + 2 * s[j++]);
      G2b(1, 5, 9, 13, msg, offset + 2 * s[j++]);
      G1b(2, 6, 10, 14, msg, offset + 2 * s[j++]);
      G2b(2, 6, 10, 14, msg, offset + 2 * s[j++]);
      G1b(3, 7, 11, 15, msg, offset + 2 * s[j++]);
      G2b(3, 7, 11, 15, msg, offset + 2 * s[j++]);
      G1b(0, 5, 10, 15, msg, offset + 2 * s[j++]);
      G2b(0, 5, 10, 15, msg, offset + 2 * s[j++]);
      G1b(1, 6, 11, 12, msg, offset + 2 * s[j++]);
      G2b(1, 6, 11, 12, msg, offset + 2 * s[j++]);
      G1b(2, 7, 8, 13, msg, offset + 2 * s[j++]);
      G2b(2, 7, 8, 13, msg, offset + 2 * s[j++]);
      G1b(3, 4, 9, 14, msg, offset + 2 * s[j++]);
      G2b(3, 4, 9, 14, msg, offset + 2 * s[j++]);
    }
    this.v0l ^= BBUF[0] ^ BBUF[16];
    this.v0h ^= BBUF[1] ^ BBUF[17];
    this.v1l ^= BBUF[2] ^ BBUF[18];
    this.v1h ^= BBUF[3] ^ BBUF[19];
    this.v2l ^= BBUF[4] ^ BBUF[20];
    this.v2h ^= BBUF[5] ^ BBUF[21];
    this.v3l ^= BBUF[6] ^ BBUF[22];
    this.v3h ^= BBUF[7] ^ BBUF[23];
    this.v4l ^= BBUF[8] ^ BBUF[24];
    this.v4h ^= BBUF[9] ^ BBUF[25];
    this.v5l ^= BBUF[10] ^ BBUF[26];
    this.v5h ^= BBUF[11] ^ BBUF[27];
    this.v6l ^= BBUF[12] ^ BBUF[28];
    this.v6h ^= BBUF[13] ^ BBUF[29];
    this.v7l ^= BBUF[14] ^ BBUF[30];
    this.v7h ^= BBUF[15] ^ BBUF[31];
    clean(BBUF);
  }
  destroy() {
    this.destroyed = true;
    clean(this.buffer32);
    this.set(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
};
var blake2b = /* @__PURE__ */ createHasher((opts) => new _BLAKE2b(opts));

// src/sandbox/package-index/upload/digests.ts
function digestsOf(bytes) {
  return {
    md5: createHash4("md5").update(bytes).digest("hex"),
    sha256: sha256Of(bytes),
    blake2_256: bytesToHex(blake2b(bytes, { dkLen: 32 }))
  };
}
function sha256Of(bytes) {
  return createHash4("sha256").update(bytes).digest("hex");
}

// src/sandbox/package-index/switches.ts
var MIB = 1024 ** 2;
var GIB = 1024 ** 3;
function defaultSwitches() {
  return {
    // What upload.pypi.org has been seen to send since 2025; its code puts the message there.
    reasonPhrase: "standard",
    readOnly: false,
    uploadsDisabled: false,
    registrationDisabled: false,
    trustedPublishingDisabled: false,
    githubPublishingDisabled: false,
    attestationsDisabled: false,
    tooManyProjects: false,
    fileLimit: 100 * MIB,
    projectLimit: 10 * GIB,
    staleSimpleReads: 0,
    faults: []
  };
}
function takeFault(switches, at) {
  const fault = switches.faults.find((candidate) => candidate.at === at && candidate.times > 0);
  if (fault === void 0) return void 0;
  fault.times -= 1;
  return fault.what;
}

// src/sandbox/package-index/upload/file-checks.ts
var MAXIMUM_AGE_DAYS = 14;
function checkContentType({ content }) {
  if (content.type === "" || content.type.startsWith("image/"))
    throw new Refusal2(400, "Invalid distribution file.");
}
function checkSize({ context, content, project, projectName: projectName2 }) {
  const { fileLimit, projectLimit } = context.switches;
  const size = content.bytes.length;
  const stored = Object.values(project.releases).flatMap((release2) => release2.files).reduce((sum, file) => sum + file.size, 0);
  const room = projectLimit - stored;
  const page2 = "https://docs.pypi.org/project-management/storage-limits#requesting-a";
  if (size > fileLimit && fileLimit <= room) {
    throw new Refusal2(
      400,
      `File too large. Limit for project ${quote(projectName2)} is ${Math.floor(fileLimit / MIB)} MB. See ${page2}-file-size-limit-increase for more information.`
    );
  }
  if (size > room) {
    throw new Refusal2(
      400,
      `Project size too large. Limit for project ${quote(projectName2)} total size is ${Math.floor(projectLimit / GIB)} GB. See ${page2}-project-size-limit-increase`
    );
  }
}
function checkDigests({ digests, fields }) {
  const wrong = ["md5", "sha256", "blake2_256"].some(
    (name) => fields[name] !== "" && fields[name].toLowerCase() !== digests[name]
  );
  if (!wrong) return;
  throw new Refusal2(
    400,
    "The digest supplied does not match a digest calculated from the uploaded file."
  );
}
function isIdentical({ context, content, digests }) {
  return allFiles(context.state).some(
    ({ file }) => file.filename === content.filename && file.digests.sha256 === digests.sha256 && file.digests.blake2_256 === digests.blake2_256
  );
}
function checkUnused({ context, content, digests }) {
  const { filename } = content;
  const help = `See ${helpPage(context, "file-name-reuse")} for more information.`;
  const taken = allFiles(context.state).some(
    ({ file }) => file.filename === filename || file.digests.blake2_256 === digests.blake2_256
  );
  if (taken) {
    throw new Refusal2(
      400,
      `File already exists (${quote(filename)}, with blake2_256 hash ${quote(digests.blake2_256)}). ${help}`
    );
  }
  if (context.state.usedFilenames.includes(filename)) {
    throw new Refusal2(
      400,
      `This filename was previously used by a file that has since been deleted. Use a different version. ${help}`
    );
  }
}
function checkReleaseAge({ context, release: release2 }) {
  if (release2 === void 0) return;
  const age = context.clock.now().getTime() - Date.parse(release2.createdAt);
  if (age <= MAXIMUM_AGE_DAYS * 24 * 3600 * 1e3) return;
  throw new Refusal2(
    400,
    `Uploading new files to releases older than ${MAXIMUM_AGE_DAYS} days is not allowed.`
  );
}
function checkSingleSdist({ fields, release: release2 }) {
  if (fields.filetype !== "sdist") return;
  if (release2?.files.some((file) => file.packagetype === "sdist"))
    throw new Refusal2(400, "Only one sdist may be uploaded per release.");
}

// src/sandbox/package-index/upload/platform-tag.ts
var FIXED = /* @__PURE__ */ new Set([
  "any",
  "win32",
  "win_arm64",
  "win_amd64",
  "win_ia64",
  "manylinux1_x86_64",
  "manylinux1_i686",
  "manylinux2010_x86_64",
  "manylinux2010_i686",
  "manylinux2014_x86_64",
  "manylinux2014_i686",
  "manylinux2014_aarch64",
  "manylinux2014_armv7l",
  "manylinux2014_ppc64",
  "manylinux2014_ppc64le",
  "manylinux2014_s390x",
  "linux_armv6l",
  "linux_armv7l"
]);
var LINUX = "x86_64|i686|aarch64|armv7l|ppc64le|s390x|riscv64";
var MAC = "ppc|ppc64|i386|x86_64|arm64|intel|fat|fat3|fat64|universal|universal2";
var PATTERNS2 = [
  new RegExp(`^macosx_10_\\d+_(?:${MAC})$`),
  new RegExp(`^macosx_(?:11|12|13|14|15|26)_0_(?:${MAC})$`),
  new RegExp(`^manylinux_\\d+_\\d+_(?:${LINUX}|ppc64)$`),
  new RegExp(`^musllinux_\\d+_\\d+_(?:${LINUX})$`),
  /^ios_\d+_\d+_(?:arm64|x86_64)_(?:iphoneos|iphonesimulator)/,
  /^android_\d+_(?:armeabi_v7a|arm64_v8a|x86|x86_64)$/,
  /^pyemscripten_\d+_\d+_wasm32/
];
function isSupportedPlatform(tag) {
  const lower = tag.toLowerCase();
  return FIXED.has(lower) || PATTERNS2.some((pattern) => pattern.test(lower));
}

// src/sandbox/package-index/upload/file-name.ts
var EXTENSIONS = { sdist: [".zip", ".tar.gz"], bdist_wheel: [".whl"] };
function checkFileName({ content, fields }) {
  const { filename } = content;
  if ([...filename].some((character) => character < " " || character === "\x7F")) {
    throw new Refusal2(
      400,
      "Cannot upload a file with non-printable characters (ordinals 0-31) or the DEL character (ordinal 127) in the name."
    );
  }
  if (/[/\\]/.test(filename))
    throw new Refusal2(400, "Cannot upload a file with '/' or '\\' in the name.");
  const extension = /.(\.(?:tar\.gz|zip|whl))$/i.exec(filename)?.[1];
  if (extension === void 0) {
    throw new Refusal2(
      400,
      "Invalid file extension: Use .tar.gz, .whl or .zip extension. See https://www.python.org/dev/peps/pep-0527 and https://peps.python.org/pep-0715/ for more information"
    );
  }
  if (!EXTENSIONS[fields.filetype].includes(extension)) {
    throw new Refusal2(
      400,
      `Invalid file extension: Extension ${extension} is invalid for filetype ${fields.filetype}. See https://www.python.org/dev/peps/pep-0527 for more information.`
    );
  }
}
function checkSdistName(candidate) {
  const { content, fields, metadata, normalizedName, projectName: projectName2 } = candidate;
  if (fields.filetype !== "sdist") return;
  const { filename } = content;
  const stem = filename.replace(/\.(?:tar\.gz|zip)$/, "");
  const dash = stem.lastIndexOf("-");
  if (dash <= 0 || parseVersion(stem.slice(dash + 1)) === void 0)
    throw new Refusal2(400, `Invalid source distribution filename: ${filename}`);
  const underscored = normalizedName.replaceAll("-", "_");
  if (sdistProject(stem, metadata.version, normalizedName) !== normalizedName)
    throw new Refusal2(400, `Start filename for ${quote(projectName2)} with ${quote(underscored)}.`);
  const expected = `${underscored}-${metadata.version.text}.tar.gz`;
  if (filename !== expected)
    throw new Refusal2(400, `Filename ${quote(filename)} is invalid, should be ${quote(expected)}.`);
}
function sdistProject(stem, version, wanted) {
  const name = stem.slice(0, stem.lastIndexOf("-"));
  if (!version.postrelease || normalizeName(name) === wanted || !name.includes("-"))
    return normalizeName(name);
  return normalizeName(name.slice(0, name.lastIndexOf("-")));
}
function checkWheelName(candidate) {
  const { content, metadata, normalizedName, projectName: projectName2 } = candidate;
  const { filename } = content;
  if (!filename.endsWith(".whl")) return;
  const wheel = parseWheelName(filename);
  const platform = wheel.platforms.find((tag) => !isSupportedPlatform(tag));
  if (platform !== void 0) {
    throw new Refusal2(
      400,
      `Binary wheel '${filename}' has an unsupported platform tag '${platform}'.`
    );
  }
  const underscored = normalizedName.replaceAll("-", "_");
  if (normalizeName(wheel.name) !== normalizedName)
    throw new Refusal2(400, `Start filename for ${quote(projectName2)} with ${quote(underscored)}.`);
  if (wheel.name !== underscored) {
    throw new Refusal2(
      400,
      `Filename ${quote(filename)} should contain the normalized project name ${quote(underscored)}, not ${quote(wheel.name)}.`
    );
  }
  if (wheel.version.canonical !== metadata.version.canonical) {
    throw new Refusal2(
      400,
      `Version in filename should be ${quote(metadata.version.text)} not ${quote(wheel.version.text)}.`
    );
  }
}
function parseWheelName(filename) {
  const stem = filename.slice(0, -".whl".length);
  const parts = stem.split("-");
  const [name = "", versionText = "", ...rest] = parts;
  if (parts.length !== 5 && parts.length !== 6)
    throw new Refusal2(400, `Invalid wheel filename (wrong number of parts): ${quote(stem)}`);
  if (name.includes("__") || !/^[\p{L}\p{N}_.]+$/u.test(name))
    throw new Refusal2(400, `Invalid project name: ${quote(stem)}`);
  const version = parseVersion(versionText);
  if (version === void 0)
    throw new Refusal2(400, `Invalid wheel filename (invalid version): ${quote(stem)}`);
  const build = parts.length === 6 ? rest[0] ?? "" : "0";
  if (!/^\d/.test(build))
    throw new Refusal2(400, `Invalid build number: ${build} in ${quote(stem)}`);
  return { name, version, platforms: (parts.at(-1) ?? "").split(".") };
}

// src/sandbox/package-index/upload/metadata-fields.ts
var METADATA_VERSIONS = ["1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5"];
var ROWS = [
  ["metadata_version", "metadata-version", "1.0"],
  ["name", "name", "1.0"],
  ["version", "version", "1.0"],
  ["summary", "summary", "1.0"],
  ["description", "description", "1.0"],
  ["keywords", "keywords", "1.0", "keywords"],
  ["home_page", "home-page", "1.0"],
  ["author", "author", "1.0"],
  ["author_email", "author-email", "1.0"],
  ["license", "license", "1.0"],
  ["platform", "platform", "1.0", "list"],
  ["download_url", "download-url", "1.1"],
  ["supported_platform", "supported-platform", "1.1", "list"],
  ["classifiers", "classifier", "1.1", "list"],
  ["requires", "requires", "1.1", "list"],
  ["provides", "provides", "1.1", "list"],
  ["obsoletes", "obsoletes", "1.1", "list"],
  ["maintainer", "maintainer", "1.2"],
  ["maintainer_email", "maintainer-email", "1.2"],
  ["requires_dist", "requires-dist", "1.2", "list"],
  ["requires_python", "requires-python", "1.2"],
  ["requires_external", "requires-external", "1.2", "list"],
  ["project_urls", "project-url", "1.2", "urls"],
  ["provides_dist", "provides-dist", "1.2", "list"],
  ["obsoletes_dist", "obsoletes-dist", "1.2", "list"],
  ["description_content_type", "description-content-type", "2.1"],
  ["provides_extra", "provides-extra", "2.1", "list"],
  ["dynamic", "dynamic", "2.2", "list"],
  ["license_expression", "license-expression", "2.4"],
  ["license_file", "license-file", "2.4", "list"],
  ["import_name", "import-name", "2.5", "list"],
  ["import_namespace", "import-namespace", "2.5", "list"]
];
var METADATA_FIELDS = ROWS.map(
  ([form, email, since, kind = "text"]) => ({ form, email, since, kind })
);
function only(values, form) {
  return values[form]?.[0] ?? "";
}

// src/sandbox/data/classifiers.json
var classifiers_default = {
  source: "trove-classifiers 2026.9.21.13",
  licence: "Apache-2.0, https://github.com/pypa/trove-classifiers",
  deprecated: {
    "Framework :: Django CMS :: 4.2": [
      "Framework :: Django CMS :: 5.0"
    ],
    "License :: OSI Approved :: Intel Open Source License": [],
    "License :: OSI Approved :: Jabber Open Source License": [],
    "License :: OSI Approved :: MITRE Collaborative Virtual Workspace License (CVW)": [],
    "License :: OSI Approved :: Sun Industry Standards Source License (SISSL)": [],
    "License :: OSI Approved :: X.Net License": [],
    "Natural Language :: Ukranian": [
      "Natural Language :: Ukrainian"
    ],
    "Topic :: Communications :: Chat :: AOL Instant Messenger": []
  },
  valid: [
    "Development Status :: 1 - Planning",
    "Development Status :: 2 - Pre-Alpha",
    "Development Status :: 3 - Alpha",
    "Development Status :: 4 - Beta",
    "Development Status :: 5 - Production/Stable",
    "Development Status :: 6 - Mature",
    "Development Status :: 7 - Inactive",
    "Environment :: Console",
    "Environment :: Console :: Curses",
    "Environment :: Console :: Framebuffer",
    "Environment :: Console :: Newt",
    "Environment :: Console :: svgalib",
    "Environment :: Cygwin (MS Windows)",
    "Environment :: GPU",
    "Environment :: GPU :: NVIDIA CUDA",
    "Environment :: GPU :: NVIDIA CUDA :: 1.0",
    "Environment :: GPU :: NVIDIA CUDA :: 1.1",
    "Environment :: GPU :: NVIDIA CUDA :: 2.0",
    "Environment :: GPU :: NVIDIA CUDA :: 2.1",
    "Environment :: GPU :: NVIDIA CUDA :: 2.2",
    "Environment :: GPU :: NVIDIA CUDA :: 2.3",
    "Environment :: GPU :: NVIDIA CUDA :: 3.0",
    "Environment :: GPU :: NVIDIA CUDA :: 3.1",
    "Environment :: GPU :: NVIDIA CUDA :: 3.2",
    "Environment :: GPU :: NVIDIA CUDA :: 4.0",
    "Environment :: GPU :: NVIDIA CUDA :: 4.1",
    "Environment :: GPU :: NVIDIA CUDA :: 4.2",
    "Environment :: GPU :: NVIDIA CUDA :: 5.0",
    "Environment :: GPU :: NVIDIA CUDA :: 5.5",
    "Environment :: GPU :: NVIDIA CUDA :: 6.0",
    "Environment :: GPU :: NVIDIA CUDA :: 6.5",
    "Environment :: GPU :: NVIDIA CUDA :: 7.0",
    "Environment :: GPU :: NVIDIA CUDA :: 7.5",
    "Environment :: GPU :: NVIDIA CUDA :: 8.0",
    "Environment :: GPU :: NVIDIA CUDA :: 9.0",
    "Environment :: GPU :: NVIDIA CUDA :: 9.1",
    "Environment :: GPU :: NVIDIA CUDA :: 9.2",
    "Environment :: GPU :: NVIDIA CUDA :: 10.0",
    "Environment :: GPU :: NVIDIA CUDA :: 10.1",
    "Environment :: GPU :: NVIDIA CUDA :: 10.2",
    "Environment :: GPU :: NVIDIA CUDA :: 11",
    "Environment :: GPU :: NVIDIA CUDA :: 11.0",
    "Environment :: GPU :: NVIDIA CUDA :: 11.1",
    "Environment :: GPU :: NVIDIA CUDA :: 11.2",
    "Environment :: GPU :: NVIDIA CUDA :: 11.3",
    "Environment :: GPU :: NVIDIA CUDA :: 11.4",
    "Environment :: GPU :: NVIDIA CUDA :: 11.5",
    "Environment :: GPU :: NVIDIA CUDA :: 11.6",
    "Environment :: GPU :: NVIDIA CUDA :: 11.7",
    "Environment :: GPU :: NVIDIA CUDA :: 11.8",
    "Environment :: GPU :: NVIDIA CUDA :: 12",
    "Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.0",
    "Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.1",
    "Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.2",
    "Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.3",
    "Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.4",
    "Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.5",
    "Environment :: GPU :: NVIDIA CUDA :: 12 :: 12.6",
    "Environment :: GPU :: NVIDIA CUDA :: 13",
    "Environment :: Handhelds/PDA's",
    "Environment :: MacOS X",
    "Environment :: MacOS X :: Aqua",
    "Environment :: MacOS X :: Carbon",
    "Environment :: MacOS X :: Cocoa",
    "Environment :: No Input/Output (Daemon)",
    "Environment :: OpenStack",
    "Environment :: Other Environment",
    "Environment :: Plugins",
    "Environment :: Web Environment",
    "Environment :: Web Environment :: Buffet",
    "Environment :: Web Environment :: Mozilla",
    "Environment :: Web Environment :: ToscaWidgets",
    "Environment :: WebAssembly",
    "Environment :: WebAssembly :: Emscripten",
    "Environment :: WebAssembly :: WASI",
    "Environment :: Win32 (MS Windows)",
    "Environment :: X11 Applications",
    "Environment :: X11 Applications :: GTK",
    "Environment :: X11 Applications :: Gnome",
    "Environment :: X11 Applications :: KDE",
    "Environment :: X11 Applications :: Qt",
    "Framework :: AWS CDK",
    "Framework :: AWS CDK :: 1",
    "Framework :: AWS CDK :: 2",
    "Framework :: AiiDA",
    "Framework :: Ansible",
    "Framework :: AnyIO",
    "Framework :: Apache Airflow",
    "Framework :: Apache Airflow :: Provider",
    "Framework :: AsyncIO",
    "Framework :: BEAT",
    "Framework :: BFG",
    "Framework :: Bob",
    "Framework :: Bottle",
    "Framework :: Buildout",
    "Framework :: Buildout :: Extension",
    "Framework :: Buildout :: Recipe",
    "Framework :: CastleCMS",
    "Framework :: CastleCMS :: Theme",
    "Framework :: Celery",
    "Framework :: Chandler",
    "Framework :: CherryPy",
    "Framework :: CubicWeb",
    "Framework :: Dash",
    "Framework :: Datasette",
    "Framework :: Django",
    "Framework :: Django :: 1",
    "Framework :: Django :: 1.4",
    "Framework :: Django :: 1.5",
    "Framework :: Django :: 1.6",
    "Framework :: Django :: 1.7",
    "Framework :: Django :: 1.8",
    "Framework :: Django :: 1.9",
    "Framework :: Django :: 1.10",
    "Framework :: Django :: 1.11",
    "Framework :: Django :: 2",
    "Framework :: Django :: 2.0",
    "Framework :: Django :: 2.1",
    "Framework :: Django :: 2.2",
    "Framework :: Django :: 3",
    "Framework :: Django :: 3.0",
    "Framework :: Django :: 3.1",
    "Framework :: Django :: 3.2",
    "Framework :: Django :: 4",
    "Framework :: Django :: 4.0",
    "Framework :: Django :: 4.1",
    "Framework :: Django :: 4.2",
    "Framework :: Django :: 5",
    "Framework :: Django :: 5.0",
    "Framework :: Django :: 5.1",
    "Framework :: Django :: 5.2",
    "Framework :: Django :: 6",
    "Framework :: Django :: 6.0",
    "Framework :: Django :: 6.1",
    "Framework :: Django CMS",
    "Framework :: Django CMS :: 3.4",
    "Framework :: Django CMS :: 3.5",
    "Framework :: Django CMS :: 3.6",
    "Framework :: Django CMS :: 3.7",
    "Framework :: Django CMS :: 3.8",
    "Framework :: Django CMS :: 3.9",
    "Framework :: Django CMS :: 3.10",
    "Framework :: Django CMS :: 3.11",
    "Framework :: Django CMS :: 4.0",
    "Framework :: Django CMS :: 4.1",
    "Framework :: Django CMS :: 5.0",
    "Framework :: Django CMS :: 5.1",
    "Framework :: FastAPI",
    "Framework :: Flake8",
    "Framework :: Flask",
    "Framework :: Hatch",
    "Framework :: Hypothesis",
    "Framework :: IDLE",
    "Framework :: IPython",
    "Framework :: InvenTree",
    "Framework :: Jupyter",
    "Framework :: Jupyter :: JupyterLab",
    "Framework :: Jupyter :: JupyterLab :: 1",
    "Framework :: Jupyter :: JupyterLab :: 2",
    "Framework :: Jupyter :: JupyterLab :: 3",
    "Framework :: Jupyter :: JupyterLab :: 4",
    "Framework :: Jupyter :: JupyterLab :: Extensions",
    "Framework :: Jupyter :: JupyterLab :: Extensions :: Mime Renderers",
    "Framework :: Jupyter :: JupyterLab :: Extensions :: Prebuilt",
    "Framework :: Jupyter :: JupyterLab :: Extensions :: Themes",
    "Framework :: Kedro",
    "Framework :: Lektor",
    "Framework :: Litestar",
    "Framework :: Litestar :: 1",
    "Framework :: Litestar :: 2",
    "Framework :: Litestar :: 3",
    "Framework :: Masonite",
    "Framework :: Matplotlib",
    "Framework :: MkDocs",
    "Framework :: Nengo",
    "Framework :: Odoo",
    "Framework :: Odoo :: 8.0",
    "Framework :: Odoo :: 9.0",
    "Framework :: Odoo :: 10.0",
    "Framework :: Odoo :: 11.0",
    "Framework :: Odoo :: 12.0",
    "Framework :: Odoo :: 13.0",
    "Framework :: Odoo :: 14.0",
    "Framework :: Odoo :: 15.0",
    "Framework :: Odoo :: 16.0",
    "Framework :: Odoo :: 17.0",
    "Framework :: Odoo :: 18.0",
    "Framework :: Odoo :: 19.0",
    "Framework :: Odoo :: 20.0",
    "Framework :: OpenTelemetry",
    "Framework :: OpenTelemetry :: Distros",
    "Framework :: OpenTelemetry :: Exporters",
    "Framework :: OpenTelemetry :: Instrumentations",
    "Framework :: Opps",
    "Framework :: Paste",
    "Framework :: Pelican",
    "Framework :: Pelican :: Plugins",
    "Framework :: Pelican :: Themes",
    "Framework :: Plone",
    "Framework :: Plone :: 3.2",
    "Framework :: Plone :: 3.3",
    "Framework :: Plone :: 4.0",
    "Framework :: Plone :: 4.1",
    "Framework :: Plone :: 4.2",
    "Framework :: Plone :: 4.3",
    "Framework :: Plone :: 5.0",
    "Framework :: Plone :: 5.1",
    "Framework :: Plone :: 5.2",
    "Framework :: Plone :: 5.3",
    "Framework :: Plone :: 6.0",
    "Framework :: Plone :: 6.1",
    "Framework :: Plone :: 6.2",
    "Framework :: Plone :: 6.3",
    "Framework :: Plone :: Addon",
    "Framework :: Plone :: Core",
    "Framework :: Plone :: Distribution",
    "Framework :: Plone :: Theme",
    "Framework :: PySimpleGUI",
    "Framework :: PySimpleGUI :: 4",
    "Framework :: PySimpleGUI :: 5",
    "Framework :: Pycsou",
    "Framework :: Pydantic",
    "Framework :: Pydantic :: 1",
    "Framework :: Pydantic :: 2",
    "Framework :: Pylons",
    "Framework :: Pyodide",
    "Framework :: Pyramid",
    "Framework :: Pytest",
    "Framework :: Review Board",
    "Framework :: Robot Framework",
    "Framework :: Robot Framework :: Library",
    "Framework :: Robot Framework :: Tool",
    "Framework :: Scrapy",
    "Framework :: Setuptools Plugin",
    "Framework :: Sphinx",
    "Framework :: Sphinx :: Domain",
    "Framework :: Sphinx :: Extension",
    "Framework :: Sphinx :: Theme",
    "Framework :: Trac",
    "Framework :: Trio",
    "Framework :: Tryton",
    "Framework :: TurboGears",
    "Framework :: TurboGears :: Applications",
    "Framework :: TurboGears :: Widgets",
    "Framework :: Twisted",
    "Framework :: Wagtail",
    "Framework :: Wagtail :: 1",
    "Framework :: Wagtail :: 2",
    "Framework :: Wagtail :: 3",
    "Framework :: Wagtail :: 4",
    "Framework :: Wagtail :: 5",
    "Framework :: Wagtail :: 6",
    "Framework :: Wagtail :: 7",
    "Framework :: Wagtail :: 8",
    "Framework :: ZODB",
    "Framework :: Zope",
    "Framework :: Zope2",
    "Framework :: Zope3",
    "Framework :: Zope :: 2",
    "Framework :: Zope :: 3",
    "Framework :: Zope :: 4",
    "Framework :: Zope :: 5",
    "Framework :: Zope :: 6",
    "Framework :: aiohttp",
    "Framework :: cocotb",
    "Framework :: napari",
    "Framework :: tox",
    "Intended Audience :: Customer Service",
    "Intended Audience :: Developers",
    "Intended Audience :: Education",
    "Intended Audience :: End Users/Desktop",
    "Intended Audience :: Financial and Insurance Industry",
    "Intended Audience :: Healthcare Industry",
    "Intended Audience :: Information Technology",
    "Intended Audience :: Legal Industry",
    "Intended Audience :: Manufacturing",
    "Intended Audience :: Other Audience",
    "Intended Audience :: Religion",
    "Intended Audience :: Science/Research",
    "Intended Audience :: System Administrators",
    "Intended Audience :: Telecommunications Industry",
    "License :: Aladdin Free Public License (AFPL)",
    "License :: CC0 1.0 Universal (CC0 1.0) Public Domain Dedication",
    "License :: CeCILL-B Free Software License Agreement (CECILL-B)",
    "License :: CeCILL-C Free Software License Agreement (CECILL-C)",
    "License :: DFSG approved",
    "License :: Eiffel Forum License (EFL)",
    "License :: Free For Educational Use",
    "License :: Free For Home Use",
    "License :: Free To Use But Restricted",
    "License :: Free for non-commercial use",
    "License :: Freely Distributable",
    "License :: Freeware",
    "License :: GUST Font License 1.0",
    "License :: GUST Font License 2006-09-30",
    "License :: Netscape Public License (NPL)",
    "License :: Nokia Open Source License (NOKOS)",
    "License :: OSI Approved",
    "License :: OSI Approved :: Academic Free License (AFL)",
    "License :: OSI Approved :: Apache Software License",
    "License :: OSI Approved :: Apple Public Source License",
    "License :: OSI Approved :: Artistic License",
    "License :: OSI Approved :: Attribution Assurance License",
    "License :: OSI Approved :: BSD License",
    "License :: OSI Approved :: Blue Oak Model License (BlueOak-1.0.0)",
    "License :: OSI Approved :: Boost Software License 1.0 (BSL-1.0)",
    "License :: OSI Approved :: CEA CNRS Inria Logiciel Libre License, version 2.1 (CeCILL-2.1)",
    "License :: OSI Approved :: CMU License (MIT-CMU)",
    "License :: OSI Approved :: Common Development and Distribution License 1.0 (CDDL-1.0)",
    "License :: OSI Approved :: Common Public License",
    "License :: OSI Approved :: Eclipse Public License 1.0 (EPL-1.0)",
    "License :: OSI Approved :: Eclipse Public License 2.0 (EPL-2.0)",
    "License :: OSI Approved :: Educational Community License, Version 2.0 (ECL-2.0)",
    "License :: OSI Approved :: Eiffel Forum License",
    "License :: OSI Approved :: European Union Public Licence 1.0 (EUPL 1.0)",
    "License :: OSI Approved :: European Union Public Licence 1.1 (EUPL 1.1)",
    "License :: OSI Approved :: European Union Public Licence 1.2 (EUPL 1.2)",
    "License :: OSI Approved :: GNU Affero General Public License v3",
    "License :: OSI Approved :: GNU Affero General Public License v3 or later (AGPLv3+)",
    "License :: OSI Approved :: GNU Free Documentation License (FDL)",
    "License :: OSI Approved :: GNU General Public License (GPL)",
    "License :: OSI Approved :: GNU General Public License v2 (GPLv2)",
    "License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+)",
    "License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
    "License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)",
    "License :: OSI Approved :: GNU Lesser General Public License v2 (LGPLv2)",
    "License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)",
    "License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)",
    "License :: OSI Approved :: GNU Lesser General Public License v3 or later (LGPLv3+)",
    "License :: OSI Approved :: GNU Library or Lesser General Public License (LGPL)",
    "License :: OSI Approved :: Historical Permission Notice and Disclaimer (HPND)",
    "License :: OSI Approved :: IBM Public License",
    "License :: OSI Approved :: ISC License (ISCL)",
    "License :: OSI Approved :: MIT License",
    "License :: OSI Approved :: MIT No Attribution License (MIT-0)",
    "License :: OSI Approved :: MirOS License (MirOS)",
    "License :: OSI Approved :: Motosoto License",
    "License :: OSI Approved :: Mozilla Public License 1.0 (MPL)",
    "License :: OSI Approved :: Mozilla Public License 1.1 (MPL 1.1)",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)",
    "License :: OSI Approved :: Mulan Permissive Software License v2 (MulanPSL-2.0)",
    "License :: OSI Approved :: NASA Open Source Agreement v1.3 (NASA-1.3)",
    "License :: OSI Approved :: Nethack General Public License",
    "License :: OSI Approved :: Nokia Open Source License",
    "License :: OSI Approved :: Open Group Test Suite License",
    "License :: OSI Approved :: Open Software License 3.0 (OSL-3.0)",
    "License :: OSI Approved :: PostgreSQL License",
    "License :: OSI Approved :: Python License (CNRI Python License)",
    "License :: OSI Approved :: Python Software Foundation License",
    "License :: OSI Approved :: Qt Public License (QPL)",
    "License :: OSI Approved :: Ricoh Source Code Public License",
    "License :: OSI Approved :: SIL Open Font License 1.1 (OFL-1.1)",
    "License :: OSI Approved :: Sleepycat License",
    "License :: OSI Approved :: Sun Public License",
    "License :: OSI Approved :: The Unlicense (Unlicense)",
    "License :: OSI Approved :: Universal Permissive License (UPL)",
    "License :: OSI Approved :: University of Illinois/NCSA Open Source License",
    "License :: OSI Approved :: Vovida Software License 1.0",
    "License :: OSI Approved :: W3C License",
    "License :: OSI Approved :: Zero-Clause BSD (0BSD)",
    "License :: OSI Approved :: Zope Public License",
    "License :: OSI Approved :: zlib/libpng License",
    "License :: Other/Proprietary License",
    "License :: Public Domain",
    "License :: Repoze Public License",
    "Natural Language :: Afrikaans",
    "Natural Language :: Arabic",
    "Natural Language :: Armenian",
    "Natural Language :: Basque",
    "Natural Language :: Bengali",
    "Natural Language :: Bosnian",
    "Natural Language :: Bulgarian",
    "Natural Language :: Cantonese",
    "Natural Language :: Catalan",
    "Natural Language :: Catalan (Valencian)",
    "Natural Language :: Chinese (Simplified)",
    "Natural Language :: Chinese (Traditional)",
    "Natural Language :: Croatian",
    "Natural Language :: Czech",
    "Natural Language :: Danish",
    "Natural Language :: Dutch",
    "Natural Language :: English",
    "Natural Language :: Esperanto",
    "Natural Language :: Estonian",
    "Natural Language :: Finnish",
    "Natural Language :: French",
    "Natural Language :: Galician",
    "Natural Language :: Georgian",
    "Natural Language :: German",
    "Natural Language :: Greek",
    "Natural Language :: Hebrew",
    "Natural Language :: Hindi",
    "Natural Language :: Hungarian",
    "Natural Language :: Icelandic",
    "Natural Language :: Indonesian",
    "Natural Language :: Irish",
    "Natural Language :: Italian",
    "Natural Language :: Japanese",
    "Natural Language :: Javanese",
    "Natural Language :: Korean",
    "Natural Language :: Latin",
    "Natural Language :: Latvian",
    "Natural Language :: Lithuanian",
    "Natural Language :: Macedonian",
    "Natural Language :: Malay",
    "Natural Language :: Marathi",
    "Natural Language :: Nepali",
    "Natural Language :: Norwegian",
    "Natural Language :: Panjabi",
    "Natural Language :: Persian",
    "Natural Language :: Polish",
    "Natural Language :: Portuguese",
    "Natural Language :: Portuguese (Brazilian)",
    "Natural Language :: Romanian",
    "Natural Language :: Russian",
    "Natural Language :: Serbian",
    "Natural Language :: Slovak",
    "Natural Language :: Slovenian",
    "Natural Language :: Spanish",
    "Natural Language :: Swedish",
    "Natural Language :: Tamil",
    "Natural Language :: Telugu",
    "Natural Language :: Thai",
    "Natural Language :: Tibetan",
    "Natural Language :: Turkish",
    "Natural Language :: Ukrainian",
    "Natural Language :: Urdu",
    "Natural Language :: Vietnamese",
    "Natural Language :: Yiddish",
    "Operating System :: Android",
    "Operating System :: BeOS",
    "Operating System :: MacOS",
    "Operating System :: MacOS :: MacOS 9",
    "Operating System :: MacOS :: MacOS X",
    "Operating System :: Microsoft",
    "Operating System :: Microsoft :: MS-DOS",
    "Operating System :: Microsoft :: Windows",
    "Operating System :: Microsoft :: Windows :: Windows 3.1 or Earlier",
    "Operating System :: Microsoft :: Windows :: Windows 7",
    "Operating System :: Microsoft :: Windows :: Windows 8",
    "Operating System :: Microsoft :: Windows :: Windows 8.1",
    "Operating System :: Microsoft :: Windows :: Windows 10",
    "Operating System :: Microsoft :: Windows :: Windows 11",
    "Operating System :: Microsoft :: Windows :: Windows 95/98/2000",
    "Operating System :: Microsoft :: Windows :: Windows CE",
    "Operating System :: Microsoft :: Windows :: Windows NT/2000",
    "Operating System :: Microsoft :: Windows :: Windows Server 2003",
    "Operating System :: Microsoft :: Windows :: Windows Server 2008",
    "Operating System :: Microsoft :: Windows :: Windows Vista",
    "Operating System :: Microsoft :: Windows :: Windows XP",
    "Operating System :: OS Independent",
    "Operating System :: OS/2",
    "Operating System :: Other OS",
    "Operating System :: PDA Systems",
    "Operating System :: POSIX",
    "Operating System :: POSIX :: AIX",
    "Operating System :: POSIX :: BSD",
    "Operating System :: POSIX :: BSD :: BSD/OS",
    "Operating System :: POSIX :: BSD :: FreeBSD",
    "Operating System :: POSIX :: BSD :: NetBSD",
    "Operating System :: POSIX :: BSD :: OpenBSD",
    "Operating System :: POSIX :: GNU Hurd",
    "Operating System :: POSIX :: HP-UX",
    "Operating System :: POSIX :: IRIX",
    "Operating System :: POSIX :: Linux",
    "Operating System :: POSIX :: Other",
    "Operating System :: POSIX :: SCO",
    "Operating System :: POSIX :: SunOS/Solaris",
    "Operating System :: PalmOS",
    "Operating System :: RISC OS",
    "Operating System :: Unix",
    "Operating System :: iOS",
    "Programming Language :: APL",
    "Programming Language :: ASP",
    "Programming Language :: Ada",
    "Programming Language :: Assembly",
    "Programming Language :: Awk",
    "Programming Language :: Basic",
    "Programming Language :: C",
    "Programming Language :: C#",
    "Programming Language :: C++",
    "Programming Language :: Cold Fusion",
    "Programming Language :: Cython",
    "Programming Language :: D",
    "Programming Language :: Delphi/Kylix",
    "Programming Language :: Dylan",
    "Programming Language :: Eiffel",
    "Programming Language :: Emacs-Lisp",
    "Programming Language :: Erlang",
    "Programming Language :: Euler",
    "Programming Language :: Euphoria",
    "Programming Language :: F#",
    "Programming Language :: Forth",
    "Programming Language :: Fortran",
    "Programming Language :: Go",
    "Programming Language :: Haskell",
    "Programming Language :: Hy",
    "Programming Language :: Java",
    "Programming Language :: JavaScript",
    "Programming Language :: Kotlin",
    "Programming Language :: Lisp",
    "Programming Language :: Logo",
    "Programming Language :: Lua",
    "Programming Language :: ML",
    "Programming Language :: Modula",
    "Programming Language :: OCaml",
    "Programming Language :: Object Pascal",
    "Programming Language :: Objective C",
    "Programming Language :: Other",
    "Programming Language :: Other Scripting Engines",
    "Programming Language :: PHP",
    "Programming Language :: PL/SQL",
    "Programming Language :: PROGRESS",
    "Programming Language :: Pascal",
    "Programming Language :: Perl",
    "Programming Language :: Pike",
    "Programming Language :: Pliant",
    "Programming Language :: Prolog",
    "Programming Language :: Python",
    "Programming Language :: Python :: 2",
    "Programming Language :: Python :: 2 :: Only",
    "Programming Language :: Python :: 2.3",
    "Programming Language :: Python :: 2.4",
    "Programming Language :: Python :: 2.5",
    "Programming Language :: Python :: 2.6",
    "Programming Language :: Python :: 2.7",
    "Programming Language :: Python :: 3",
    "Programming Language :: Python :: 3 :: Only",
    "Programming Language :: Python :: 3.0",
    "Programming Language :: Python :: 3.1",
    "Programming Language :: Python :: 3.2",
    "Programming Language :: Python :: 3.3",
    "Programming Language :: Python :: 3.4",
    "Programming Language :: Python :: 3.5",
    "Programming Language :: Python :: 3.6",
    "Programming Language :: Python :: 3.7",
    "Programming Language :: Python :: 3.8",
    "Programming Language :: Python :: 3.9",
    "Programming Language :: Python :: 3.10",
    "Programming Language :: Python :: 3.11",
    "Programming Language :: Python :: 3.12",
    "Programming Language :: Python :: 3.13",
    "Programming Language :: Python :: 3.14",
    "Programming Language :: Python :: 3.15",
    "Programming Language :: Python :: 3.16",
    "Programming Language :: Python :: Free Threading",
    "Programming Language :: Python :: Free Threading :: 1 - Unstable",
    "Programming Language :: Python :: Free Threading :: 2 - Beta",
    "Programming Language :: Python :: Free Threading :: 3 - Stable",
    "Programming Language :: Python :: Free Threading :: 4 - Resilient",
    "Programming Language :: Python :: Implementation",
    "Programming Language :: Python :: Implementation :: CPython",
    "Programming Language :: Python :: Implementation :: GraalPy",
    "Programming Language :: Python :: Implementation :: IronPython",
    "Programming Language :: Python :: Implementation :: Jython",
    "Programming Language :: Python :: Implementation :: MicroPython",
    "Programming Language :: Python :: Implementation :: PyPy",
    "Programming Language :: Python :: Implementation :: Stackless",
    "Programming Language :: R",
    "Programming Language :: REBOL",
    "Programming Language :: Rexx",
    "Programming Language :: Ruby",
    "Programming Language :: Rust",
    "Programming Language :: SQL",
    "Programming Language :: Scheme",
    "Programming Language :: Simula",
    "Programming Language :: Smalltalk",
    "Programming Language :: Tcl",
    "Programming Language :: Unix Shell",
    "Programming Language :: Visual Basic",
    "Programming Language :: XBasic",
    "Programming Language :: YACC",
    "Programming Language :: Zig",
    "Programming Language :: Zope",
    "Topic :: Adaptive Technologies",
    "Topic :: Artistic Software",
    "Topic :: Communications",
    "Topic :: Communications :: BBS",
    "Topic :: Communications :: Chat",
    "Topic :: Communications :: Chat :: ICQ",
    "Topic :: Communications :: Chat :: Internet Relay Chat",
    "Topic :: Communications :: Chat :: Unix Talk",
    "Topic :: Communications :: Conferencing",
    "Topic :: Communications :: Email",
    "Topic :: Communications :: Email :: Address Book",
    "Topic :: Communications :: Email :: Email Clients (MUA)",
    "Topic :: Communications :: Email :: Filters",
    "Topic :: Communications :: Email :: Mail Transport Agents",
    "Topic :: Communications :: Email :: Mailing List Servers",
    "Topic :: Communications :: Email :: Post-Office",
    "Topic :: Communications :: Email :: Post-Office :: IMAP",
    "Topic :: Communications :: Email :: Post-Office :: POP3",
    "Topic :: Communications :: FIDO",
    "Topic :: Communications :: Fax",
    "Topic :: Communications :: File Sharing",
    "Topic :: Communications :: File Sharing :: Gnutella",
    "Topic :: Communications :: File Sharing :: Napster",
    "Topic :: Communications :: Ham Radio",
    "Topic :: Communications :: Internet Phone",
    "Topic :: Communications :: Telephony",
    "Topic :: Communications :: Usenet News",
    "Topic :: Database",
    "Topic :: Database :: Database Engines/Servers",
    "Topic :: Database :: Front-Ends",
    "Topic :: Desktop Environment",
    "Topic :: Desktop Environment :: File Managers",
    "Topic :: Desktop Environment :: GNUstep",
    "Topic :: Desktop Environment :: Gnome",
    "Topic :: Desktop Environment :: K Desktop Environment (KDE)",
    "Topic :: Desktop Environment :: K Desktop Environment (KDE) :: Themes",
    "Topic :: Desktop Environment :: PicoGUI",
    "Topic :: Desktop Environment :: PicoGUI :: Applications",
    "Topic :: Desktop Environment :: PicoGUI :: Themes",
    "Topic :: Desktop Environment :: Screen Savers",
    "Topic :: Desktop Environment :: Window Managers",
    "Topic :: Desktop Environment :: Window Managers :: Afterstep",
    "Topic :: Desktop Environment :: Window Managers :: Afterstep :: Themes",
    "Topic :: Desktop Environment :: Window Managers :: Applets",
    "Topic :: Desktop Environment :: Window Managers :: Blackbox",
    "Topic :: Desktop Environment :: Window Managers :: Blackbox :: Themes",
    "Topic :: Desktop Environment :: Window Managers :: CTWM",
    "Topic :: Desktop Environment :: Window Managers :: CTWM :: Themes",
    "Topic :: Desktop Environment :: Window Managers :: Enlightenment",
    "Topic :: Desktop Environment :: Window Managers :: Enlightenment :: Epplets",
    "Topic :: Desktop Environment :: Window Managers :: Enlightenment :: Themes DR15",
    "Topic :: Desktop Environment :: Window Managers :: Enlightenment :: Themes DR16",
    "Topic :: Desktop Environment :: Window Managers :: Enlightenment :: Themes DR17",
    "Topic :: Desktop Environment :: Window Managers :: FVWM",
    "Topic :: Desktop Environment :: Window Managers :: FVWM :: Themes",
    "Topic :: Desktop Environment :: Window Managers :: Fluxbox",
    "Topic :: Desktop Environment :: Window Managers :: Fluxbox :: Themes",
    "Topic :: Desktop Environment :: Window Managers :: IceWM",
    "Topic :: Desktop Environment :: Window Managers :: IceWM :: Themes",
    "Topic :: Desktop Environment :: Window Managers :: MetaCity",
    "Topic :: Desktop Environment :: Window Managers :: MetaCity :: Themes",
    "Topic :: Desktop Environment :: Window Managers :: Oroborus",
    "Topic :: Desktop Environment :: Window Managers :: Oroborus :: Themes",
    "Topic :: Desktop Environment :: Window Managers :: Sawfish",
    "Topic :: Desktop Environment :: Window Managers :: Sawfish :: Themes 0.30",
    "Topic :: Desktop Environment :: Window Managers :: Sawfish :: Themes pre-0.30",
    "Topic :: Desktop Environment :: Window Managers :: Waimea",
    "Topic :: Desktop Environment :: Window Managers :: Waimea :: Themes",
    "Topic :: Desktop Environment :: Window Managers :: Window Maker",
    "Topic :: Desktop Environment :: Window Managers :: Window Maker :: Applets",
    "Topic :: Desktop Environment :: Window Managers :: Window Maker :: Themes",
    "Topic :: Desktop Environment :: Window Managers :: XFCE",
    "Topic :: Desktop Environment :: Window Managers :: XFCE :: Themes",
    "Topic :: Documentation",
    "Topic :: Documentation :: Sphinx",
    "Topic :: Education",
    "Topic :: Education :: Computer Aided Instruction (CAI)",
    "Topic :: Education :: Testing",
    "Topic :: File Formats",
    "Topic :: File Formats :: JSON",
    "Topic :: File Formats :: JSON :: JSON Schema",
    "Topic :: Games/Entertainment",
    "Topic :: Games/Entertainment :: Arcade",
    "Topic :: Games/Entertainment :: Board Games",
    "Topic :: Games/Entertainment :: First Person Shooters",
    "Topic :: Games/Entertainment :: Fortune Cookies",
    "Topic :: Games/Entertainment :: Multi-User Dungeons (MUD)",
    "Topic :: Games/Entertainment :: Puzzle Games",
    "Topic :: Games/Entertainment :: Real Time Strategy",
    "Topic :: Games/Entertainment :: Role-Playing",
    "Topic :: Games/Entertainment :: Side-Scrolling/Arcade Games",
    "Topic :: Games/Entertainment :: Simulation",
    "Topic :: Games/Entertainment :: Turn Based Strategy",
    "Topic :: Home Automation",
    "Topic :: Internet",
    "Topic :: Internet :: File Transfer Protocol (FTP)",
    "Topic :: Internet :: Finger",
    "Topic :: Internet :: Log Analysis",
    "Topic :: Internet :: Name Service (DNS)",
    "Topic :: Internet :: Proxy Servers",
    "Topic :: Internet :: WAP",
    "Topic :: Internet :: WWW/HTTP",
    "Topic :: Internet :: WWW/HTTP :: Browsers",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content :: CGI Tools/Libraries",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content :: Content Management System",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content :: Message Boards",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content :: News/Diary",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content :: Page Counters",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content :: Wiki",
    "Topic :: Internet :: WWW/HTTP :: HTTP Servers",
    "Topic :: Internet :: WWW/HTTP :: Indexing/Search",
    "Topic :: Internet :: WWW/HTTP :: Session",
    "Topic :: Internet :: WWW/HTTP :: Site Management",
    "Topic :: Internet :: WWW/HTTP :: Site Management :: Link Checking",
    "Topic :: Internet :: WWW/HTTP :: WSGI",
    "Topic :: Internet :: WWW/HTTP :: WSGI :: Application",
    "Topic :: Internet :: WWW/HTTP :: WSGI :: Middleware",
    "Topic :: Internet :: WWW/HTTP :: WSGI :: Server",
    "Topic :: Internet :: XMPP",
    "Topic :: Internet :: Z39.50",
    "Topic :: Multimedia",
    "Topic :: Multimedia :: Graphics",
    "Topic :: Multimedia :: Graphics :: 3D Modeling",
    "Topic :: Multimedia :: Graphics :: 3D Rendering",
    "Topic :: Multimedia :: Graphics :: Capture",
    "Topic :: Multimedia :: Graphics :: Capture :: Digital Camera",
    "Topic :: Multimedia :: Graphics :: Capture :: Scanners",
    "Topic :: Multimedia :: Graphics :: Capture :: Screen Capture",
    "Topic :: Multimedia :: Graphics :: Editors",
    "Topic :: Multimedia :: Graphics :: Editors :: Raster-Based",
    "Topic :: Multimedia :: Graphics :: Editors :: Vector-Based",
    "Topic :: Multimedia :: Graphics :: Graphics Conversion",
    "Topic :: Multimedia :: Graphics :: Presentation",
    "Topic :: Multimedia :: Graphics :: Viewers",
    "Topic :: Multimedia :: Sound/Audio",
    "Topic :: Multimedia :: Sound/Audio :: Analysis",
    "Topic :: Multimedia :: Sound/Audio :: CD Audio",
    "Topic :: Multimedia :: Sound/Audio :: CD Audio :: CD Playing",
    "Topic :: Multimedia :: Sound/Audio :: CD Audio :: CD Ripping",
    "Topic :: Multimedia :: Sound/Audio :: CD Audio :: CD Writing",
    "Topic :: Multimedia :: Sound/Audio :: Capture/Recording",
    "Topic :: Multimedia :: Sound/Audio :: Conversion",
    "Topic :: Multimedia :: Sound/Audio :: Editors",
    "Topic :: Multimedia :: Sound/Audio :: MIDI",
    "Topic :: Multimedia :: Sound/Audio :: Mixers",
    "Topic :: Multimedia :: Sound/Audio :: Players",
    "Topic :: Multimedia :: Sound/Audio :: Players :: MP3",
    "Topic :: Multimedia :: Sound/Audio :: Sound Synthesis",
    "Topic :: Multimedia :: Sound/Audio :: Speech",
    "Topic :: Multimedia :: Video",
    "Topic :: Multimedia :: Video :: Capture",
    "Topic :: Multimedia :: Video :: Conversion",
    "Topic :: Multimedia :: Video :: Display",
    "Topic :: Multimedia :: Video :: Non-Linear Editor",
    "Topic :: Office/Business",
    "Topic :: Office/Business :: Financial",
    "Topic :: Office/Business :: Financial :: Accounting",
    "Topic :: Office/Business :: Financial :: Investment",
    "Topic :: Office/Business :: Financial :: Point-Of-Sale",
    "Topic :: Office/Business :: Financial :: Spreadsheet",
    "Topic :: Office/Business :: Groupware",
    "Topic :: Office/Business :: News/Diary",
    "Topic :: Office/Business :: Office Suites",
    "Topic :: Office/Business :: Scheduling",
    "Topic :: Other/Nonlisted Topic",
    "Topic :: Printing",
    "Topic :: Religion",
    "Topic :: Scientific/Engineering",
    "Topic :: Scientific/Engineering :: Artificial Intelligence",
    "Topic :: Scientific/Engineering :: Artificial Life",
    "Topic :: Scientific/Engineering :: Astronomy",
    "Topic :: Scientific/Engineering :: Atmospheric Science",
    "Topic :: Scientific/Engineering :: Bio-Informatics",
    "Topic :: Scientific/Engineering :: Chemistry",
    "Topic :: Scientific/Engineering :: Electronic Design Automation (EDA)",
    "Topic :: Scientific/Engineering :: GIS",
    "Topic :: Scientific/Engineering :: Human Machine Interfaces",
    "Topic :: Scientific/Engineering :: Hydrology",
    "Topic :: Scientific/Engineering :: Image Processing",
    "Topic :: Scientific/Engineering :: Image Recognition",
    "Topic :: Scientific/Engineering :: Information Analysis",
    "Topic :: Scientific/Engineering :: Instrument Drivers",
    "Topic :: Scientific/Engineering :: Instrument Drivers :: IVI Conformant",
    "Topic :: Scientific/Engineering :: Interface Engine/Protocol Translator",
    "Topic :: Scientific/Engineering :: Mathematics",
    "Topic :: Scientific/Engineering :: Medical Science Apps.",
    "Topic :: Scientific/Engineering :: Oceanography",
    "Topic :: Scientific/Engineering :: Physics",
    "Topic :: Scientific/Engineering :: Quantum Computing",
    "Topic :: Scientific/Engineering :: Visualization",
    "Topic :: Security",
    "Topic :: Security :: Cryptography",
    "Topic :: Sociology",
    "Topic :: Sociology :: Genealogy",
    "Topic :: Sociology :: History",
    "Topic :: Software Development",
    "Topic :: Software Development :: Assemblers",
    "Topic :: Software Development :: Bug Tracking",
    "Topic :: Software Development :: Build Tools",
    "Topic :: Software Development :: Code Generators",
    "Topic :: Software Development :: Compilers",
    "Topic :: Software Development :: Debuggers",
    "Topic :: Software Development :: Disassemblers",
    "Topic :: Software Development :: Documentation",
    "Topic :: Software Development :: Embedded Systems",
    "Topic :: Software Development :: Embedded Systems :: Controller Area Network (CAN)",
    "Topic :: Software Development :: Embedded Systems :: Controller Area Network (CAN) :: CANopen",
    "Topic :: Software Development :: Embedded Systems :: Controller Area Network (CAN) :: J1939",
    "Topic :: Software Development :: Internationalization",
    "Topic :: Software Development :: Interpreters",
    "Topic :: Software Development :: Libraries",
    "Topic :: Software Development :: Libraries :: Application Frameworks",
    "Topic :: Software Development :: Libraries :: Java Libraries",
    "Topic :: Software Development :: Libraries :: PHP Classes",
    "Topic :: Software Development :: Libraries :: Perl Modules",
    "Topic :: Software Development :: Libraries :: Pike Modules",
    "Topic :: Software Development :: Libraries :: Python Modules",
    "Topic :: Software Development :: Libraries :: Ruby Modules",
    "Topic :: Software Development :: Libraries :: Tcl Extensions",
    "Topic :: Software Development :: Libraries :: pygame",
    "Topic :: Software Development :: Localization",
    "Topic :: Software Development :: Object Brokering",
    "Topic :: Software Development :: Object Brokering :: CORBA",
    "Topic :: Software Development :: Pre-processors",
    "Topic :: Software Development :: Quality Assurance",
    "Topic :: Software Development :: Testing",
    "Topic :: Software Development :: Testing :: Acceptance",
    "Topic :: Software Development :: Testing :: BDD",
    "Topic :: Software Development :: Testing :: Mocking",
    "Topic :: Software Development :: Testing :: Traffic Generation",
    "Topic :: Software Development :: Testing :: Unit",
    "Topic :: Software Development :: User Interfaces",
    "Topic :: Software Development :: Version Control",
    "Topic :: Software Development :: Version Control :: Bazaar",
    "Topic :: Software Development :: Version Control :: CVS",
    "Topic :: Software Development :: Version Control :: Git",
    "Topic :: Software Development :: Version Control :: Mercurial",
    "Topic :: Software Development :: Version Control :: RCS",
    "Topic :: Software Development :: Version Control :: SCCS",
    "Topic :: Software Development :: Widget Sets",
    "Topic :: System",
    "Topic :: System :: Archiving",
    "Topic :: System :: Archiving :: Backup",
    "Topic :: System :: Archiving :: Compression",
    "Topic :: System :: Archiving :: Mirroring",
    "Topic :: System :: Archiving :: Packaging",
    "Topic :: System :: Benchmark",
    "Topic :: System :: Boot",
    "Topic :: System :: Boot :: Init",
    "Topic :: System :: Clustering",
    "Topic :: System :: Console Fonts",
    "Topic :: System :: Distributed Computing",
    "Topic :: System :: Emulators",
    "Topic :: System :: Filesystems",
    "Topic :: System :: Hardware",
    "Topic :: System :: Hardware :: Hardware Drivers",
    "Topic :: System :: Hardware :: Mainframes",
    "Topic :: System :: Hardware :: Symmetric Multi-processing",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB)",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Audio",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Audio/Video (AV)",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Communications Device Class (CDC)",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Diagnostic Device",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Hub",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Human Interface Device (HID)",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Mass Storage",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Miscellaneous",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Printer",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Smart Card",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Vendor",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Video (UVC)",
    "Topic :: System :: Hardware :: Universal Serial Bus (USB) :: Wireless Controller",
    "Topic :: System :: Installation/Setup",
    "Topic :: System :: Logging",
    "Topic :: System :: Monitoring",
    "Topic :: System :: Networking",
    "Topic :: System :: Networking :: Firewalls",
    "Topic :: System :: Networking :: Monitoring",
    "Topic :: System :: Networking :: Monitoring :: Hardware Watchdog",
    "Topic :: System :: Networking :: Time Synchronization",
    "Topic :: System :: Operating System",
    "Topic :: System :: Operating System Kernels",
    "Topic :: System :: Operating System Kernels :: BSD",
    "Topic :: System :: Operating System Kernels :: GNU Hurd",
    "Topic :: System :: Operating System Kernels :: Linux",
    "Topic :: System :: Power (UPS)",
    "Topic :: System :: Recovery Tools",
    "Topic :: System :: Shells",
    "Topic :: System :: Software Distribution",
    "Topic :: System :: System Shells",
    "Topic :: System :: Systems Administration",
    "Topic :: System :: Systems Administration :: Authentication/Directory",
    "Topic :: System :: Systems Administration :: Authentication/Directory :: LDAP",
    "Topic :: System :: Systems Administration :: Authentication/Directory :: NIS",
    "Topic :: Terminals",
    "Topic :: Terminals :: Serial",
    "Topic :: Terminals :: Telnet",
    "Topic :: Terminals :: Terminal Emulators/X Terminals",
    "Topic :: Text Editors",
    "Topic :: Text Editors :: Documentation",
    "Topic :: Text Editors :: Emacs",
    "Topic :: Text Editors :: Integrated Development Environments (IDE)",
    "Topic :: Text Editors :: Text Processing",
    "Topic :: Text Editors :: Word Processors",
    "Topic :: Text Processing",
    "Topic :: Text Processing :: Filters",
    "Topic :: Text Processing :: Fonts",
    "Topic :: Text Processing :: General",
    "Topic :: Text Processing :: Indexing",
    "Topic :: Text Processing :: Linguistic",
    "Topic :: Text Processing :: Markup",
    "Topic :: Text Processing :: Markup :: HTML",
    "Topic :: Text Processing :: Markup :: LaTeX",
    "Topic :: Text Processing :: Markup :: Markdown",
    "Topic :: Text Processing :: Markup :: SGML",
    "Topic :: Text Processing :: Markup :: VRML",
    "Topic :: Text Processing :: Markup :: XML",
    "Topic :: Text Processing :: Markup :: reStructuredText",
    "Topic :: Utilities",
    "Typing :: Stubs Only",
    "Typing :: Typed"
  ]
};

// src/sandbox/package-index/upload/metadata-values.ts
var LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029";
var FIELD_CHECKS = {
  metadata_version: ([value]) => {
    if (value === void 0) return "None is not a valid metadata version";
    return METADATA_VERSIONS.includes(value) ? void 0 : `${quote(value)} is not a valid metadata version`;
  },
  name: required(isValidName),
  version: required((value) => parseVersion(value) !== void 0),
  summary: ([value = ""], email) => [...value].some((character) => LINE_BREAKS.includes(character)) ? `${quote(email)} must be a single line` : void 0,
  description_content_type: checkContentType2,
  dynamic: checkDynamic,
  provides_extra: each(isValidName),
  requires_python: each(isSpecifierSet),
  requires_dist: each(isRequirement),
  license_file: checkLicenseFile
};
function required(isValid) {
  return ([value], email) => {
    if (value === void 0) return `${quote(email)} is a required field`;
    return isValid(value) ? void 0 : invalid4(value, email);
  };
}
function each(isValid) {
  return (values, email) => {
    const wrong = values.find((value) => !isValid(value));
    return wrong === void 0 ? void 0 : invalid4(wrong, email);
  };
}
function invalid4(value, email) {
  return `${quote(value)} is invalid for ${quote(email)}`;
}
function checkContentType2([value = ""], email) {
  const [type = "", ...parameters] = value.split(";").map((part) => part.trim());
  const types = ["text/plain", "text/x-rst", "text/markdown"];
  if (!types.includes(type.toLowerCase()))
    return `${quote(email)} must be one of ${quoteList(types)}, not ${quote(value)}`;
  const charset = parameterOf2(parameters, "charset");
  if (charset !== void 0 && charset.toLowerCase() !== "utf-8")
    return `${quote(email)} can only specify the UTF-8 charset, not ${quote(charset)}`;
  const variants = ["GFM", "CommonMark"];
  const variant = parameterOf2(parameters, "variant");
  return type.toLowerCase() === "text/markdown" && variant !== void 0 && !variants.includes(variant) ? `valid Markdown variants for ${quote(email)} are ${quoteList(variants)}, not ${quote(variant)}` : void 0;
}
function parameterOf2(parameters, name) {
  const prefix = `${name}=`;
  const found = parameters.find((parameter) => parameter.toLowerCase().startsWith(prefix));
  return found?.slice(prefix.length).replaceAll('"', "");
}
var DYNAMIC_FIELDS = METADATA_FIELDS.map(({ email }) => email);
function checkDynamic(values) {
  const names = values.map((value) => value.toLowerCase());
  const fixed = ["name", "version", "metadata-version"];
  const wrong = names.find((name) => fixed.includes(name) || !DYNAMIC_FIELDS.includes(name));
  if (wrong === void 0) return void 0;
  return fixed.includes(wrong) ? `${quote(wrong)} is not allowed as a dynamic field` : `${quote(wrong)} is not a valid dynamic field`;
}
function checkLicenseFile(values, email) {
  for (const path of values) {
    const problem = pathProblem(path);
    if (problem !== void 0) return `${invalid4(path, email)}, ${problem}`;
  }
  return void 0;
}
function pathProblem(path) {
  if (path.includes("..")) return "parent directory indicators are not allowed";
  if (path.includes("*")) return "paths must be resolved";
  if (/^(?:\/|[a-z]:[\\/]|\\\\)/i.test(path)) return "paths must be relative";
  return path.includes("\\") ? "paths must use '/' delimiter" : void 0;
}
function isSpecifierSet(text2) {
  const specifiers = text2.split(",").filter((specifier) => specifier.trim() !== "");
  return specifiers.every((specifier) => {
    const [, operator = "", version = ""] = /^\s*(===|~=|==|!=|<=|>=|<|>)\s*(\S+)\s*$/.exec(specifier) ?? [];
    if (operator === "===") return true;
    const bare = /^[=!]=$/.test(operator) ? version.replace(/\.\*$/, "") : version;
    return parseVersion(bare) !== void 0 && (operator !== "~=" || bare.includes("."));
  });
}
var REQUIREMENT = /^\s*[A-Z0-9](?:[A-Z0-9._-]*[A-Z0-9])?\s*(?:\[[A-Z0-9._,\s-]*\])?\s*(?:\((?<listed>[^)]*)\)|@\s*(?<url>\S+)|(?<bare>[<>=!~][^;@]*))?\s*(?:;(?<marker>.+))?$/is;
function isRequirement(text2) {
  const groups = REQUIREMENT.exec(text2)?.groups;
  return groups !== void 0 && isSpecifierSet(groups["listed"] ?? groups["bare"] ?? "");
}
function directReference(text2) {
  const url = REQUIREMENT.exec(text2)?.groups?.["url"];
  if (url === void 0) return void 0;
  const [name = "", rest = ""] = text2.split("@", 1)[0]?.trim().split("[") ?? [];
  const extras = rest === "" ? "" : `[${sortedExtras(rest.replace("]", ""))}]`;
  const marker = /;(?<marker>.+)$/s.exec(text2.slice(text2.indexOf(url) + url.length))?.groups?.["marker"];
  return `${name.trim()}${extras} @ ${url}${marker === void 0 ? "" : ` ; ${marker.trim()}`}`;
}
function sortedExtras(extras) {
  return extras.split(",").map((extra) => extra.trim()).sort().join(",");
}

// src/sandbox/package-index/upload/metadata-policy.ts
var SUMMARY_LIMIT = 512;
var LABEL_LIMIT = 32;
function checkPolicy(values, version) {
  return [
    ...checkVersion(version),
    ...checkSummary(only(values, "summary")),
    ...["author_email", "maintainer_email"].flatMap(
      (field2) => checkEmail(field2.replace("_", "-"), only(values, field2))
    ),
    ...checkClassifiers(values["classifiers"] ?? []),
    ...["home_page", "download_url"].flatMap(
      (field2) => checkAddress(field2.replace("_", "-"), only(values, field2))
    ),
    ...(values["project_urls"] ?? []).flatMap(checkProjectUrl),
    ...checkRequirements(values["requires_dist"] ?? []),
    ...checkLicense(values)
  ];
}
function checkVersion(version) {
  if (!version.local) return [];
  const message2 = `The use of local versions in '${version.text}' is not allowed.`;
  return [{ field: "version", message: message2 }];
}
function checkSummary(summary) {
  if ([...summary].length <= SUMMARY_LIMIT) return [];
  return [
    { field: "summary", message: `'summary' field must be ${SUMMARY_LIMIT} characters or less.` }
  ];
}
function checkEmail(field2, text2) {
  const address = (/<([^>]*)>/.exec(text2)?.[1] ?? text2.split(",", 1)[0] ?? "").trim();
  const problem = address === "" ? void 0 : emailProblem(address);
  if (problem === void 0) return [];
  return [{ field: field2, message: `${quote(address)} is not a valid email address: ${problem}` }];
}
function emailProblem(address) {
  const at = address.lastIndexOf("@");
  if (at < 0) return "An email address must have an @-sign.";
  if (at === 0) return "There must be something before the @-sign.";
  const domain = address.slice(at + 1);
  if (domain === "") return "There must be something after the @-sign.";
  return domain.includes(".") ? void 0 : "The part after the @-sign is not valid. It should have a period.";
}
var VALID = new Set(classifiers_default.valid);
var DEPRECATED = new Map(Object.entries(classifiers_default.deprecated));
function checkClassifiers(given) {
  const names = [...new Set(given)].sort(compareText);
  const invalid5 = names.filter((name) => !VALID.has(name) && !DEPRECATED.has(name)).map((name) => `${quote(name)} is not a valid classifier.`);
  const deprecated = names.flatMap((name) => {
    const successors = DEPRECATED.get(name);
    if (successors === void 0) return [];
    const advice = successors.length === 0 ? "" : `, use one of ${quoteList(successors)} instead`;
    return [`The classifier ${quote(name)} has been deprecated${advice}.`];
  });
  return [...invalid5, ...deprecated].map((message2) => ({ field: "classifier", message: message2 }));
}
function checkAddress(field2, address) {
  if (address === "" || isAddress(address)) return [];
  return [{ field: field2, message: `${quote(address)} is not a valid url.` }];
}
function isAddress(text2) {
  return /^https?:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/i.test(text2);
}
function checkProjectUrl(text2) {
  const comma = text2.indexOf(",");
  const label = (comma < 0 ? text2 : text2.slice(0, comma)).trim();
  const address = comma < 0 ? "" : text2.slice(comma + 1).trim();
  const problem = projectUrlProblem(label, address);
  return problem === void 0 ? [] : [{ field: "project-url", message: problem }];
}
function projectUrlProblem(label, address) {
  if (label === "") return "Must have a label";
  if ([...label].length > LABEL_LIMIT)
    return `${quote(label)} must be ${LABEL_LIMIT} characters or less.`;
  if (address === "") return "Must have a URL";
  return isAddress(address) ? void 0 : `${quote(address)} is not a valid url`;
}
function checkRequirements(requirements) {
  return requirements.flatMap((requirement) => {
    const reference = directReference(requirement);
    if (reference === void 0) return [];
    return [{ field: "requires-dist", message: `Can't have direct dependency: ${reference}` }];
  });
}
function checkLicense(values) {
  if (only(values, "license") === "" || only(values, "license_expression") === "") return [];
  return [
    {
      field: "license",
      message: "License is deprecated when License-Expression is present. Only License-Expression should be present."
    }
  ];
}

// src/sandbox/package-index/upload/metadata.ts
function readMetadata(form) {
  const values = readValues(form);
  refuse2(METADATA_FIELDS.flatMap((field2) => readFault(field2, values)));
  refuse2(METADATA_FIELDS.flatMap((field2) => valueFaults(field2, values)));
  const version = parseVersion(only(values, "version"));
  if (version === void 0)
    throw new Error("The check of the version accepts what is no version.");
  refuse2(checkPolicy(values, version));
  return { name: only(values, "name"), version, values };
}
function readValues(form) {
  const given = METADATA_FIELDS.map(({ form: name }) => [name, valuesOf(form, name)]);
  return Object.fromEntries(
    given.filter(([, values]) => values.length > 1 || (values[0] ?? "") !== "")
  );
}
function readFault(field2, values) {
  const given = values[field2.form] ?? [];
  const unreadable = field2.kind === "urls" ? hasRepeatedLabel(given) : field2.kind !== "list" && given.length > 1;
  return unreadable ? [{ field: field2.form, message: `${quote(field2.form)} has invalid data` }] : [];
}
function hasRepeatedLabel(urls) {
  const labels = urls.map((url) => url.split(",", 1)[0]?.trim());
  return new Set(labels).size < labels.length;
}
function valueFaults(field2, values) {
  const given = values[field2.form];
  const required2 = ["metadata_version", "name", "version"].includes(field2.form);
  if (given === void 0 && !required2) return [];
  const wanted = only(values, "metadata_version");
  const age = METADATA_VERSIONS.indexOf(wanted);
  const message2 = age >= 0 && METADATA_VERSIONS.indexOf(field2.since) > age ? `${field2.email} introduced in metadata version ${field2.since}, not ${wanted}` : FIELD_CHECKS[field2.form]?.(given ?? [], field2.email);
  return message2 === void 0 ? [] : [{ field: field2.email, message: message2 }];
}
var FIRST_FIELDS = ["metadata-version", "name", "version"];
var SPECIFICATION = "https://packaging.python.org/specifications/core-metadata";
var LOCAL_VERSIONS = "https://packaging.python.org/en/latest/specifications/version-specifiers/#local-version-identifiers";
function refuse2(faults) {
  const fields = [...new Set(faults.map((fault2) => fault2.field))].sort(compareText);
  const field2 = FIRST_FIELDS.find((first) => fields.includes(first)) ?? fields[0];
  const ofField = faults.filter((fault2) => fault2.field === field2);
  const fault = ofField[0];
  if (fault === void 0) return;
  const local = ofField.some(({ message: message2 }) => message2.includes("use of local versions"));
  const address = field2 === "version" && local ? LOCAL_VERSIONS : SPECIFICATION;
  const stop = fault.message.endsWith(".") ? "" : ".";
  throw new Refusal2(400, `${fault.message}${stop} See ${address} for more information.`);
}

// src/sandbox/package-index/upload/permission.ts
function requireUploadsAllowed(context) {
  if (context.switches.readOnly)
    throw new Refusal2(403, "Read-only mode: Uploads are temporarily disabled.");
  if (context.switches.uploadsDisabled) {
    throw new Refusal2(
      403,
      `New uploads are temporarily disabled. See ${helpPage(context, "admin-intervention")} for more information.`
    );
  }
}
function requireIdentity(context, authorization) {
  const credentials = readCredentials(authorization);
  if (credentials.kind === "password") {
    throw new Refusal2(
      403,
      `Username/Password authentication is no longer supported. Migrate to API Tokens or Trusted Publishers instead. See ${helpPage(context, "apitoken")} and ${helpPage(context, "trusted-publishers")}`
    );
  }
  const identity = credentials.kind === "token" ? identify(context.state, credentials.value, nowOf(context)) : void 0;
  if (identity !== void 0) return identity;
  throw new Refusal2(
    403,
    `Invalid or non-existent authentication information. See ${helpPage(context, "invalid-auth")} for more information.`
  );
}
function findOrCreateProject(context, identity, name) {
  const known = findProject(context.state, name);
  if (known !== void 0) return known;
  if (identity.kind === "publisher") {
    throw new Refusal2(
      400,
      "Non-user identities cannot create new projects. This was probably caused by successfully using a pending publisher but specifying the project name incorrectly (either in the publisher or in your project's metadata). Please ensure that both match. See: https://docs.pypi.org/trusted-publishers/troubleshooting/"
    );
  }
  requireGoodUser(context, identity);
  requireRoomForProjects(context);
  requireFreeName(context, name);
  return newProject(name, identity.user);
}
function requirePermission(context, identity, project) {
  const faults = tokenFaults(context, identity, project);
  if (faults.length > 0) throw new Refusal2(403, `Invalid API Token: ${faults.join(", ")}`);
  const active = project.status === "active";
  const help = `See ${helpPage(context, "project-name")} for more information.`;
  if (identity.kind === "publisher") {
    if (active) return;
    throw new Refusal2(
      403,
      `The given token isn't allowed to upload to project '${project.name}'. ${help}`
    );
  }
  if (active && project.owners.includes(identity.user)) return;
  throw new Refusal2(
    403,
    `The user '${identity.user}' isn't allowed to upload to project '${project.name}'. ${help}`
  );
}
function tokenFaults(context, identity, project) {
  const faults = [];
  if (identity.kind === "publisher" && !identity.publisher.projects.includes(project.id))
    faults.push(`OIDC scoped token is not valid for project '${project.name}'`);
  if (identity.token.projects?.includes(project.id) === false)
    faults.push(`project-scoped token is not valid for project: ${quote(project.name)}`);
  if (isOutOfTime(identity.token, nowOf(context))) faults.push("token is expired");
  return faults;
}
function isOutOfTime(token, now) {
  return token.kind === "publisher" && (now < token.notBefore || now >= token.expiresAt);
}
function requireGoodUser(context, identity) {
  if (identity.kind === "publisher") return;
  const user = context.state.users[identity.user];
  const who = `User ${quote(identity.user)}, associated with the API token used, does not have`;
  if (user?.verifiedEmail === false) {
    throw new Refusal2(
      403,
      `${who} a verified primary email address. Please add a verified primary email before attempting to upload to PyPI. See ${helpPage(context, "verified-email")} for more information.`
    );
  }
  if (user?.twoFactor === false) {
    throw new Refusal2(
      403,
      `${who} two-factor authentication enabled. Please enable two-factor authentication before attempting to upload to PyPI. See ${helpPage(context, "two-factor-authentication")} for more information.`
    );
  }
}

// src/sandbox/package-index/upload/store.ts
async function storeFile(candidate, archive, attestations) {
  const { content, context, digests, normalizedName, project } = candidate;
  const metadataFile = await readMetadataFile(content.filename, archive);
  const stale = context.switches.staleSimpleReads > 0;
  if (findProject(context.state, normalizedName) === void 0) {
    registerProject(context, project);
    if (stale) context.unseen.add(normalizedName);
  }
  if (stale) context.unseen.add(content.filename);
  project.name = candidate.projectName;
  releaseOf3(candidate).files.push(describe3(candidate, metadataFile, attestations));
  context.state.usedFilenames.push(content.filename);
  context.contents.set(digests.sha256, content.bytes);
  if (metadataFile !== void 0) context.contents.set(sha256Of(metadataFile), metadataFile);
  touch(context.state, project);
}
function releaseOf3({ context, metadata, project, release: release2 }) {
  if (release2 !== void 0) return release2;
  const created = {
    version: metadata.version.text,
    createdAt: context.clock.now().toISOString(),
    yanked: false,
    metadata: metadata.values,
    files: []
  };
  project.releases[created.version] = created;
  return created;
}
function describe3(candidate, metadataFile, attestations) {
  const { content, context, digests, fields, identity } = candidate;
  const provenance = provenanceOf(candidate, attestations);
  return {
    filename: content.filename,
    packagetype: fields.filetype,
    pythonVersion: fields.pyversion,
    comment: fields.comment,
    size: content.bytes.length,
    digests,
    ...metadataFile !== void 0 && { metadataSha256: sha256Of(metadataFile) },
    uploadedAt: context.clock.now().toISOString(),
    uploadedBy: identity.kind === "user" ? identity.user : identity.publisher.workflow,
    ...provenance !== void 0 && { provenance }
  };
}

// src/sandbox/package-index/upload/upload.ts
var RECEIVING_CHECKS = [
  checkFileName,
  checkContentType,
  checkSize,
  checkDigests
];
var ROOM_CHECKS = [checkUnused, checkReleaseAge, checkSingleSdist];
var ARCHIVE_CHECKS = [
  checkSdistName,
  checkWheelName,
  checkLicenseFiles,
  checkRecord,
  checkMetadataFile
];
async function acceptUpload(context, form, authorization) {
  const candidate = readCandidate(context, sanitizeForm(form), authorization);
  for (const check of RECEIVING_CHECKS) await check(candidate);
  if (isIdentical(candidate)) return UNCHANGED;
  for (const check of ROOM_CHECKS) await check(candidate);
  const archive = await openArchive(candidate);
  for (const check of ARCHIVE_CHECKS) await check(candidate, archive);
  const attestations = readAttestations(candidate);
  await storeFile(candidate, archive, attestations);
  return { status: 200, headers: { "content-type": "text/html; charset=UTF-8" } };
}
var UNCHANGED = {
  status: 200,
  headers: { "content-type": "text/html; charset=UTF-8" },
  body: "<html>\n <head>\n  <title>200 OK</title>\n </head>\n <body>\n  <h1>200 OK</h1>\n  <br/><br/>\n\n\n\n </body>\n</html>"
};
function readCandidate(context, form, authorization) {
  requireUploadsAllowed(context);
  const identity = requireIdentity(context, authorization);
  if ((valuesOf(form, "protocol_version").at(-1) ?? "1") !== "1")
    throw new Refusal2(400, "Unknown protocol version.");
  const fields = readFileFields(form);
  const metadata = readMetadata(form);
  const content = contentOf(form);
  if (content === void 0) throw new Refusal2(400, "Upload payload does not have a file.");
  const project = findOrCreateProject(context, identity, fields.name);
  requirePermission(context, identity, project);
  requireGoodUser(context, identity);
  return {
    context,
    identity,
    fields,
    metadata,
    content,
    digests: digestsOf(content.bytes),
    project,
    projectName: metadata.name,
    normalizedName: normalizeName(fields.name),
    release: findRelease(project, metadata.version.canonical),
    attestations: valuesOf(form, "attestations").at(-1)
  };
}
function findRelease(project, canonical) {
  return Object.values(project.releases).find(
    (release2) => parseVersion(release2.version)?.canonical === canonical
  );
}

// src/sandbox/package-index/answer.ts
async function answer4(context, route, request) {
  try {
    return await dispatch(context, route, request);
  } catch (error) {
    if (!(error instanceof Refusal2)) throw error;
    return replyToRefusal(error, request.headers["accept"], context.switches.reasonPhrase);
  }
}
function dispatch(context, route, request) {
  const method = methodOf(route);
  if (!allowedMethods(route).includes(request.method)) return notAllowed(request.method, method);
  const page2 = {
    root: request.root,
    accept: request.headers["accept"],
    knownTag: request.headers["if-none-match"]
  };
  switch (route.at) {
    case "upload":
      return upload(context, route.slash, request);
    case "audience":
      return replyWithAudience(context);
    case "mint":
      return replyWithToken(context, Buffer.from(request.body).toString());
    case "simple":
      if (route.project === void 0) return replyWithProjects(context, page2);
      return route.slash ? replyWithFiles(context, route.project, page2) : redirect(`${request.address.pathname}/`);
    case "json":
      return replyWithLegacyJson(context, route.project, route.version, page2);
    case "provenance":
      return replyWithProvenance(context, route, request.headers["accept"]);
    case "file":
      return replyWithFile(context, request.address.pathname);
  }
}
function allowedMethods(route) {
  if (route.at === "audience" || route.at === "mint") return [methodOf(route)];
  return methodOf(route) === "GET" ? ["GET", "HEAD"] : ["POST"];
}
function notAllowed(method, allowed, allow = allowed) {
  const heading = "405 Method Not Allowed";
  return {
    status: 405,
    headers: { "content-type": "text/html; charset=UTF-8", allow },
    body: `<html>
 <head>
  <title>${heading}</title>
 </head>
 <body>
  <h1>${heading}</h1>
  The method ${method} is not allowed for this resource. <br/><br/>

 </body>
</html>`
  };
}
async function upload(context, slash, request) {
  if (!slash) {
    throw new Refusal2(
      308,
      "An upload was attempted to /legacy but the expected upload URL is /legacy/ (with a trailing slash)",
      { location: "/legacy/" }
    );
  }
  const form = await readForm(request.body, request.headers["content-type"]);
  const action = request.address.searchParams.get(":action") ?? valuesOf(form, ":action").at(-1);
  switch (action) {
    case "file_upload":
      return acceptUpload(context, form, request.headers["authorization"]);
    case "submit":
    case "submit_pkg_info":
      throw new Refusal2(
        410,
        "Project pre-registration is no longer required or supported, upload your files instead."
      );
    case "doc_upload":
      throw new Refusal2(
        410,
        "Uploading documentation is no longer supported, we recommend using https://readthedocs.org/."
      );
    default:
      return notAllowed(request.method, "POST", "GET, HEAD, OPTIONS");
  }
}

// src/sandbox/package-index/storage.ts
import { mkdir as mkdir2, readdir as readdir2, readFile as readFile2, rename as rename2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";
var STATE_FILE2 = "state.json";
var FILES_FOLDER = "files";
async function saveState(context, directory) {
  const folder = join2(directory, FILES_FOLDER);
  await mkdir2(folder, { recursive: true });
  const kept = new Set(await readdir2(folder));
  for (const [digest, bytes] of context.contents) {
    if (!kept.has(digest)) await writeFile2(join2(folder, digest), bytes);
  }
  const path = join2(directory, STATE_FILE2);
  await writeFile2(`${path}.new`, `${JSON.stringify(context.state, void 0, 1)}
`);
  await rename2(`${path}.new`, path);
}
async function loadState(context, directory) {
  const text2 = await readFile2(join2(directory, STATE_FILE2), "utf8").catch(ignoreMissing2);
  if (text2 === void 0) return;
  context.state = JSON.parse(text2);
  context.contents.clear();
  const folder = join2(directory, FILES_FOLDER);
  for (const digest of await readdir2(folder))
    context.contents.set(digest, await readFile2(join2(folder, digest)));
}
function ignoreMissing2(error) {
  if (error.code !== "ENOENT") throw error;
  return void 0;
}

// src/sandbox/package-index/server.ts
var BODY_LIMIT = 300 * 1024 ** 2;
async function startPackageIndex(options) {
  const context = {
    name: options.name,
    clock: options.clock ?? systemClock2,
    switches: defaultSwitches(),
    issuers: options.issuers ?? [],
    keys: new IssuerKeys(),
    state: emptyState(),
    contents: /* @__PURE__ */ new Map(),
    unseen: /* @__PURE__ */ new Set()
  };
  if (options.directory !== void 0) await loadState(context, options.directory);
  const requests = [];
  const inTurn = takeTurns();
  const { url, close } = await listen(async (request, response) => {
    const { pathname } = addressOf(request);
    requests.push({ method: request.method ?? "GET", path: pathname });
    const body = await readBody(request, BODY_LIMIT);
    const route = routeOf(pathname);
    if (route === void 0) return send(response, textReply(404, "404 Not Found"));
    await inTurn(() => serve(context, { request, response, route, body }));
  });
  return {
    ...administrationOf(context),
    url,
    get state() {
      return context.state;
    },
    switches: context.switches,
    requests,
    content: (sha256) => context.contents.get(sha256),
    saveTo: (directory) => saveState(context, directory),
    loadFrom: (directory) => loadState(context, directory),
    close
  };
}
function takeTurns() {
  let last = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => void 0);
    return turn;
  };
}
async function serve(context, exchange) {
  const { request, response, route, body } = exchange;
  const fault = takeFault(context.switches, endpointOf(route));
  if (fault?.kind === "reset-before") return reset2(response);
  if (fault?.kind === "status") return send(response, faultReply(fault));
  const reply2 = await answer4(context, route, {
    method: request.method ?? "GET",
    address: addressOf(request),
    root: `http://${request.headers.host}`,
    headers: singleHeaders(request),
    body
  });
  misbehave(response, reply2, fault);
}
function faultReply({ status, headers }) {
  const reply2 = textReply(status, `${status} from the sandbox`);
  return { ...reply2, headers: { ...reply2.headers, ...headers } };
}
function misbehave(response, reply2, fault) {
  switch (fault?.kind) {
    case "reset-after":
      reset2(response);
      break;
    case "half-an-answer": {
      const whole = Buffer.from(reply2.body ?? "");
      send(response, { ...reply2, body: whole.subarray(0, Math.floor(whole.length / 2)) });
      break;
    }
    default:
      send(response, reply2);
  }
}
function reset2(response) {
  response.socket?.resetAndDestroy();
}
function singleHeaders(request) {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : value
    ])
  );
}

// src/sandbox/sandbox.ts
var WORKFLOW = "publish.yml";
var ENVIRONMENT = "pypi";
var OWNER_ID = 7001;
var REPOSITORY_ID = 8001;
var TOKEN = "sandbox-token-of-the-job";
async function startSandbox(options) {
  const opened = [];
  try {
    return await open(options, (server) => {
      opened.push(server);
      return server;
    });
  } catch (error) {
    await Promise.all(opened.map((server) => server.close()));
    throw error;
  }
}
async function open(options, keep) {
  const { state, clock = systemClock2 } = options;
  const openIndex = async (name2) => keep(
    await startPackageIndex({
      name: name2,
      clock,
      issuers: [identity.issuer],
      ...state === void 0 ? {} : { directory: join3(state, name2) }
    })
  );
  const github = keep(await openGitHub(options, clock));
  const identity = keep(await startIdentity({ clock, job: { ...jobOf(options), ...options.job } }));
  const pypi = await openIndex("pypi");
  const testpypi = await openIndex("testpypi");
  for (const index of [pypi, testpypi]) allowPublishing(index, options);
  const { owner, name } = options.repository;
  return {
    servers: { pypi, testpypi, github, identity },
    addresses: { pypi: pypi.url, testpypi: testpypi.url, uploads: github.uploadUrl },
    github: {
      owner,
      repository: name,
      apiUrl: github.apiUrl,
      serverUrl: github.serverUrl,
      token: TOKEN
    },
    identity,
    save: async () => {
      if (state === void 0) return;
      await pypi.saveTo(join3(state, "pypi"));
      await testpypi.saveTo(join3(state, "testpypi"));
      await github.saveTo(join3(state, "github"));
    },
    close: async () => {
      await Promise.all([pypi, testpypi, github, identity].map((server) => server.close()));
    }
  };
}
async function openGitHub({ repository, state }, clock) {
  const restored = state === void 0 ? void 0 : await loadReleases(join3(state, "github"));
  return startGitHub({
    clock,
    repository: describe4(repository),
    defaultBranch: repository.defaultBranch,
    gitDirectory: repository.bare,
    tokens: [{ value: TOKEN, contents: "write" }],
    ...restored === void 0 ? {} : { restored }
  });
}
function jobOf({ repository }) {
  return {
    repository: describe4(repository),
    ref: `refs/tags/${repository.tag}`,
    sha: repository.commit,
    workflowFile: WORKFLOW,
    workflow: "Publish",
    environment: ENVIRONMENT,
    event: "push",
    runId: 1,
    runNumber: 1,
    runAttempt: 1,
    actor: { login: repository.owner, id: OWNER_ID }
  };
}
function describe4({ owner, name }) {
  const ids = { id: REPOSITORY_ID, ownerId: OWNER_ID };
  return { owner, name, ...ids, visibility: "public" };
}
function allowPublishing(index, { repository, project }) {
  const known = index.state.publishers.length + index.state.pendingPublishers.length > 0;
  if (known) return;
  index.addPendingPublisher(project, {
    owner: repository.owner,
    repository: repository.name,
    ownerId: String(OWNER_ID),
    workflow: WORKFLOW,
    environment: ENVIRONMENT
  });
}

// src/steps/rehearse/make-example.ts
import { cp } from "node:fs/promises";
import { join as join4 } from "node:path";
var IDENTITY = {
  GIT_AUTHOR_NAME: "Ada Example",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_AUTHOR_DATE: "2026-11-02T09:00:00Z",
  GIT_COMMITTER_NAME: "Ada Example",
  GIT_COMMITTER_EMAIL: "ada@example.org",
  GIT_COMMITTER_DATE: "2026-11-02T09:00:00Z"
};
var TAG = "v1.1.0";
async function makeExample(example, temporary, commands) {
  const directory = join4(temporary, "example");
  await cp(example, directory, { recursive: true });
  const steps = [
    ["git", "init", "--quiet", "--initial-branch=main"],
    ["git", "add", "--all"],
    ["git", "commit", "--quiet", "--no-gpg-sign", "--message=Release 1.1.0"],
    ["git", "tag", "--annotate", "--no-sign", "--message=Release 1.1.0", TAG]
  ];
  for (const step of steps) {
    const result = await commands.run(step, { directory, environment: IDENTITY, quiet: true });
    if (succeeded(result)) continue;
    throw new ReleaseError(
      rehearsalDiagnostics.diagnose("rehearsal-failed", {
        message: `${step.join(" ")} failed in a copy of the example project: ${result.output.trim()}`,
        hint: "Install git 2.28 or later."
      })
    );
  }
  return directory;
}

// src/steps/rehearse/prepare-repository.ts
import { stat } from "node:fs/promises";
import { join as join5, relative } from "node:path";
var NAMED2 = 5;
async function prepareRepository({ project, tag, temporary }, commands) {
  const git = gitIn(commands);
  const top = await topOf(project, git) ?? noRepository(project);
  const workingDirectory = relative(top, project).replaceAll("\\", "/") || ".";
  const name = await chooseTag(tag, top, git);
  const commit = await git(top, "rev-parse", `refs/tags/${name}^{commit}`) ?? noTag(name, (await git(top, "tag", "--list"))?.split("\n"));
  const bare = join5(temporary, "github.git");
  const workspace = join5(temporary, "workspace");
  await copyRepository(top, bare, git);
  const cloned = await git(temporary, "clone", "--quiet", "--branch", name, bare, workspace);
  if (cloned === void 0) throw failed("the clone at the tag");
  return {
    bare,
    workspace,
    workingDirectory,
    tag: name,
    commit,
    defaultBranch: await findDefaultBranch(top, git),
    ...await findRepositoryName(top, git),
    notices: await explainUncommitted(top, name, git)
  };
}
async function topOf(project, git) {
  const exists2 = await stat(project).catch(() => void 0);
  if (exists2?.isDirectory() !== true) noFolder(project);
  return git(project, "rev-parse", "--show-toplevel");
}
function gitIn(commands) {
  return async (directory, ...parameters) => {
    const result = await commands.run(["git", ...parameters], { directory, quiet: true });
    return succeeded(result) ? result.stdout.trimEnd() : void 0;
  };
}
async function chooseTag(asked, top, git) {
  const name = asked ?? await git(top, "describe", "--tags", "--abbrev=0") ?? noTag(void 0);
  return parseTagName(name) ?? noTag(name);
}
async function copyRepository(top, bare, git) {
  const cloned = await git(top, "clone", "--quiet", "--bare", "--no-hardlinks", top, bare);
  if (cloned === void 0) throw failed("the bare clone");
  const list = async (prefix) => {
    const refs = await git(top, "for-each-ref", "--format=%(refname)", prefix) ?? "";
    return refs.split("\n").flatMap((ref) => ref === "" ? [] : [ref.slice(prefix.length)]);
  };
  const local = await list("refs/heads/");
  const remote = (await list("refs/remotes/origin/")).filter(
    (branch) => branch !== "HEAD" && !local.includes(branch)
  );
  if (remote.length === 0) return;
  const specs = remote.map((branch) => `refs/remotes/origin/${branch}:refs/heads/${branch}`);
  await git(bare, "fetch", "--quiet", "--no-tags", top, ...specs);
}
async function findDefaultBranch(top, git) {
  const remote = await git(top, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
  const current = await git(top, "symbolic-ref", "--quiet", "--short", "HEAD");
  return remote?.replace(/^origin\//, "") || current || "main";
}
async function findRepositoryName(top, git) {
  const url = await git(top, "remote", "get-url", "origin") ?? "";
  const [, owner = "rehearsal", name = "project"] = /github\.com[:/]([\w-][\w.-]*)\/([\w.-]+?)(?:\.git)?\/?$/.exec(url) ?? [];
  return { owner, name };
}
async function explainUncommitted(top, tag, git) {
  const changed = await git(top, "status", "--porcelain") ?? "";
  const files = changed.split("\n").flatMap((line) => line === "" ? [] : [line.slice(3)]);
  if (files.length === 0) return [];
  const rest = files.length - NAMED2;
  return [
    rehearsalDiagnostics.diagnose("rehearsal-uncommitted", {
      message: `Uncommitted changes are not part of this rehearsal: ${files.slice(0, NAMED2).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`,
      hint: `If they belong to the release: commit them, and move the tag, as long as nothing was published from it: git tag --force --annotate ${tag} --message "Release ${tag}"`
    })
  ];
}
function noRepository(project) {
  throw new ReleaseError(
    rehearsalDiagnostics.diagnose("rehearsal-no-repository", {
      message: `${project} is not a folder of a git repository, or git is not installed.`,
      hint: "Name the folder of a project under git with --project."
    })
  );
}
function noFolder(project) {
  throw new ReleaseError(
    rehearsalDiagnostics.diagnose("rehearsal-no-repository", {
      message: `${project} is not a folder.`,
      hint: "Name the folder of a project under git with --project."
    })
  );
}
function noTag(name, tags = []) {
  const near = nearest(
    name ?? "",
    tags.filter((tag) => tag !== "")
  );
  throw new ReleaseError(
    rehearsalDiagnostics.diagnose("rehearsal-no-tag", {
      message: name === void 0 ? "No tag can be reached from the current branch." : `The repository has no tag ${JSON.stringify(name)}${near === void 0 ? "" : `; the nearest is ${near}`}.`,
      hint: "Make one on this machine (git tag -a v1.2.3 -m 'Release 1.2.3'; nothing is pushed), or name one with --tag."
    })
  );
}
function failed(what) {
  return new ReleaseError(
    rehearsalDiagnostics.diagnose("rehearsal-failed", {
      message: `git could not make ${what} for the rehearsal.`,
      hint: "Is there room on the disk, and is the repository whole (git fsck)?"
    })
  );
}

// src/commands/rehearse.ts
async function rehearse(journal, request, ports, connect) {
  const prepared = await prepare(journal, request, ports);
  if (prepared === void 0) return;
  const { repository, sandbox } = prepared;
  try {
    await rehearseRelease(journal, request, repository, connect(sandbox, repository.workspace));
  } finally {
    await sandbox.save();
    await sandbox.close();
  }
}
async function prepare(journal, request, { commands, reporter }) {
  let prepared;
  await journal.step("prepare-rehearsal", async () => {
    const { example, temporary, tag, state } = request;
    const project = request.project ?? await makeExample(example, temporary, commands);
    const repository = await prepareRepository(
      { project: resolve2(project), temporary, ...tag === void 0 ? {} : { tag } },
      commands
    );
    reporter.say(
      `Rehearsing the tag ${repository.tag} (commit ${repository.commit.slice(0, 10)}) of ${request.project ?? "the example project"}`
    );
    const sandbox = await openSandbox(repository, state);
    prepared = { repository, sandbox };
    return { tag: repository.tag, commit: repository.commit };
  });
  return prepared;
}
async function openSandbox(repository, state) {
  const project = await projectName(repository);
  if (state === void 0) return startSandbox({ repository, project });
  try {
    await mkdir3(state, { recursive: true });
    return await startSandbox({ repository, project, state: resolve2(state) });
  } catch (error) {
    throw new ReleaseError(
      rehearsalDiagnostics.diagnose("rehearsal-state-unusable", {
        message: `The state of earlier rehearsals in ${state} cannot be used: ${error instanceof Error ? error.message : error}`,
        hint: "Name another folder with --state, or delete this one."
      })
    );
  }
}
async function rehearseRelease(journal, { rules, temporary }, { workspace, workingDirectory, tag, commit, owner, name, notices }, ports) {
  const settings = {
    "working-directory": workingDirectory,
    rules,
    "confirm-timeout": "30",
    "github-token": "the sandbox's own"
  };
  const scratch = join6(temporary, "release");
  await mkdir3(scratch);
  await release(
    journal,
    {
      trigger: { kind: "tag-push", tag, commit },
      options: readInputs((input) => settings[input] ?? ""),
      workspace,
      temporary: scratch,
      filesUrl: (at) => `https://github.com/${owner}/${name}/blob/${at}/`,
      notices
    },
    ports
  );
}
async function projectName({ workspace, workingDirectory }) {
  try {
    const path = join6(workspace, workingDirectory, "pyproject.toml");
    return readProject(parseToml("pyproject.toml", await readFile3(path, "utf8"))).name;
  } catch {
    return "unknown";
  }
}

// src/report/terminal.ts
var MARKS2 = {
  good: ["\u2713", "+"],
  doubtful: ["!", "!"],
  bad: ["\u2717", "x"],
  open: ["\u2013", "-"]
};
var MARK_COLOURS = { good: "green", doubtful: "yellow", bad: "red", open: "dim" };
var SEVERITY_COLOURS = {
  error: "red",
  warning: "yellow",
  notice: "blue"
};
var CODES = {
  bold: 1,
  dim: 2,
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34
};
var NOTES_SHOWN = 20;
function terminalReport(report, options) {
  const paint = (colour, text2) => options.colour ? `\x1B[${CODES[colour]}m${text2}\x1B[0m` : text2;
  const mark = (kind) => paint(MARK_COLOURS[kind], MARKS2[kind][options.unicode ? 0 : 1]);
  const failed2 = hasFailed(report);
  const findings = findingsOf(report).flatMap((finding) => findingLines(finding, options, paint));
  const items = checklist(report).filter(({ state }) => !failed2 || state === "failed");
  const sections = [
    ["Release notes", failed2 ? [] : noteLines(report)],
    ["Checklist", items.flatMap((item) => itemLines(item, failed2, mark))],
    ["Files", fileLines(report, mark)],
    ["Findings", findings]
  ];
  const shown = sections.filter(([, lines]) => lines.length > 0).map(([title, lines]) => [paint("bold", title), ...lines, ""].join("\n"));
  const end = `${mark(failed2 ? "bad" : "good")} ${printable(headline(report))}`;
  return [...shown, end, ...addresses(report, options.siteOf), ""].join("\n");
}
function noteLines(report) {
  const manifest = resultOf(report, "obtain")?.manifest;
  if (manifest === void 0) return [];
  const lines = manifest.notes.split(/\r\n|[\r\n]/);
  const rest = lines.length - NOTES_SHOWN;
  return [
    `  ${printable(manifest.plan.title)}`,
    "",
    ...lines.slice(0, NOTES_SHOWN).map((line) => `    ${printable(line)}`.trimEnd()),
    ...rest > 0 ? [`    \u2026 and ${rest} more lines`] : []
  ];
}
function findingLines({ code, severity, message: message2, hint, location }, { titleOf }, paint) {
  const place = location === void 0 ? "" : `  ${printable(placeOf(location))}`;
  return [
    `  ${paint(SEVERITY_COLOURS[severity], severity)} ${printable(`${titleOf(code)} (${code})`)}${place}`,
    ...indented(message2, 4),
    ...hint === void 0 ? [] : indented(hint, 6).map((line) => paint("dim", line))
  ];
}
function fileLines(report, mark) {
  return filesOf(report).map(({ name, size, states }) => {
    const refused = states.some(({ state }) => state === "conflict");
    const there = states.length > 0 && states.every(({ state }) => isThere(state));
    const kind = refused ? "bad" : there ? "good" : "open";
    const where = states.map(({ index, state }) => `${indexLabel(index)}: ${state}`).join(", ");
    return `  ${mark(kind)} ${printable(`${name}  ${sizeLabel(size)}  ${where}`).trimEnd()}`;
  });
}
function itemLines({ line, state, by }, short, mark) {
  switch (state) {
    case "done":
      return [`  ${mark("good")} ${line}`];
    case "warned":
      return [`  ${mark("doubtful")} ${line}`];
    case "failed":
      return [`  ${mark("bad")} ${line}`, ...short ? [] : indented(by, 6)];
    case "not-checked":
      return [`  ${mark("open")} ${line}`, ...indented(by, 6)];
    case "not-needed":
      return [`  ${mark("open")} ${line} (not needed)`];
  }
}
function addresses(report, siteOf) {
  if (isRehearsal(report)) return [];
  const release2 = releaseOf(report);
  const pages = publicPages(report, siteOf).map(({ url }) => url);
  return [...release2 === void 0 ? [] : [release2.url], ...pages].map(
    (address) => `  ${printable(address)}`
  );
}
function indented(text2, columns) {
  return text2.split(/\r\n|[\r\n]/).map((line) => " ".repeat(columns) + printable(line));
}

// src/report/usage.ts
function usage(commands) {
  const blocks = Object.entries(commands).map(([name, { description, flags }]) => {
    const shown = flags.map((flag) => [
      flag.value === void 0 ? `--${flag.name}` : `--${flag.name} ${flag.value}`,
      flag.description
    ]);
    const width = Math.max(...shown.map(([flag = ""]) => flag.length));
    const lines = shown.map(([flag = "", text2 = ""]) => `    ${flag.padEnd(width)}  ${text2}`);
    return [`  tag2pypi ${name}`, `    ${description}.`, "", ...lines].join("\n");
  });
  const end = "Exit code 0: done; 1: an error stands in the report; 2: the command line is wrong.";
  return ["Usage:", "", ...blocks, "", end, ""].join("\n");
}

// src/entries/cli.ts
var here = (path) => fileURLToPath(new URL(path, import.meta.url));
var carried = here("../python/");
var style = {
  colour: process.stdout.isTTY === true && process.env["NO_COLOR"] === void 0,
  unicode: process.platform !== "win32" || process.env["WT_SESSION"] !== void 0
};
var EXIT = { done: 0, failed: 1, usage: 2 };
async function main(words) {
  const [command, ...rest] = words;
  if (command === "--version") return say(VERSION);
  if (command === void 0 || command === "--help") return say(usage(commandLine));
  if (command !== "rehearse") return refuse3(`There is no command ${command}.`);
  const flags = readFlags(rest);
  if (typeof flags === "string") return refuse3(flags);
  if (flags["help"] !== void 0) return say(usage(commandLine));
  return runRehearsal(flags);
}
function readFlags(words) {
  const options = Object.fromEntries(
    commandLine.rehearse.flags.map((flag) => [
      flag.name,
      { type: "value" in flag ? "string" : "boolean" }
    ])
  );
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { ...options, help: { type: "boolean" } },
      strict: true
    });
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === true ? "" : String(value)])
    );
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
async function runRehearsal(flags) {
  const began = performance.now();
  const temporary = await realpath(await mkdtemp(join7(tmpdir(), "tag2pypi-")));
  const busy = busyTime(() => performance.now());
  try {
    const report = await rehearseIn(temporary, flags, busy);
    const titleOf = (code) => catalogue[code]?.title ?? code;
    const siteOf = () => void 0;
    process.stdout.write(`
${terminalReport(report, { titleOf, siteOf, ...style })}
`);
    if (!hasFailed(report)) process.stdout.write(keptLine(flags["state"]));
    process.stdout.write(timeLine(performance.now() - began, busy.total()));
    const written = await writeReport(report, flags["report"]);
    return hasFailed(report) || !written ? EXIT.failed : EXIT.done;
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => void 0);
  }
}
async function rehearseIn(temporary, flags, busy) {
  const reporter = terminalReporter(process.stdout, {
    ...style,
    verbose: flags["verbose"] !== void 0
  });
  const journal = new Journal({
    now: systemClock.now,
    onStart: reporter.started,
    onFinish: reporter.finished
  });
  const offline = { PIP_NO_INDEX: "1", PIP_FIND_LINKS: join7(carried, "wheels") };
  const environment = { ...process.env, ...flags["project"] === void 0 ? offline : {} };
  const request = {
    ...pick(flags, ["project", "tag", "state"]),
    rules: flags["rules"] ?? "",
    example: here("../examples/python-project/"),
    temporary
  };
  const commands = commandsAdapter({ environment, reporter, busy });
  await rehearse(
    journal,
    request,
    { commands, reporter },
    (sandbox, workspace) => connectRelease({
      environment,
      workspace,
      temporary,
      github: { ...sandbox.github, uploadUrl: sandbox.addresses.uploads },
      indexes: [resolveIndex("pypi", sandbox.addresses)],
      identity: sandbox.identity,
      reporter,
      mask: () => void 0,
      carried,
      version: VERSION,
      repository: REPOSITORY,
      busy
    })
  );
  return journal.report();
}
async function writeReport(report, file) {
  if (file === void 0) return true;
  try {
    await writeFile3(file, `${JSON.stringify(publicReport(report), void 0, 2)}
`);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The report cannot be written: ${why}
`);
    return false;
  }
}
function keptLine(state) {
  return state === void 0 ? "The rehearsal's index and GitHub are gone; --state DIR keeps them for the next one.\n" : `The rehearsal's index and GitHub are kept in ${state}.
`;
}
function timeLine(wall, children) {
  const seconds = (milliseconds) => (milliseconds / 1e3).toFixed(1);
  return `${seconds(wall)} s in all, ${seconds(children)} s of it in git, the build, pip and the smoke test, ${seconds(wall - children)} s in tag2pypi itself.
`;
}
function pick(flags, names) {
  const given = names.flatMap((name) => flags[name] === void 0 ? [] : [[name, flags[name]]]);
  return Object.fromEntries(given);
}
function say(text2) {
  process.stdout.write(`${text2.trimEnd()}
`);
  return EXIT.done;
}
function refuse3(problem) {
  process.stderr.write(`${problem}

${usage(commandLine)}`);
  return EXIT.usage;
}
process.exitCode = await main(process.argv.slice(2));
