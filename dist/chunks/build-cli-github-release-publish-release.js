import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  NEWEST_METADATA_VERSION,
  auditInstalled,
  auditSubject,
  extrasOf,
  goesToPypi,
  isPlainVersionFile,
  isVersionFileName,
  licenseFilesOf,
  listSome,
  metadataIsTaken,
  metadataVersionStatus,
  parseRequirement,
  quote,
  readBlocks,
  versionOfTag
} from "./build-check-cli-github-release-publish-release.js";
import {
  ArchiveError,
  BLOCK,
  CONTENT_LIMIT,
  damagedHeader,
  decodeMetadata,
  decodeText,
  decompress,
  explainArchiveError,
  fittingWheel,
  mayBeZip,
  openFile,
  openWheel,
  prepareInstallation,
  quoteName,
  readTarHeader,
  readWheelIn,
  readWheelMetadata,
  readZip,
  requireContentFits,
  requireDirectPaths,
  requireFewMembers,
  requireMember,
  requireModestRatio,
  requirePlainPath,
  tryInstallation,
  wheelsOf
} from "./build-cli-github-release-publish-release-verify.js";
import {
  MANIFEST_NAME,
  ReleaseError,
  applyRules,
  assetName,
  comparePublishingOrder,
  compareVersions,
  confirmationDiagnostics,
  contentDiagnostics,
  contentsDiagnostics,
  decideAssets,
  decideUpload,
  describeRevision,
  describeVersion,
  descriptionOf,
  distributionDiagnostics,
  expectedSdistName,
  expectedWheelName,
  findAsset,
  headerOf,
  headersOf,
  indexLabel,
  installedDiagnostics,
  isPrerelease,
  normalizeProjectName,
  optional,
  parseDistributionName,
  parseMetadata,
  printable,
  publisherDiagnostics,
  readMarker,
  releaseDiagnostics,
  releaseMarker,
  revisionOf,
  sameVersion,
  sanitise,
  targetsAmong,
  withoutMarker
} from "./shared.js";

// src/steps/confirm/look.ts
import { join as join3 } from "node:path";

// src/domain/publisher/confirm-metadata.ts
function metadataToShow(metadata) {
  return {
    name: headerOf(metadata, "name") ?? "",
    version: headerOf(metadata, "version") ?? "",
    summary: headerOf(metadata, "summary") ?? "",
    description: descriptionOf(metadata) ?? "",
    classifiers: headersOf(metadata, "classifier")
  };
}
function compareMetadata(comparison) {
  const { index, file, wanted, shown } = comparison;
  const [label, origin] = [indexLabel(index), sanitise(file, 200)];
  const messages = [
    ...differentText("name", wanted.name, shown.name, sameName),
    ...differentText("version", wanted.version, shown.version, sameVersion),
    ...differentText("summary", readable(wanted.summary), readable(shown.summary)),
    ...differentDescription(readable(wanted.description), readable(shown.description)),
    ...differentClassifiers(wanted.classifiers, shown.classifiers)
  ].map(({ what, there, here }) => `${label} shows ${what} ${there}; ${origin} says ${here}.`);
  return messages.map(
    (message) => confirmationDiagnostics.diagnose("indexed-metadata-differs", {
      message,
      hint: "An index like PyPI takes a version's metadata from its first file, for good. If readers are misled, release the next patch version."
    })
  );
}
function differentText(what, wanted, shown, same = (one, other) => one === other) {
  if (same(wanted, shown)) return [];
  return [{ what: `the ${what}`, there: quoted(shown), here: quoted(wanted) }];
}
function sameName(one, other) {
  return normalizeProjectName(one) === normalizeProjectName(other);
}
function differentDescription(wanted, shown) {
  if (wanted === shown) return [];
  let at = 0;
  while (at < wanted.length && wanted[at] === shown[at]) at++;
  const from = Math.max(0, at - 20);
  const what = from === 0 ? "the description" : `the description, from its character ${from + 1} on,`;
  return [{ what, there: quoted(shown.slice(from)), here: quoted(wanted.slice(from)) }];
}
function differentClassifiers(wanted, shown) {
  const [here, there] = [distinct(wanted), distinct(shown)];
  const onlyThere = [...there].filter((classifier) => !here.has(classifier));
  const onlyHere = [...here].filter((classifier) => !there.has(classifier));
  if (onlyThere.length + onlyHere.length === 0) return [];
  const what = "of the classifiers that differ";
  return [{ what, there: listed(onlyThere), here: listed(onlyHere) }];
}
function distinct(classifiers) {
  return new Set(classifiers.map(readable).filter((classifier) => classifier !== ""));
}
function readable(text) {
  const words = text.replaceAll("\0", "\\x00").replace(/\s+/g, " ").trim();
  return words === "UNKNOWN" ? "" : words;
}
function quoted(text) {
  return text === "" ? "nothing" : `"${sanitise(text, 100)}"`;
}
function listed(classifiers) {
  const rest = classifiers.length - 5;
  const some = classifiers.slice(0, 5).map(quoted).join(", ");
  return classifiers.length === 0 ? "nothing" : `${some}${rest > 0 ? ` and ${rest} more` : ""}`;
}

// src/domain/publisher/specifiers.ts
function sameSpecifiers(left, right) {
  const [one, other] = [specifiersOf(left), specifiersOf(right)];
  return one.size === other.size && [...one].every((specifier) => other.has(specifier));
}
function specifiersOf(text) {
  const specifiers2 = text.split(",").map((specifier) => canonical(specifier.replace(/\s+/g, "")));
  return new Set(specifiers2.filter((specifier) => specifier !== ""));
}
function canonical(specifier) {
  const bare = specifier.toLowerCase();
  const zerosCount = /^(?:~=|===)/.test(bare) || bare.endsWith("*");
  return zerosCount ? bare : bare.replace(/(?:\.0)+$/, "");
}

// src/domain/publisher/confirmation.ts
function compareFiles(index, expected, shown) {
  const differences = /* @__PURE__ */ new Map();
  for (const wanted of expected) {
    const file = shown.find(({ name }) => name === wanted.name);
    if (file === void 0) continue;
    for (const difference of differencesOf(wanted, file, index.site !== void 0)) {
      const key = JSON.stringify(difference);
      const known = differences.get(key) ?? { ...difference, files: [] };
      known.files.push(wanted.name);
      differences.set(key, known);
    }
  }
  return [...differences.values()].map(
    ({ files, ...difference }) => explain(indexLabel(index.name), difference, listed2(files))
  );
}
function differencesOf(wanted, shown, tellsAll) {
  const differences = [];
  if (shown.size !== void 0 && shown.size !== wanted.size) {
    differences.push({ of: "size", wanted: wanted.size, shown: shown.size });
  }
  const told = tellsAll || shown.requiresPython !== void 0;
  if (told && !sameSpecifiers(wanted.requiresPython ?? "", shown.requiresPython ?? "")) {
    const { requiresPython } = wanted;
    differences.push({
      of: "requires-python",
      wanted: requiresPython,
      shown: shown.requiresPython
    });
  }
  if (wanted.attested && shown.provenance === void 0) differences.push({ of: "provenance" });
  return differences;
}
function explain(label, difference, files) {
  switch (difference.of) {
    case "size":
      return confirmationDiagnostics.diagnose("indexed-file-differs", {
        message: `${label} shows a size of ${difference.shown} bytes for ${files}; the release's file has ${difference.wanted}.`,
        hint: "The digest is right, so the bytes are: nothing is to be done, unless installers refuse the file."
      });
    case "requires-python":
      return confirmationDiagnostics.diagnose("indexed-file-differs", {
        message: `${label} shows requires-python ${specifiers(difference.shown)} for ${files}; the uploaded metadata say ${specifiers(difference.wanted)}.`,
        hint: "Installers go by what the index shows, and an index like PyPI takes it from the first file of a version, for good. If it keeps the wrong Pythons away, or lets them in, release the next patch version, with one requires-python in all files."
      });
    case "provenance":
      return confirmationDiagnostics.diagnose("provenance-missing", {
        message: `${label} shows no provenance for ${files}; the upload brought an attestation.`,
        hint: "It cannot be added to a published file. Whoever needs it finds the attestation among the assets of the GitHub release."
      });
  }
}
function specifiers(text) {
  return text === void 0 || text === "" ? "(none)" : `"${sanitise(text, 100)}"`;
}
function listed2(names) {
  const rest = names.length - 3;
  return `${names.slice(0, 3).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

// src/steps/inspect-distributions.ts
import { createHash } from "node:crypto";
import { join as join2 } from "node:path";

// src/archives/gunzip.ts
import { createGunzip } from "node:zlib";
async function* unpackGzip(source) {
  if (source.size < 2 || !isGzip(await source.read(0, 2))) {
    throw new ArchiveError("not-a-tar", "it is not compressed by gzip");
  }
  let unpacked = 0;
  for await (const part of gunzip(source)) {
    if (unpacked === 0 && isGzip(part)) {
      throw new ArchiveError("not-a-tar", "it is compressed twice");
    }
    unpacked += part.length;
    requireModestRatio(unpacked, source.size);
    yield part;
  }
}
async function* gunzip(source) {
  try {
    const stream = createGunzip({ chunkSize: 64 * 1024 });
    yield* decompress(stream, source, { offset: 0, length: source.size });
    if (stream.bytesWritten !== source.size) {
      throw new ArchiveError("trailing-data", "there are data behind its compressed data");
    }
  } catch (error) {
    throw explainGzip(error);
  }
}
function isGzip(bytes) {
  return bytes[0] === 31 && bytes[1] === 139;
}
function explainGzip(error) {
  if (typeof error !== "object" || error === null || !("code" in error)) return error;
  if (error.code === "Z_BUF_ERROR") {
    return new ArchiveError("truncated", "its compressed data end too early");
  }
  if (error.code !== "Z_DATA_ERROR") return error;
  return "message" in error && error.message === "incorrect data check" ? new ArchiveError("crc-mismatch", "its content does not match its CRC") : new ArchiveError("malformed", "its compressed data are damaged");
}

// src/archives/links.ts
function requireInnerLink({ name, symbolic, target }) {
  const up = symbolic ? /^(?:\.\.\/)*/.exec(target)?.[0] ?? "" : "";
  const depth = name.split("/").length - 1;
  const levels = up.length / "../".length;
  if (isPlain(target.slice(up.length)) && (!symbolic || levels < depth)) {
    if (symbolic || target.split("/", 1)[0] === name.split("/", 1)[0]) return;
  }
  throw new ArchiveError(
    "link",
    `member ${quoteName(name)} is a link to ${quoteName(target)}, which is not plainly within the archive`,
    name
  );
}
function isPlain(path) {
  try {
    requirePlainPath(path);
    return true;
  } catch {
    return false;
  }
}

// src/archives/tar-extended.ts
var UTF8 = "ISO-IR 10646 2000 UTF-8";
function readPaxHeader(bytes) {
  const values = /* @__PURE__ */ new Map();
  for (let at = 0; at < bytes.length; ) {
    const { keyword, value, end } = readRecord(bytes, at);
    if (keyword.startsWith("GNU.sparse.")) throw sparse();
    if (values.has(keyword)) throw damagedHeader(`it states its ${quoteKeyword(keyword)} twice`);
    if (MATTERING.has(keyword)) values.set(keyword, value);
    at = end;
  }
  const [name, target, size, charset] = [...MATTERING].map((keyword) => values.get(keyword));
  if (charset !== void 0 && decodeTarText(charset) !== UTF8) {
    throw damagedHeader("its names are in an encoding that it does not tell");
  }
  return {
    ...name === void 0 ? {} : { name: decodeTarText(name) },
    ...target === void 0 ? {} : { target: decodeTarText(target) },
    ...size === void 0 ? {} : { size: readSize(size) }
  };
}
var MATTERING = /* @__PURE__ */ new Set(["path", "linkpath", "size", "hdrcharset"]);
function readLongName(bytes) {
  const end = bytes.indexOf(0);
  if (end < 0) throw damagedHeader("its long name has no end");
  if (bytes.subarray(end).some((byte) => byte !== 0)) {
    throw damagedHeader("there are bytes behind the end of its long name");
  }
  return decodeTarText(bytes.subarray(0, end));
}
var DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decodeTarText(bytes) {
  try {
    return DECODER.decode(bytes);
  } catch {
    throw new ArchiveError("invalid-name", "the name of a member is not UTF-8");
  }
}
function sparse() {
  return new ArchiveError("sparse", "it has a sparse member");
}
var SPACE = 32;
var EQUALS = 61;
var LINE_BREAK = 10;
function readRecord(bytes, start) {
  const space = bytes.subarray(start, start + 9).indexOf(SPACE);
  const digits = ascii(bytes.subarray(start, start + Math.max(space, 0)));
  const end = start + Number(digits);
  const equals = bytes.indexOf(EQUALS, start);
  const first = start + space + 1;
  const sound = /^[1-9]\d*$/.test(digits) && end <= bytes.length && bytes[end - 1] === LINE_BREAK && equals > first && equals < end;
  if (!sound) throw damagedHeader("its extended header is no list of records");
  const keyword = ascii(bytes.subarray(first, equals));
  return { keyword, value: bytes.subarray(equals + 1, end - 1), end };
}
function readSize(bytes) {
  const text = ascii(bytes);
  if (!/^\d{1,15}$/.test(text)) throw damagedHeader("its extended header states no size");
  return Number(text);
}
function quoteKeyword(keyword) {
  return JSON.stringify(keyword.slice(0, 40));
}
function ascii(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

// src/archives/tar-entry.ts
function identify(header, extended) {
  const { type, size } = header;
  const path = extended.name ?? ownName(header);
  if (extended.size !== void 0 && extended.size !== size) {
    throw new ArchiveError(
      "size-mismatch",
      `member ${quoteName(path)} has two sizes, ${size} and ${extended.size} bytes`,
      path
    );
  }
  const kind = kindOf(type, path);
  const name = kind === "directory" ? path.replace(/\/$/, "") : path;
  if (kind === "file") return { type: kind, name, size };
  if (size !== 0) {
    throw new ArchiveError(
      "size-mismatch",
      `member ${quoteName(path)} has data, which only files have`,
      path
    );
  }
  if (kind === "directory") return { type: kind, name };
  return { type: kind, name, target: extended.target ?? decodeTarText(header.target) };
}
function requireMeaningless(bytes) {
  const stated = readPaxHeader(bytes);
  if (Object.keys(stated).length === 0) return stated;
  throw damagedHeader("an extended header gives one name or size to all members");
}
function ownName({ prefix, name }) {
  const own = decodeTarText(name);
  return prefix.length === 0 ? own : `${decodeTarText(prefix)}/${own}`;
}
function kindOf(type, path) {
  switch (type) {
    case "\0":
      return path.endsWith("/") ? "directory" : "file";
    case "0":
    case "7":
      if (!path.endsWith("/")) return "file";
      throw damagedHeader(`the file ${quoteName(path)} is named as a directory`);
    case "1":
      return "hard-link";
    case "2":
      return "symbolic-link";
    case "5":
      return "directory";
    case "S":
      throw sparse();
    default:
      throw new ArchiveError(
        "special-member",
        `member ${quoteName(path)} is neither a file, a directory nor a link, but of type ${JSON.stringify(type)}`,
        path
      );
  }
}

// src/archives/tar-parser.ts
var LARGEST_EXTENSION = 1024 * 1024;
var TarParser = class {
  #visit;
  #block = new Uint8Array(BLOCK);
  #filled = 0;
  #body;
  /** What extended headers state of the next member; undefined where there are none. */
  #extended;
  #any = false;
  #ended = false;
  constructor(visit) {
    this.#visit = visit;
  }
  /** Hands every member whose header is complete to the visitor. Throws ArchiveError. */
  write(bytes) {
    let rest = bytes;
    while (rest.length > 0) {
      rest = rest.subarray(this.#take(rest));
    }
  }
  /** Throws ArchiveError (`not-a-tar`, `truncated`) where the archive is not complete. */
  end() {
    if (!this.#any) throw new ArchiveError("not-a-tar", "it is no tar archive with members");
    if (!this.#ended) throw new ArchiveError("truncated", "it is cut off before its end");
  }
  /** How many of the bytes are done with. */
  #take(bytes) {
    if (this.#ended) return requireEmpty(bytes);
    return this.#body === void 0 ? this.#fillBlock(bytes) : this.#passBody(this.#body, bytes);
  }
  /** How many of the bytes go into the header block. */
  #fillBlock(bytes) {
    const taken = bytes.subarray(0, BLOCK - this.#filled);
    this.#block.set(taken, this.#filled);
    this.#filled += taken.length;
    if (this.#filled === BLOCK) {
      this.#filled = 0;
      this.#readBlock(readTarHeader(this.#block));
    }
    return taken.length;
  }
  #readBlock(header) {
    if (header === void 0) {
      if (this.#extended !== void 0) throw damagedHeader("no member follows an extended header");
      this.#ended = true;
      return;
    }
    this.#any = true;
    const reader = this.#readerOf(header);
    const padding = (BLOCK - header.size % BLOCK) % BLOCK;
    if (header.size === 0) reader?.end?.();
    else this.#body = { remaining: header.size, padding, reader };
  }
  #readerOf(header) {
    switch (header.type) {
      case "x":
        return this.#collect(header, (bytes) => readPaxHeader(bytes));
      case "g":
        return this.#collect(header, requireMeaningless);
      case "L":
        return this.#collect(header, (bytes) => ({ name: readLongName(bytes) }));
      case "K":
        return this.#collect(header, (bytes) => ({ target: readLongName(bytes) }));
      default: {
        const entry = identify(header, this.#extended ?? {});
        this.#extended = void 0;
        return this.#visit(entry);
      }
    }
  }
  /** How many of the bytes belong to the body and what fills up its last block. */
  #passBody(body, bytes) {
    const content = bytes.subarray(0, body.remaining);
    if (content.length > 0) {
      body.reader?.part(content);
      body.remaining -= content.length;
      if (body.remaining === 0) body.reader?.end?.();
    }
    const padding = bytes.subarray(content.length, content.length + body.padding);
    body.reader?.padding?.(padding);
    body.padding -= padding.length;
    if (body.remaining === 0 && body.padding === 0) this.#body = void 0;
    return content.length + padding.length;
  }
  #collect({ size }, read) {
    if (size > LARGEST_EXTENSION) {
      throw new ArchiveError("malformed", `it has an extended header of ${size} bytes`);
    }
    const parts = [];
    return {
      part: (bytes) => parts.push(bytes),
      end: () => {
        this.#extended = join(this.#extended ?? {}, read(Buffer.concat(parts)));
      },
      // Python reads on where the text does not end by itself.
      padding: requireEmpty
    };
  }
};
function join(earlier, later) {
  const twice = Object.keys(later).find((key) => key in earlier);
  if (twice === void 0) return { ...earlier, ...later };
  throw damagedHeader(`two extended headers state its ${twice}`);
}
function requireEmpty(bytes) {
  if (bytes.every((byte) => byte === 0)) return bytes.length;
  throw new ArchiveError(
    "trailing-data",
    "there are data where there should be nothing but padding"
  );
}

// src/archives/tar.ts
var CONTENT_LIMIT2 = 16 * 1024 * 1024;
async function readTarGz(source, wants, watch) {
  const members = [];
  const kept = /* @__PURE__ */ new Map();
  const requireNew = refuseDuplicates();
  let characters = 0;
  const parser = new TarParser((entry) => {
    const member = memberOf(entry);
    requireNew(member);
    members.push(member);
    characters += member.name.length + (member.type === "link" ? member.target.length : 0);
    requireFewMembers(members.length, characters);
    if (member.type !== "file") return void 0;
    const parts = wants(member.name) ? partsFor(member) : void 0;
    if (parts !== void 0) kept.set(member.name, parts);
    return readerFor(parts, watch?.(member.name));
  });
  for await (const part of unpackGzip(source)) parser.write(part);
  parser.end();
  requireDirectPaths(members);
  const contents = new Map([...kept].map(([name, parts]) => [name, Buffer.concat(parts)]));
  return { members, contents };
}
function memberOf(entry) {
  const { name } = entry;
  requirePlainPath(name);
  switch (entry.type) {
    case "file":
    case "directory":
      return entry;
    case "hard-link":
    case "symbolic-link": {
      const { target } = entry;
      requireInnerLink({ name, target, symbolic: entry.type === "symbolic-link" });
      return { type: "link", name, target };
    }
  }
}
function readerFor(parts, watch) {
  return {
    part: (bytes) => {
      parts?.push(bytes);
      watch?.part(bytes);
    },
    end: () => watch?.end?.()
  };
}
function refuseDuplicates() {
  const seen = /* @__PURE__ */ new Map();
  return ({ name, type }) => {
    const earlier = seen.get(name);
    if (earlier !== void 0 && (earlier !== "directory" || type !== "directory")) {
      throw new ArchiveError("duplicate-name", `it has two members ${quoteName(name)}`, name);
    }
    seen.set(name, type);
  };
}
function partsFor({ name, size }) {
  if (size <= CONTENT_LIMIT2) return [];
  throw new ArchiveError(
    "member-too-large",
    `member ${quoteName(name)} has ${size} bytes, more than the ${CONTENT_LIMIT2} that are read of it`,
    name
  );
}

// src/archives/sdist.ts
async function readSdist(source, filename) {
  const { metadata, members, root } = await openSdist(source, filename);
  return { metadata, members: members.map((member) => member.name), root };
}
async function openSdist(source, filename, watch) {
  if (!filename.endsWith(".tar.gz")) {
    throw new ArchiveError("file-name", "it is not named as an sdist, which ends in .tar.gz");
  }
  if (await mayBeZip(source)) {
    throw new ArchiveError("zip-and-tar", "it can be read as a ZIP archive too");
  }
  let first;
  const wants = (name) => {
    first ??= topOf(name);
    return name === `${first}/PKG-INFO`;
  };
  const { members, contents } = await readTarGz(source, wants, watch);
  const root = findRoot(members.map(({ name }) => name));
  const path = `${root}/PKG-INFO`;
  const bytes = contents.get(path);
  if (bytes === void 0) {
    throw new ArchiveError("missing-member", `it has no file ${quoteName(path)}`, path);
  }
  return { metadata: decodeMetadata(bytes, path), members, root };
}
function topOf(name) {
  return name.split("/", 1)[0] ?? "";
}
function findRoot(names) {
  const roots = [...new Set(names.map(topOf))];
  const [root] = roots;
  if (root !== void 0 && roots.length === 1) return root;
  const shown = roots.slice(0, 5).map(quoteName).join(", ");
  throw new ArchiveError(
    "top-level",
    `it has ${roots.length} top-level directories instead of one (${shown})`
  );
}

// src/archives/secrets.ts
import { crc32 } from "node:zlib";
var ORDER = ["private-key", "pypi-token", "github-token"];
var PRIVATE_KEY = /^(?:\u00ef\u00bb\u00bf)?\s{0,64}(?:-----BEGIN (?:[A-Z]{1,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d)/;
var HEAD = 256;
var OVERLAP = 320;
var PYPI_TOKEN = /pypi-Ag(?:EIcHlwaS5vcmc|ENdGVzdC5weXBpLm9yZw)([\w-]{70,250})/g;
var GITHUB_TOKEN = /gh[pousr]_([A-Za-z0-9]{30})([A-Za-z0-9]{6})(?![A-Za-z0-9])/g;
var GITHUB_FINE_TOKEN = /github_pat_[A-Za-z0-9]{22}_([A-Za-z0-9]{59})(?![A-Za-z0-9])/g;
function createSecretScanner() {
  const found = /* @__PURE__ */ new Set();
  let head = "";
  let tail = "";
  return {
    update: (part) => {
      const text = Buffer.from(part.buffer, part.byteOffset, part.length).toString("latin1");
      if (head.length < HEAD) head += text.slice(0, HEAD - head.length);
      const seen = tail + text;
      if (holdsPypiToken(seen)) found.add("pypi-token");
      if (holdsGithubToken(seen)) found.add("github-token");
      tail = seen.slice(-OVERLAP);
    },
    end: () => {
      if (PRIVATE_KEY.test(head)) found.add("private-key");
      return ORDER.filter((secret) => found.has(secret));
    }
  };
}
function holdsPypiToken(text) {
  if (!text.includes("pypi-Ag")) return false;
  return [...text.matchAll(PYPI_TOKEN)].some(([, body = ""]) => isRandom(body));
}
function holdsGithubToken(text) {
  const classic = /gh[pousr]_/.test(text) ? [...text.matchAll(GITHUB_TOKEN)] : [];
  if (classic.some(([, body = "", checksum = ""]) => checksumOf(body) === checksum)) return true;
  if (!text.includes("github_pat_")) return false;
  return [...text.matchAll(GITHUB_FINE_TOKEN)].some(([, body = ""]) => isRandom(body));
}
function isRandom(text) {
  return new Set(text).size >= 20;
}
var DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
function checksumOf(body) {
  let rest = crc32(body);
  let digits = "";
  for (let place = 0; place < 6; place++) {
    digits = `${DIGITS[rest % 62]}${digits}`;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

// src/archives/watch-content.ts
function watchContent(newDigest) {
  const digest = newDigest();
  const scanner = createSecretScanner();
  return {
    update: (part) => {
      digest.update(part);
      scanner.update(part);
    },
    end: () => ({ sha256: digest.digest("hex"), secrets: scanner.end() })
  };
}

// src/archives/inspect-sdist.ts
async function inspectSdist(source, filename, newDigest) {
  const watched = /* @__PURE__ */ new Map();
  const { metadata, members, root } = await openSdist(source, filename, (name) => {
    const watch = watchContent(newDigest);
    return { part: watch.update, end: () => watched.set(name, watch.end()) };
  });
  const described = members.map((member) => describe(member, watched));
  return { metadata, members: described, layout: { kind: "sdist", root } };
}
function describe(member, watched) {
  const { name } = member;
  switch (member.type) {
    case "directory":
      return { kind: "directory", name };
    case "link":
      return { kind: "link", name, target: member.target };
    case "file": {
      const { sha256 = "", secrets = [] } = watched.get(name) ?? {};
      return { kind: "file", name, size: member.size, sha256, secrets };
    }
  }
}

// src/archives/inspect-wheel.ts
var DESCRIBING = [
  ["METADATA", CONTENT_LIMIT],
  ["RECORD", CONTENT_LIMIT],
  ["WHEEL", 1024 * 1024],
  ["entry_points.txt", 1024 * 1024]
];
async function inspectWheel(source, filename, newDigest) {
  const { zip, directory: information } = await openWheel(source, filename);
  const names = zip.members.map(({ name }) => name);
  requireMember(names, information, "METADATA");
  const limits = new Map(DESCRIBING.map(([name, limit]) => [`${information}/${name}`, limit]));
  const kept = /* @__PURE__ */ new Map();
  const members = [];
  for (const member of zip.members) {
    const { described, content } = await pass(zip, member, limits.get(member.name), newDigest);
    members.push(described);
    if (content !== void 0) kept.set(member.name, content);
  }
  const textOf3 = (name) => {
    const path2 = `${information}/${name}`;
    const bytes = kept.get(path2);
    return bytes === void 0 ? void 0 : decodeText(bytes, path2);
  };
  const path = `${information}/METADATA`;
  return {
    metadata: decodeMetadata(kept.get(path) ?? new Uint8Array(), path),
    members,
    layout: {
      kind: "wheel",
      information,
      ...optional("record", textOf3("RECORD")),
      ...optional("headers", textOf3("WHEEL")),
      ...optional("entryPoints", textOf3("entry_points.txt"))
    }
  };
}
async function pass(zip, member, limit, newDigest) {
  const { name, size } = member;
  if (limit !== void 0) requireContentFits(member, limit);
  const watch = watchContent(newDigest);
  const parts = [];
  for await (const part of zip.parts(member)) {
    watch.update(part);
    if (limit !== void 0) parts.push(part);
  }
  if (name.endsWith("/")) return { described: { kind: "directory", name: name.slice(0, -1) } };
  const described = { kind: "file", name, size, ...watch.end() };
  return limit !== void 0 ? { described, content: Buffer.concat(parts) } : { described };
}

// src/domain/distribution/declared-dependencies.ts
var dependenciesAreDeclared = (_plan, facts) => {
  const { declared, distributions } = facts;
  const allowed = declared === void 0 ? void 0 : allowedBy(declared);
  if (declared === void 0 || allowed === void 0) return [];
  return distributions.flatMap(({ distribution: { name }, metadata }) => {
    const unknown = statedIn(metadata).filter((text) => {
      const asked = askedBy(text);
      return asked === void 0 || !asked.every(allowed);
    });
    if (unknown.length === 0) return [];
    const some = unknown.slice(0, 5).map((text) => quote(text));
    const more = unknown.length > 5 ? `, and ${unknown.length - 5} more` : "";
    return contentsDiagnostics.diagnose("dependency-undeclared", {
      message: `The metadata of ${name} have Requires-Dist ${some.join(", ")}${more}, which [project] in ${declared.path} does not declare.`,
      hint: 'Find out what wrote it: whatever it names is installed with every installation. If the build is to decide the dependencies, say so: dynamic = ["dependencies"] or ["optional-dependencies"] in [project].'
    });
  });
};
function statedIn({ headers }) {
  return headers.flatMap(([key, value]) => key === "requires-dist" ? [value] : []);
}
function allowedBy(declared) {
  const { open, dependencies } = declared;
  const keys = /* @__PURE__ */ new Set();
  for (const { text, extra } of dependencies) {
    const asked = askedBy(text);
    if (asked === void 0) return void 0;
    const extras = extra === void 0 ? [] : [extra, ...extrasIncluding(extra, declared)];
    for (const each of asked) {
      if (extra === void 0 || each.extra !== void 0) keys.add(keyOf(each));
      for (const other of extras) keys.add(keyOf({ ...each, extra: normalizeProjectName(other) }));
    }
  }
  return (asked) => keys.has(keyOf(asked)) || open.includes(asked.extra === void 0 ? "dependencies" : "optional-dependencies");
}
function extrasIncluding(extra, { name, dependencies }) {
  const found = /* @__PURE__ */ new Set([normalizeProjectName(extra)]);
  const self = normalizeProjectName(name);
  for (const wanted of found) {
    for (const { text, extra: by } of dependencies) {
      const [, project = "", extras = ""] = /^\s*([\w.-]+)\s*\[([^\]]*)\]/.exec(text) ?? [];
      const names = extras.split(",").map((each) => normalizeProjectName(each.trim()));
      if (by !== void 0 && normalizeProjectName(project) === self && names.includes(wanted)) {
        found.add(normalizeProjectName(by));
      }
    }
  }
  return [...found];
}
function askedBy(text) {
  const requirement = parseRequirement(text);
  if (requirement === void 0) return void 0;
  const isAddress = requirement.kind === "url";
  const name = `${normalizeProjectName(requirement.name)}${isAddress ? " @" : ""}`;
  const at = isAddress ? text.search(/\s;/) : text.indexOf(";");
  const extras = at < 0 ? [] : extrasOf(text.slice(at).replace(/^\s*;/, ""));
  if (extras.length === 0) return [{ name }];
  return extras.map((extra) => ({ name, extra: normalizeProjectName(extra) }));
}
function keyOf({ name, extra = "" }) {
  return `${name};${extra}`;
}

// src/domain/distribution/declared-entry-points.ts
var entryPointsAreDeclared = (_plan, facts) => {
  const { declared, distributions } = facts;
  if (declared === void 0) return [];
  const known = new Set(declared.entryPoints.map(keyOf2));
  return distributions.flatMap(({ distribution: { name }, layout }) => {
    const text = layout.kind === "wheel" ? layout.entryPoints ?? "" : "";
    const unknown = readEntryPoints(text).filter(
      (entry) => !isOpen(entry, declared) && !known.has(keyOf2(entry))
    );
    if (unknown.length === 0) return [];
    const some = unknown.slice(0, 5).map(show);
    const more = unknown.length > 5 ? `, and ${unknown.length - 5} more` : "";
    return contentsDiagnostics.diagnose("entry-point-undeclared", {
      message: `The entry_points.txt of ${name} has ${some.join(", ")}${more}, which [project] in ${declared.path} does not declare.`,
      hint: 'Find out what wrote it: it becomes a command, or is loaded by other programs, wherever the wheel is installed. If the build is to decide the entry points, say so: dynamic = ["scripts"], ["gui-scripts"] or ["entry-points"] in [project].'
    });
  });
};
function isOpen({ group }, { open }) {
  return open.includes(FIELDS.get(group) ?? "entry-points");
}
var FIELDS = /* @__PURE__ */ new Map([
  ["console_scripts", "scripts"],
  ["gui_scripts", "gui-scripts"]
]);
function readEntryPoints(text) {
  const entries = [];
  let group = "";
  for (const line of text.split(/\r\n|\r|\n/)) {
    const content = line.trim();
    const header = /^\[([^[\]]*)\]$/.exec(content)?.[1];
    if (header !== void 0) group = header.trim();
    else if (content !== "" && !content.startsWith("#")) entries.push(entryOf(group, content));
  }
  return entries;
}
function entryOf(group, line) {
  const at = line.indexOf("=");
  if (at < 0) return { group, name: line, value: "" };
  return { group, name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
}
function keyOf2({ group, name, value }) {
  return JSON.stringify([group.trim(), name.trim(), value.replace(/\s+/g, "")]);
}
function show({ group, name, value }) {
  return `${quote(`${name} = ${value}`)} in group ${quote(group)}`;
}

// src/domain/distribution/entry-point-rules.ts
var entryPointsAreSound = (_plan, { distributions }) => distributions.flatMap(({ distribution: { name }, layout }) => {
  const problem = layout.kind === "wheel" ? entryPointProblem(layout.entryPoints ?? "") : void 0;
  if (problem === void 0) return [];
  return contentsDiagnostics.diagnose("entry-points-invalid", {
    message: `The entry_points.txt of ${name} is not one that PyPI takes: ${problem}.`,
    hint: "Name scripts with letters, digits, -, _ and . only ([project.scripts] in pyproject.toml), and build again."
  });
});
var SCRIPTS = /* @__PURE__ */ new Set(["console_scripts", "gui_scripts", "DEFAULT"]);
var ODD = /\r(?!\n)|[^\P{Cc}\t\r\n]|[\u2028\u2029\ufeff]/u;
function entryPointProblem(text) {
  const odd = ODD.exec(text)?.index;
  if (odd !== void 0) {
    const around = quote(text.slice(Math.max(odd - 20, 0), odd + 20));
    return `${around} holds a character that its readers do not take alike`;
  }
  const groups = /* @__PURE__ */ new Map();
  let group;
  let indentation = Number.POSITIVE_INFINITY;
  for (const line of text.split(/\r?\n/)) {
    const content = line.trim();
    if (content === "" || /^[#;]/.test(content)) continue;
    const indented = line.length - line.trimStart().length;
    if (indented > indentation) continue;
    const section = /^\[(.+)\]/.exec(content)?.[1];
    const problem = section === void 0 ? problemOfLine(content, group, groups) : problemOfGroup(section, groups);
    if (problem !== void 0) return problem;
    group = section ?? group;
    indentation = section === void 0 ? indented : Number.POSITIVE_INFINITY;
  }
  return void 0;
}
function problemOfGroup(group, groups) {
  if (groups.has(group) && group !== "DEFAULT") return `group ${quote(group)} is there twice`;
  groups.set(group, groups.get(group) ?? /* @__PURE__ */ new Set());
  return void 0;
}
function problemOfLine(content, group, groups) {
  if (group === void 0) return `line ${quote(content)} stands before any group`;
  const at = content.indexOf("=");
  const name = content.slice(0, Math.max(at, 0)).trim();
  if (name === "") return `line ${quote(content)} of group ${quote(group)} is no name = value`;
  const names = groups.get(group);
  if (names?.has(name)) return `group ${quote(group)} has ${quote(name)} twice`;
  names?.add(name);
  if (!SCRIPTS.has(group) || /^[\p{L}\p{N}_.-]+$/u.test(name)) return void 0;
  return `the script name ${quote(name)} holds other characters than letters, digits, -, _ and .`;
}

// src/domain/distribution/platform-tag.ts
var FIXED = /* @__PURE__ */ new Set([
  "any",
  ...["win32", "win_amd64", "win_arm64", "win_ia64"],
  ...["x86_64", "i686"].flatMap((machine) => [
    `manylinux1_${machine}`,
    `manylinux2010_${machine}`,
    `manylinux2014_${machine}`
  ]),
  ...["aarch64", "armv7l", "ppc64", "ppc64le", "s390x"].map(
    (machine) => `manylinux2014_${machine}`
  ),
  // There is no manylinux for the first Raspberry Pi.
  ...["linux_armv6l", "linux_armv7l"]
]);
var MAC_RELEASES = ["11", "12", "13", "14", "15", "26"];
var MAC_MACHINES = [
  ...["arm64", "x86_64", "universal2", "universal", "intel"],
  ...["i386", "ppc", "ppc64", "fat", "fat3", "fat64"]
];
var LINUX_MACHINES = ["x86_64", "i686", "aarch64", "armv7l", "ppc64le", "s390x", "riscv64"];
var FAMILIES = [
  ["macosx_10_\\d+", MAC_MACHINES],
  [`macosx_(?:${MAC_RELEASES.join("|")})_0`, MAC_MACHINES],
  ["manylinux_\\d+_\\d+", [...LINUX_MACHINES, "ppc64"]],
  ["musllinux_\\d+_\\d+", LINUX_MACHINES],
  ["ios_\\d+_\\d+", ["arm64_iphoneos", "arm64_iphonesimulator", "x86_64_iphonesimulator"]],
  ["android_\\d+", ["armeabi_v7a", "arm64_v8a", "x86", "x86_64"]],
  ["pyemscripten_\\d+_\\d+", ["wasm32"]]
];
var PATTERN = new RegExp(
  `^(?:${FAMILIES.map(([system, machines]) => `${system}_(?:${machines.join("|")})`).join("|")})$`
);
function isPlatformTaken(tag) {
  const name = tag.toLowerCase();
  return FIXED.has(name) || PATTERN.test(name);
}

// src/domain/distribution/file-rules.ts
var { diagnose } = contentsDiagnostics;
var MEBIBYTE = 1024 * 1024;
var SIZE_LIMIT = 100;
var sizeIsWithinLimit = (plan, { distributions }) => distributions.filter(({ distribution }) => goesToPypi(plan) && distribution.size > SIZE_LIMIT * MEBIBYTE).map(
  ({ distribution: { name, size } }) => diagnose("distribution-large", {
    message: `${name} has ${Math.ceil(size / MEBIBYTE)} MiB; PyPI takes ${SIZE_LIMIT} MiB, unless it has raised the limit for the project.`,
    hint: "Leave out what can be downloaded when needed, or ask for a higher limit before the release: https://docs.pypi.org/project-management/storage-limits"
  })
);
var platformIsTaken = (plan, { distributions }) => {
  if (!goesToPypi(plan)) return [];
  return distributions.flatMap(({ distribution: { name } }) => {
    const parsed = parseDistributionName(name);
    const tags = parsed?.kind === "wheel" ? parsed.platformTags : [];
    return tags.filter((tag) => !isPlatformTaken(tag)).map(
      (tag) => diagnose("wheel-platform-refused", {
        message: `${name} has the platform tag ${tag}, which PyPI does not take.`,
        hint: hintFor(tag)
      })
    );
  });
};
function hintFor(tag) {
  if (tag.startsWith("linux_")) {
    return "Build it with cibuildwheel, or let auditwheel repair it: a wheel for Linux needs a manylinux or musllinux tag, which says with which systems it works.";
  }
  if (tag.startsWith("macosx_")) {
    return "Set MACOSX_DEPLOYMENT_TARGET to a release that PyPI knows (from 11 on without a minor version: 11.0), or build with cibuildwheel, which does; delocate repairs a wheel and its tag.";
  }
  return "Build it with cibuildwheel. If PyPI takes the tag by now, set the rule wheel-platform-refused to off.";
}

// src/domain/distribution/license-rules.ts
var licenseFilesAreThere = (plan, { distributions }) => {
  if (!goesToPypi(plan)) return [];
  return distributions.flatMap(({ distribution, metadata, members, layout }) => {
    const there = new Set(members.map(({ name }) => name));
    return licenseFilesOf(metadata).map((file) => ({ file, path: `${folderOf(layout)}/${file}` })).filter(({ path }) => !there.has(path)).map(
      ({ file, path }) => contentsDiagnostics.diagnose("license-file-missing", {
        message: `The metadata of ${distribution.name} name the licence file ${quote(file)}, but it has no ${quote(path)}.`,
        hint: "Build again with an up-to-date build backend, and see that the file is part of the project (license-files in pyproject.toml)."
      })
    );
  });
};
function folderOf(layout) {
  return layout.kind === "wheel" ? `${layout.information}/licenses` : layout.root;
}

// src/domain/distribution/member-rules.ts
var LEAVE_OUT = "Find out which file of the project, or which setting of the build backend, brings it in, and leave it out. If it is meant to be there, set the rule";
var RULES = [
  {
    code: "startup-file",
    finds: ({ name }, layout) => layout.kind === "wheel" && isStartupFile(name),
    what: "installs what Python runs at every start",
    hint: `${LEAVE_OUT} startup-file to off.`
  },
  {
    code: "secret-file",
    finds: ({ name, kind }) => kind === "file" && !isTestData(name) && isSecretFile(name),
    what: "holds what is named as a file for secrets",
    hint: `${LEAVE_OUT} secret-file to off. What was published before must be taken for known: replace it.`
  },
  {
    code: "private-key",
    finds: (member) => !isTestData(member.name) && secretsOf(member).includes("private-key"),
    what: "holds private keys",
    hint: `${LEAVE_OUT} private-key to off. A key that was published before must be replaced.`
  },
  {
    code: "access-token",
    finds: (member) => secretsOf(member).some((secret) => secret !== "private-key"),
    what: "holds access tokens of PyPI or GitHub",
    hint: `Revoke them, and ${LEAVE_OUT.charAt(0).toLowerCase()}${LEAVE_OUT.slice(1)} access-token to off.`
  },
  {
    code: "repository-data",
    finds: ({ name }) => /(?:^|\/)\.(?:git|hg|svn|bzr)\//.test(name),
    what: "holds the data of a version control system",
    hint: `${LEAVE_OUT} repository-data to off.`
  },
  {
    code: "sdist-link",
    finds: ({ kind }) => kind === "link",
    what: "holds links",
    hint: "Put copies of the files in their place: links do not unpack everywhere. If they are meant to be there, set the rule sdist-link to off."
  }
];
var membersAreMeant = (_plan, { distributions }) => distributions.flatMap(
  ({ distribution, members, layout }) => RULES.flatMap(({ code, finds, what, hint }) => {
    const found = members.filter((member) => finds(member, layout)).map(describe2);
    if (found.length === 0) return [];
    const message = `${distribution.name} ${what}: ${listSome(found)}.`;
    return [contentsDiagnostics.diagnose(code, { message, hint })];
  })
);
var namesDifferInMoreThanCase = (_plan, { distributions }) => distributions.flatMap(({ distribution, members }) => {
  const seen = /* @__PURE__ */ new Map();
  const pairs = members.flatMap(({ name }) => {
    const folded = name.normalize("NFC").toLowerCase();
    const earlier = seen.get(folded);
    seen.set(folded, name);
    return earlier === void 0 || earlier === name ? [] : [`${quote(earlier)} and ${quote(name)}`];
  });
  if (pairs.length === 0) return [];
  return contentsDiagnostics.diagnose("names-differ-by-case", {
    message: `${distribution.name} holds names that differ in upper and lower case only: ${listSome(pairs)}.`,
    hint: "Rename one of each: Windows and macOS keep only one of the two files."
  });
});
function describe2(member) {
  return member.kind === "link" ? `${quote(member.name)} (to ${quote(member.target)})` : quote(member.name);
}
function secretsOf(member) {
  return member.kind === "file" ? member.secrets : [];
}
function isStartupFile(name) {
  const path = name.replace(
    /^[^/]+\.data\/(?:(?:pure|plat)lib|data\/(?:[^/]+\/)*?(?:site|dist)-packages)\//i,
    ""
  );
  return /^[^/]+\.(?:pth|start)$/i.test(path) || /^(?:site|user)customize(?:\.pyc?$|(?:\.[\w-]+)?\.(?:so|pyd)$|\/)/i.test(path);
}
var SECRET_NAMES = /(?:^|\/)(?:\.env(?:\.(?:local|prod|production|staging))?|\.pypirc|\.netrc|_netrc|\.git-credentials|id_(?:rsa|dsa|ecdsa|ed25519)|\.aws\/credentials|\.docker\/config\.json)$/;
function isSecretFile(name) {
  return SECRET_NAMES.test(name);
}
function isTestData(name) {
  return /(?:^|\/)(?:tests?|testing|test[_-]?data|fixtures?|examples?|docs?)\//i.test(name);
}

// src/domain/distribution/record.ts
function parseRecord(text, most) {
  const entries = [];
  for (let at = 0; at < text.length && entries.length <= most; ) {
    const row = readRow(text, at);
    const [path = "", digest = "", size = ""] = row?.values ?? [];
    if (row?.values.length !== 3 || path === "") return void 0;
    entries.push({ path, digest, size });
    at = row.next;
  }
  return entries;
}
function readRow(text, start) {
  const values = [];
  let at = start;
  while (values.length <= 3) {
    const end = text[at] === '"' ? endOfQuoted(text, at) : endOfPlain(text, at);
    const separator = separatorAt(text, end);
    if (separator === void 0) return void 0;
    values.push(unquote(text.slice(at, end)));
    at = end + separator.length;
    if (separator !== ",") break;
  }
  return { values, next: at };
}
function separatorAt(text, at) {
  const pair = text.slice(at, at + 2);
  if (pair === "\r\n" || pair === "") return pair;
  return [",", "\r", "\n"].find((separator) => pair.startsWith(separator));
}
function endOfQuoted(text, start) {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  return start;
}
function endOfPlain(text, start) {
  let at = start;
  while (at < text.length && !',"\r\n'.includes(text.charAt(at))) at++;
  return at;
}
function unquote(field) {
  return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}

// src/domain/distribution/record-rules.ts
var { diagnose: diagnose2 } = contentsDiagnostics;
var MOST_STRANGE = 1e3;
var recordIsTrue = (_plan, { distributions }) => distributions.flatMap(({ distribution: { name }, members, layout }) => {
  if (layout.kind !== "wheel") return [];
  const path = `${layout.information}/RECORD`;
  if (layout.record === void 0) {
    return diagnose2("record-missing", {
      message: `${name} has no file ${quote(path)}, without which PyPI refuses it.`,
      hint: "Build again with an up-to-date build backend, and leave the wheel as it writes it."
    });
  }
  const files = members.filter((member) => member.kind === "file");
  const entries = parseRecord(layout.record, files.length + MOST_STRANGE);
  if (entries === void 0) {
    return diagnose2("record-invalid", {
      message: `${name} has a file ${quote(path)} that is no list of paths, digests and sizes.`,
      hint: "Build again with an up-to-date build backend, and leave the wheel as it writes it."
    });
  }
  return compare(name, path, files, entries);
});
function compare(name, path, files, entries) {
  const exempt = /* @__PURE__ */ new Set([path, `${path}.jws`, `${path}.p7s`]);
  const known = new Map(files.map((file) => [file.name, file]));
  const listed3 = new Set(entries.map((entry) => entry.path));
  const problems = [
    ...files.filter((file) => !exempt.has(file.name) && !listed3.has(file.name)).map((file) => `${quote(file.name)} is not listed`),
    ...entries.filter((entry) => !exempt.has(entry.path)).flatMap((entry) => problemOf(entry, known.get(entry.path)))
  ];
  if (problems.length === 0) return [];
  return [
    diagnose2("record-mismatch", {
      message: `The RECORD of ${name} is not true of what it holds: ${listSome(problems)}.`,
      hint: "The wheel was changed after it was built, by a tool that does not keep RECORD up to date. Publish it as the build backend wrote it, or repack it: python -m wheel unpack, then pack."
    })
  ];
}
function problemOf({ path, digest, size }, file) {
  if (file === void 0) return [`${quote(path)} is listed, but not there`];
  if (size !== "" && size !== String(file.size)) {
    return [`${quote(path)} is listed with ${quote(size)} bytes, but has ${file.size}`];
  }
  if (/^sha(?:384|512)=/.test(digest)) return [];
  const actual = `sha256=${Buffer.from(file.sha256, "hex").toString("base64url")}`;
  if (digest.replace(/=+$/, "") === actual) return [];
  return digest === "" ? [`${quote(path)} is listed without a digest`] : [`${quote(path)} is listed with ${quote(digest)}, but has ${actual}`];
}

// src/domain/distribution/wheel-rules.ts
var { diagnose: diagnose3 } = contentsDiagnostics;
var REBUILD = "Build again with an up-to-date build backend.";
var wheelHeadersAreSound = (_plan, { distributions }) => distributions.flatMap(({ distribution: { name }, layout }) => {
  if (layout.kind !== "wheel") return [];
  const { headers, information } = layout;
  if (headers !== void 0) return judge(name, headers);
  return diagnose3("wheel-headers-missing", {
    message: `${name} has no file ${quote(`${information}/WHEEL`)}, which PyPI and installers need.`,
    hint: REBUILD
  });
});
function judge(name, text) {
  const headers = parseMetadata(text);
  const version = headerOf(headers, "wheel-version");
  if (version === void 0 || !/^1\.\d+$/.test(version.trim())) {
    return [
      diagnose3("wheel-headers-invalid", {
        message: `${name} has ${version === void 0 ? "no Wheel-Version" : `Wheel-Version ${quote(version)}`} in its file WHEEL; installers know versions 1.0 and later of 1.`,
        hint: REBUILD
      })
    ];
  }
  return compareTags(name, headersOf(headers, "tag"));
}
function compareTags(name, stated) {
  const parsed = parseDistributionName(name);
  if (parsed?.kind !== "wheel") return [];
  const { pythonTags, abiTags, platformTags } = parsed;
  const named = combine([pythonTags, abiTags, platformTags]);
  const listed3 = expandAll(stated);
  if (named.length < MOST && listed3.length < MOST && isSameSet(named, listed3)) return [];
  return [
    diagnose3("wheel-tags-mismatch", {
      message: `${name} is named for the tags ${listTags(named)}, but its file WHEEL states ${listed3.length === 0 ? "none" : listTags(listed3)}.`,
      hint: "Build again, and rename no wheel: python -m wheel tags changes name and content together."
    })
  ];
}
function isSameSet(some, others) {
  const [one, other] = [new Set(some), new Set(others)];
  return one.size === other.size && some.every((tag) => other.has(tag));
}
function listTags(tags) {
  return tags.length < MOST ? listSome([...new Set(tags)]) : `${MOST} or more`;
}
var MOST = 1e4;
var LONGEST = 255;
function expandAll(stated) {
  const listed3 = [];
  for (const tag of stated) {
    const parts = tag.trim().slice(0, LONGEST).split("-");
    listed3.push(...combine(parts.map((part) => part.split("."))));
    if (listed3.length >= MOST) break;
  }
  return listed3;
}
function combine([first = [], ...rest]) {
  let heads = first;
  for (const part of rest) {
    heads = heads.flatMap((head) => part.map((tag) => `${head}-${tag}`)).slice(0, MOST);
  }
  return heads.map((tag) => tag.toLowerCase());
}

// src/domain/distribution/rules.ts
var { diagnose: diagnose4 } = distributionDiagnostics;
var versionIsThePlans = (plan, facts) => facts.distributions.flatMap(({ distribution, metadata }) => {
  const stated = headerOf(metadata, "version");
  const readable3 = stated !== void 0 && !stated.includes("\uFEFF");
  if (readable3 && sameVersion(stated.trim(), plan.version)) return [];
  return diagnose4("metadata-version-mismatch", {
    message: `${distribution.name} states ${stated === void 0 ? "no version" : `version ${show2(stated)}`} in its metadata, but ${describeVersion(plan)}.`,
    hint: `Set the project's version to ${plan.version} where its build reads it (a version taken from git needs the tag and the history in the clone), or release the commit under a tag of its own version.`
  });
});
var nameIsThePlans = (plan, facts) => facts.distributions.flatMap(({ distribution, metadata }) => {
  const stated = headerOf(metadata, "name");
  const project = normalizeProjectName(plan.project);
  if (stated !== void 0 && normalizeProjectName(stated) === project) return [];
  return diagnose4("metadata-name-mismatch", {
    message: `${distribution.name} states ${stated === void 0 ? "no project name" : `the project name ${show2(stated)}`} in its metadata, but this is a release of ${plan.project}.`,
    hint: "Take the file out of the folder of distributions, or correct the project's name where its build reads it."
  });
});
var fileNameFitsMetadata = (_plan, facts) => facts.distributions.flatMap((inspected) => {
  const expected = expectedFileName(inspected);
  const { name, kind } = inspected.distribution;
  if (expected === void 0 || expected === name) return [];
  return diagnose4("distribution-name-invalid", {
    message: `${name} is not the file name that its metadata call for: PyPI takes this ${kind} only as ${show2(expected)}.`,
    hint: "Build again with an up-to-date build backend (setuptools from 69.3 on names an sdist as PyPI wants it). Renaming the file is not enough: its content is named like it."
  });
});
var atMostOneSdist = (_plan, facts) => {
  const sdists = facts.distributions.map(({ distribution }) => distribution).filter(({ kind }) => kind === "sdist");
  if (sdists.length < 2) return [];
  return [
    diagnose4("several-sdists", {
      message: `There are ${sdists.length} sdists (${listNames(sdists)}), but PyPI takes one for each version.`,
      hint: "Keep the one that belongs to this release, and build into an empty folder."
    })
  ];
};
var versionIsPublic = (plan, facts) => {
  if (!goesToPypi(plan)) return [];
  const local = facts.distributions.filter(({ metadata }) => versionOf(metadata).includes("+"));
  const [first] = local;
  if (first === void 0) return [];
  return [
    diagnose4("version-local", {
      message: `Version ${show2(versionOf(first.metadata))} of ${listNames(local.map(({ distribution }) => distribution))} is a local one, with a "+", which PyPI does not take.`,
      hint: 'Release a version without the part from "+" on. A version taken from git gets such a part when the clone has changes, or the commit is not the tagged one.'
    })
  ];
};
var metadataVersionIsKnown = (_plan, facts) => facts.distributions.flatMap(({ distribution, metadata }) => {
  const stated = headerOf(metadata, "metadata-version");
  const status = metadataVersionStatus(stated);
  if (status === "known") return [];
  if (status === "newer") {
    return diagnose4("metadata-version-unknown", {
      message: `${distribution.name} has Metadata-Version ${stated}; the newest that is known here is ${NEWEST_METADATA_VERSION}.`,
      hint: "Nothing to do if the index takes it; otherwise pin an older build backend. Fields that are new in it are not sent to the index."
    });
  }
  return diagnose4("metadata-version-invalid", {
    message: `${distribution.name} has ${stated === void 0 ? "no Metadata-Version" : `Metadata-Version ${show2(stated)}`}, but PyPI takes 1.0 to 1.2 and 2.1 to ${NEWEST_METADATA_VERSION}.`,
    hint: "Build again with an up-to-date build backend."
  });
});
var distributionRules = [
  versionIsThePlans,
  nameIsThePlans,
  fileNameFitsMetadata,
  atMostOneSdist,
  versionIsPublic,
  metadataVersionIsKnown,
  metadataIsTaken,
  sizeIsWithinLimit,
  platformIsTaken,
  wheelHeadersAreSound,
  recordIsTrue,
  entryPointsAreSound,
  dependenciesAreDeclared,
  entryPointsAreDeclared,
  licenseFilesAreThere,
  membersAreMeant,
  namesDifferInMoreThanCase
];
function expectedFileName({ distribution, metadata }) {
  const name = headerOf(metadata, "name");
  const version = headerOf(metadata, "version");
  if (name === void 0 || version === void 0) return void 0;
  const written = parseDistributionName(distribution.name);
  if (distribution.kind === "sdist") return expectedSdistName(name, version);
  if (written?.kind !== "wheel") return void 0;
  return expectedWheelName(written, name, version);
}
function show2(value) {
  return /^[\w.!+-]{1,200}$/.test(value) ? value : JSON.stringify(value.slice(0, 200));
}
function versionOf(metadata) {
  return headerOf(metadata, "version") ?? "";
}
function listNames(distributions) {
  return distributions.map(({ name }) => name).join(", ");
}

// src/steps/inspect-distributions.ts
var CHUNK = 256 * 1024;
function inspectDistributions(plan, manifest, folder, declared) {
  return async (record) => {
    const distributions = [];
    for (const distribution of manifest.files) {
      const inspected = await inspectOrNote(join2(folder, distribution.name), distribution, record);
      if (inspected !== void 0) distributions.push(inspected);
    }
    record.note(
      ...applyRules(distributionRules, plan, { distributions, ...optional("declared", declared) })
    );
    return { files: manifest.files.length };
  };
}
async function inspectOrNote(path, distribution, record) {
  try {
    return await inspectDistribution(path, distribution);
  } catch (error) {
    if (error instanceof ReleaseError) record.note(...error.diagnostics);
    else if (error instanceof ArchiveError) {
      record.note(explainArchiveError(distribution.name, error));
    } else throw error;
    return void 0;
  }
}
async function inspectDistribution(path, distribution) {
  const inspect2 = distribution.kind === "wheel" ? inspectWheel : inspectSdist;
  const contents = await readDistribution(
    path,
    distribution,
    (file) => inspect2(file, distribution.name, () => createHash("sha256"))
  );
  return { distribution, ...contents };
}
async function readDistribution(path, distribution, read) {
  const file = await openFile(path);
  try {
    await requireBytes(file, distribution);
    try {
      return await read(file);
    } finally {
      await requireBytes(file, distribution);
    }
  } finally {
    await file.close();
  }
}
async function requireBytes(file, { name, sha256 }) {
  const found = await hashSource(file);
  if (found === sha256) return;
  throw new ReleaseError(
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `${name} ${found === void 0 ? "has become shorter while it was read" : `has sha256 ${found}`}; the manifest names ${sha256}.`,
      hint: "Something in this job changes the distributions after they were hashed: look for a process that a build or a test has left running, and run again."
    })
  );
}
async function hashSource(file) {
  const hash = createHash("sha256");
  const buffer = new Uint8Array(CHUNK);
  try {
    for (let offset = 0; offset < file.size; offset += CHUNK) {
      hash.update(await file.read(offset, Math.min(CHUNK, file.size - offset), buffer));
    }
  } catch (error) {
    if (error instanceof ArchiveError) return void 0;
    throw error;
  }
  return hash.digest("hex");
}
async function readCoreMetadata(path, distribution) {
  const file = await openFile(path);
  try {
    return await coreMetadataIn(file, distribution);
  } finally {
    await file.close();
  }
}
async function coreMetadataIn(file, { name, kind }) {
  if (kind === "wheel") return readWheelMetadata(file, name);
  return (await readSdist(file, name)).metadata;
}

// src/steps/obtain/listings.ts
async function listVersion({ project, version }, targets) {
  return Promise.all(
    targets.map(async (target) => {
      const files = (await target.files(project, version)).filter((file) => {
        const name = parseDistributionName(file.name);
        return name !== void 0 && sameVersion(name.version, version);
      });
      return { indexName: target.index.name, files };
    })
  );
}
function mergeListings(listings) {
  const all = listings.flatMap(({ files }) => files);
  return all.filter(
    (file, position) => all.findIndex(({ name }) => name === file.name) === position
  );
}
function judgeYanked({ version }, listings, wanted) {
  return listings.flatMap(({ indexName, files }) => {
    const yanked = files.filter((file) => file.yanked).map(({ name }) => name);
    if (yanked.length === 0) return [];
    const missing = wanted?.map(({ name }) => name).filter((name) => files.every((file) => file.name !== name));
    const withdrawn = `Somebody has withdrawn ${version} on ${indexLabel(indexName)}: ${yanked.join(", ")} ${yanked.length === 1 ? "is" : "are"} yanked`;
    if (missing?.length === 0) {
      return [
        publisherDiagnostics.diagnose("version-yanked-complete", {
          message: `${withdrawn}. The index holds all of the version's files already.`,
          hint: "Installers pass the version over unless it is asked for exactly. Un-yank it on the index's own page, or release the next version."
        })
      ];
    }
    return [
      publisherDiagnostics.diagnose("version-yanked", {
        message: `${withdrawn}, and ${missing?.join(", ") ?? "some of the version's files"} would be added to it.`,
        hint: "Release the next version; or, where the version is good after all, un-yank it on the index's own page first and run again."
      })
    ];
  });
}
function requireNoConflict({ files }, published) {
  const conflicts = files.flatMap((file) => {
    const decision = decideUpload(
      file,
      published.find(({ name }) => name === file.name)
    );
    return decision.do === "stop" ? [decision.why] : [];
  });
  if (conflicts.length > 0) throw new ReleaseError(...conflicts);
}

// src/steps/confirm/look.ts
async function expectationOf(published) {
  const distributions = published.manifest.files.toSorted(comparePublishingOrder);
  const files = [];
  let first;
  for (const file of distributions) {
    const metadata = await readCoreMetadata(join3(published.distributions, file.name), file);
    first ??= { name: file.name, metadata };
    files.push({
      name: file.name,
      size: file.size,
      ...optional("requiresPython", headerOf(metadata, "requires-python")),
      attested: published.attested.has(file.name)
    });
  }
  return {
    plan: published.plan,
    distributions,
    files,
    first: first?.name ?? "",
    metadata: metadataToShow(first?.metadata ?? { headers: [], body: "" })
  };
}
async function look(expectation, index) {
  const { plan, distributions } = expectation;
  const listings = await unlessSilent(listVersion(plan, [index]), []);
  const listed3 = listings.flatMap(({ files }) => files);
  const missing = distributions.filter((file) => isMissing(file, listed3));
  const fileDifferences = [
    ...compareFiles(index.index, expectation.files, listed3),
    ...judgeYanked(plan, missing.length === 0 ? listings : [], distributions)
  ];
  const pageDifferences = missing.length > 0 ? void 0 : await lookAtPage(expectation, index);
  return { missing, fileDifferences, pageDifferences };
}
function isMissing(file, listed3) {
  const decision = decideUpload(
    file,
    listed3.find(({ name }) => name === file.name)
  );
  if (decision.do === "stop") throw new ReleaseError(decision.why);
  return decision.do === "upload";
}
async function lookAtPage({ plan, first, metadata }, index) {
  if (index.index.site === void 0) return [];
  const shown = await unlessSilent(index.metadata(plan.project, plan.version), void 0);
  if (shown === void 0) return void 0;
  return compareMetadata({ index: index.index.name, file: first, wanted: metadata, shown });
}
async function unlessSilent(answer, nothing) {
  return answer.catch((error) => {
    if (error instanceof ReleaseError) return nothing;
    throw error;
  });
}

// src/steps/confirm-index.ts
var PAUSES = [1e3, 2e3, 4e3, 8e3, 15e3];
function confirmIndex(request, { index, clock }) {
  return async (record) => {
    const expectation = await expectationOf(request);
    const began = clock.now().getTime();
    for (let looks = 0; ; looks++) {
      const sight = await look(expectation, index);
      const waited = clock.now().getTime() - began;
      const pause = PAUSES[Math.min(looks, PAUSES.length - 1)] ?? 0;
      if (isSettled(sight) || waited + pause > request.timeoutMs) {
        const findings = explain2(sight, waited, index.index, request);
        record.note(...findings);
        return { listed: sight.missing.length === 0, verified: findings.length === 0 };
      }
      await clock.sleep(pause);
    }
  };
}
function isSettled({ missing, pageDifferences }) {
  return missing.length === 0 && pageDifferences?.length === 0;
}
function explain2({ missing, fileDifferences, pageDifferences }, waited, { name }, { plan }) {
  const files = missing.map((file) => file.name).join(", ");
  const late = missing.length > 0 ? `what it accepted (${files})` : `the page of ${plan.project} ${plan.version}`;
  const unseen = publisherDiagnostics.diagnose("not-verified", {
    message: `${indexLabel(name)} does not show ${late} after ${Math.round(waited / 1e3)} s.`,
    hint: "Usually its caches are late. Run the workflow again later to have it confirmed: nothing is uploaded twice."
  });
  return [
    ...pageDifferences === void 0 ? [unseen] : [],
    ...fileDifferences,
    ...pageDifferences ?? []
  ];
}

// src/steps/compare-content.ts
import { join as join5 } from "node:path";

// src/archives/blob-ids.ts
import { createHash as createHash2 } from "node:crypto";
var CONTENT_LIMIT3 = 8 * 1024 * 1024;
function blobId(content) {
  return startBlob(content.length).update(content).digest("hex");
}
async function hashMembers(source, kind, visit) {
  await (kind === "wheel" ? hashZip(source, visit) : hashTarGz(source, visit));
}
async function hashZip(source, visit) {
  const zip = await readZip(source);
  for (const member of zip.members) {
    if (member.name.endsWith("/")) continue;
    const digests = startMember(member.name, member.size);
    for await (const part of zip.parts(member)) digests.update(part);
    visit(digests.finish());
  }
}
async function hashTarGz(source, visit) {
  const parser = new TarParser((entry) => {
    if (entry.type !== "file") return void 0;
    const digests = startMember(entry.name, entry.size);
    return { part: digests.update, end: () => visit(digests.finish()) };
  });
  for await (const part of unpackGzip(source)) parser.write(part);
  parser.end();
}
function startMember(name, size) {
  const blob = startBlob(size);
  const whole = createHash2("sha256");
  const parts = size <= CONTENT_LIMIT3 ? [] : void 0;
  return {
    update: (part) => {
      blob.update(part);
      whole.update(part);
      parts?.push(part);
    },
    finish: () => ({
      name,
      size,
      id: blob.digest("hex"),
      sha256: whole.digest("hex"),
      ...parts === void 0 ? {} : { content: Buffer.concat(parts) }
    })
  };
}
function startBlob(size) {
  return createHash2("sha1").update(`blob ${size}\0`);
}

// src/domain/content/findings.ts
function countMember(counts, kind, path) {
  const { count, first } = counts.get(kind) ?? { count: 0, first: [] };
  const named = first.length < MOST_NAMED ? [...first, path] : first;
  counts.set(kind, { count: count + 1, first: named });
}
var MOST_NAMED = 5;
var WORDINGS = {
  python: {
    code: "content-python-unknown",
    noun: "Python file",
    what: (files, commit) => `${files} whose content is nowhere in ${commit}`,
    hint: (first) => `Find out what wrote it: code that is in no commit has been reviewed by nobody, and this is how poisoned releases look. If the project's own build generates it, say so in pyproject.toml:
${setting(first)}`
  },
  data: {
    code: "content-data-unknown",
    noun: "file",
    what: (files, commit) => `${files} whose content is nowhere in ${commit}`,
    hint: (first) => `Look whether a build should write it, or whether something has changed it. If the project's own build generates it, say so in pyproject.toml:
${setting(first)}`
  },
  extension: {
    code: "content-extension-unknown",
    noun: "compiled file",
    what: (files, commit) => `${files} whose content is nowhere in ${commit}`,
    hint: (first) => `Find out what wrote it: Python imports an extension module before the module that is written in Python beside it. A wheel with compiled files names its platform; if they belong here all the same, say so in pyproject.toml:
${setting(first)}`
  },
  command: {
    code: "content-command-unknown",
    noun: "command",
    what: (files, commit) => `${files} whose content is nowhere in ${commit}`,
    hint: (first) => `Find out what wrote it: it is put on the PATH of everybody who installs the wheel. Installers make the commands of [project.scripts] themselves, so that no wheel needs to hold them. If the project's own build generates it, say so in pyproject.toml:
${setting(first)}`
  },
  "build-settings": {
    code: "content-build-unknown",
    noun: "settings file",
    what: (files, commit) => `${files} whose content is nowhere in ${commit}`,
    hint: (first) => `Find out what changed it: it decides what is installed and run by whoever builds the sdist. If the project's own build rewrites it, say so in pyproject.toml:
${setting(first)}`
  },
  compiled: {
    code: "content-compiled",
    noun: "compiled file",
    what: (files, commit) => `${files}, which cannot be compared with ${commit}`,
    hint: () => "Nothing to do: compare them with the sources by building them again elsewhere."
  },
  submodule: {
    code: "content-submodule",
    noun: "file",
    what: (files, commit) => `${files} from below a submodule, which ${commit} holds by name only`,
    hint: () => "Nothing to do if the submodule is meant to be part of the distribution."
  },
  "line-ends": {
    code: "content-line-ends",
    noun: "file",
    what: (files, commit) => `${files} with other line ends than in ${commit}`,
    hint: () => "Build on Linux, or set eol=lf in .gitattributes, so that every build gives the same bytes."
  },
  "export-subst": {
    code: "content-export-subst",
    noun: "file",
    what: (files, commit) => `${files} with placeholders filled in that ${commit} has as $Format:\u2026$`,
    hint: () => "Nothing to do: that is what the attribute export-subst is for."
  },
  "large-file": {
    code: "content-large-file",
    noun: "file",
    what: (files, commit) => `${files} of which ${commit} has the Git LFS pointer, with this sha256`,
    hint: () => "Nothing to do: the content is the one that the pointer names."
  }
};
function describeMembers(distribution, counts, revision) {
  const commit = `the commit of ${describeRevision(revision)} (${revision.commit.slice(0, 12)})`;
  return [...counts].flatMap(([kind, members]) => {
    if (kind === "committed" || kind === "generated") return [];
    const { code, noun, what, hint } = WORDINGS[kind];
    const files = `${members.count} ${noun}${members.count === 1 ? "" : "s"}`;
    return contentDiagnostics.diagnose(code, {
      message: `${distribution} has ${what(files, commit)}: ${listNames2(members)}.`,
      hint: hint(members.first)
    });
  });
}
function listNames2({ count, first }) {
  const more = count - first.length;
  return [...first.map(showPath), ...more > 0 ? [`and ${more} more`] : []].join(", ");
}
function setting(first) {
  const patterns = first.map((path) => JSON.stringify(showPath(path))).join(", ");
  return `[tool.tag2pypi]
build.generated = [${patterns}]`;
}
function showPath(path) {
  const line = printable(path);
  return line.length > 120 ? `${line.slice(0, 119)}\u2026` : line;
}

// src/domain/content/member.ts
function textOf({ content }) {
  if (content === void 0 || isBinary(content)) return void 0;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return void 0;
  }
}
function isBinary(content) {
  return content.subarray(0, 8e3).includes(0);
}
function fileNameOf(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

// src/domain/content/originals.ts
function* originalsOf(member) {
  yield { change: "large-file", content: pointerTo(member) };
  const { content } = member;
  if (content === void 0 || isBinary(content)) return;
  const unix = withLineFeeds(content);
  if (unix.length !== content.length) yield { change: "line-ends", content: unix };
  yield { change: "line-ends", content: withCarriageReturns(unix) };
  for (const script of scriptsFor(member.path, content))
    yield { change: "script", content: script };
}
function pointerTo({ sha256, size }) {
  return new TextEncoder().encode(
    `version https://git-lfs.github.com/spec/v1
oid sha256:${sha256}
size ${size}
`
  );
}
var LINE_FEED = 10;
var CARRIAGE_RETURN = 13;
function withLineFeeds(content) {
  const result = new Uint8Array(content.length);
  let length = 0;
  for (let index = 0; index < content.length; index++) {
    const byte = content[index] ?? 0;
    if (byte === CARRIAGE_RETURN && content[index + 1] === LINE_FEED) continue;
    result[length++] = byte;
  }
  return result.subarray(0, length);
}
function withCarriageReturns(content) {
  const ends = content.reduce((count, byte) => count + (byte === LINE_FEED ? 1 : 0), 0);
  const result = new Uint8Array(content.length + ends);
  let length = 0;
  for (const byte of content) {
    if (byte === LINE_FEED) result[length++] = CARRIAGE_RETURN;
    result[length++] = byte;
  }
  return result;
}
var INTERPRETERS = [
  "#!/usr/bin/env python",
  "#!/usr/bin/env python3",
  "#! /usr/bin/env python",
  "#! /usr/bin/env python3",
  "#!/usr/bin/python",
  "#!/usr/bin/python3"
];
function scriptsFor(path, content) {
  const end = content.indexOf(LINE_FEED);
  if (!isWheelScript(path) || end < 0) return [];
  const [, options] = /^#!python(.*)$/.exec(decodeLine(content.subarray(0, end))) ?? [];
  if (options === void 0) return [];
  const rest = content.subarray(end);
  return INTERPRETERS.map((line) => join4(new TextEncoder().encode(line + options), rest));
}
function isWheelScript(path) {
  return /^[^/]+\.data\/scripts\//.test(path);
}
function decodeLine(line) {
  return new TextDecoder().decode(line.subarray(0, 200));
}
function join4(one, other) {
  const result = new Uint8Array(one.length + other.length);
  result.set(one);
  result.set(other, one.length);
  return result;
}

// src/domain/content/code.ts
function isCode(path) {
  return /\.(?:py|pyw|pyc|pth)$/i.test(path);
}
function isCompiled(path, content) {
  if (isCommand(path)) return content === void 0 || isProgram(content);
  if (/\.(?:so(?:\.\d+)*|pyd|dll|dylib|exe)$/i.test(path)) return true;
  return /(?:^|\/)(?:[^/]+\.libs|\.dylibs)\//.test(path);
}
function isCommand(path) {
  return isWheelScript(path) || /^[^/]+\.data\/data\/(?:.*\/)?(?:s?bin|Scripts)\//i.test(path);
}
function isEntryPoints(path) {
  return /\.(?:dist|egg)-info\/entry_points\.txt$/i.test(path);
}
function isProgram(content) {
  const start = Buffer.from(content.subarray(0, 4)).toString("hex");
  return /^(?:7f454c46|feedfac[ef]|c[ef]faedfe|cafebab[ef]|4d5a)/.test(start);
}

// src/domain/content/build-metadata.ts
function isBuildMetadata(path, archive) {
  if (isCode(path)) return false;
  return archive === "sdist" ? SDIST.test(path) : /^[^/]+\.dist-info\//.test(path);
}
var SDIST = /^(?:PKG-INFO|AUTHORS|ChangeLog)$|(?:^|\/)[^/]+\.egg-info\/[^/]+$/;

// src/domain/content/export-subst.ts
var PLACEHOLDER = /\$Format:[^$\n]*\$/;
var LONGEST_EXPANSION = 400;
var UNLIKELY = /["'\\\r\n]/;
function exportSubstPatterns(attributes) {
  return attributes.split(/\r?\n/).flatMap((line) => {
    const [pattern = "", ...names] = line.trim().split(/[ \t]+/);
    return names.includes("export-subst") && !pattern.startsWith("#") ? [pattern] : [];
  });
}
function hasPlaceholder(text) {
  return PLACEHOLDER.test(text);
}
function isExpansionOf(text, template) {
  const [first = "", ...pieces] = template.split(new RegExp(PLACEHOLDER, "g"));
  if (pieces.length === 0 || !text.startsWith(first)) return false;
  const last = pieces.pop() ?? "";
  let at = first.length;
  for (const piece of pieces) {
    const next = text.indexOf(piece, at);
    if (next < 0 || !isPlain2(text.slice(at, next))) return false;
    at = next + piece.length;
  }
  const end = text.length - last.length;
  return end >= at && text.endsWith(last) && isPlain2(text.slice(at, end));
}
function isPlain2(expansion) {
  return expansion.length <= LONGEST_EXPANSION && !UNLIKELY.test(expansion);
}

// src/domain/content/pattern.ts
function matchesPath(pattern, path) {
  const folders = pattern.startsWith("/") ? pattern.slice(1).split("/") : ["**", ...pattern.split("/")];
  return matches(folders, path.split("/"), "**", matchesSegment);
}
function matchesSegment(pattern, segment) {
  return matches([...pattern], [...segment], "*", (one, other) => one === "?" || one === other);
}
function matches(pattern, items, star, fits) {
  let at = 0;
  let next = 0;
  let starAt = -1;
  let taken = 0;
  while (next < items.length) {
    const part = pattern[at];
    if (part === star) {
      starAt = at++;
      taken = next;
    } else if (part !== void 0 && fits(part, items[next] ?? "")) {
      at++;
      next++;
    } else if (starAt >= 0) {
      at = starAt + 1;
      next = ++taken;
    } else return false;
  }
  return pattern.slice(at).every((part) => part === star);
}

// src/domain/content/setup-config.ts
function decidesBuild(path) {
  return path === "pyproject.toml" || path === "setup.cfg";
}
function isRewrittenSetupConfig(member, committed) {
  const text = member.path === "setup.cfg" ? textOf(member) : void 0;
  if (text === void 0 || !isWrittenByConfigparser(text)) return false;
  const settings = settingsOf(text);
  return ["", ...committed].some((original) => settingsOf(original) === settings);
}
function isWrittenByConfigparser(text) {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.every(
    (line) => /^(?:\[[^\]\p{Cc}]+\]|[^\s#;=:[][^=:\p{Cc}]* = ?[^\p{Cc}\ufeff]*|\t[^\p{Cc}\ufeff]*|)$/u.test(
      line
    )
  );
}
function settingsOf(text) {
  const settings = [];
  let section = "";
  let current;
  let indentation = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const content = line.trim();
    if (content === "" || /^[#;]/.test(content)) continue;
    const indented = line.length - line.trimStart().length;
    if (current !== void 0 && indented > indentation) {
      current.push(content);
      continue;
    }
    indentation = indented;
    const header = /^\[(.+)\]/.exec(content)?.[1];
    section = header ?? section;
    current = header === void 0 ? [section, ...pairOf(content)] : void 0;
    if (current !== void 0 && section !== "egg_info") settings.push(current);
  }
  return settings.map((setting2) => JSON.stringify(setting2.filter((part) => part !== ""))).toSorted().join("\n");
}
function pairOf(line) {
  const at = line.search(/[=:]/);
  return at < 0 ? [line] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

// src/domain/content/kinds.ts
function kindOf2(member, comparison) {
  const { commit, generated, archive } = comparison;
  if (member.size === 0 || commit.ids.has(member.id)) return "committed";
  if (generated.some((pattern) => matchesPath(pattern, member.path))) return "generated";
  if (isBuildMetadata(member.path, archive) || isVersionFile(member)) return "generated";
  if (archive === "sdist" && isRewrittenSetupConfig(member, commit.setupConfigs)) {
    return "generated";
  }
  return changedKind(member, comparison) ?? foreignKind(member, comparison);
}
function isVersionFile(member) {
  return isVersionFileName(member.path) && isPlainVersionFile(textOf(member) ?? "exec()");
}
function changedKind(member, { commit, blobId: blobId2 }) {
  for (const { change, content } of originalsOf(member)) {
    if (commit.ids.has(blobId2(content))) return change === "script" ? "generated" : change;
  }
  const templates = commit.templates.get(fileNameOf(member.path)) ?? [];
  const text = templates.length === 0 ? void 0 : textOf(member);
  if (text === void 0) return void 0;
  return templates.some((template) => isExpansionOf(text, template)) ? "export-subst" : void 0;
}
function foreignKind(member, { commit, archive }) {
  const { path, content } = member;
  if (!/\.pth$/i.test(path) && commit.submodules.some((submodule) => isBelow(path, submodule))) {
    return "submodule";
  }
  if (archive === "sdist" && decidesBuild(path)) return "build-settings";
  if (archive !== "sdist" && isEntryPoints(path)) return "command";
  if (isCode(path)) return "python";
  const compiled = isCompiled(path, content);
  if (archive === "platform-wheel" && compiled) return "compiled";
  if (archive !== "sdist" && isCommand(path)) return "command";
  return compiled ? "extension" : "data";
}
function isBelow(path, submodule) {
  const folders = submodule.split("/");
  return folders.some((_, index) => path.startsWith(`${folders.slice(index).join("/")}/`));
}

// src/domain/content/tree.ts
function contentOf({ entries }, templates = /* @__PURE__ */ new Map(), setupConfigs = []) {
  return {
    ids: new Set(entries.filter(({ type }) => type === "blob").map(({ id }) => id)),
    submodules: entries.filter(({ type }) => type === "commit").map(({ path }) => path),
    templates,
    setupConfigs
  };
}

// src/steps/compare/templates.ts
var ATTRIBUTES = ".gitattributes";
var MOST_FILES = 20;
var LARGEST_FILE = 64 * 1024;
async function readTemplates({ entries }, github) {
  const patterns = [];
  for (const entry of readable2(entries, ({ path }) => fileNameOf(path) === ATTRIBUTES)) {
    const folder = entry.path.slice(0, -ATTRIBUTES.length);
    const attributes = await readText(entry, github);
    for (const pattern of exportSubstPatterns(attributes)) patterns.push({ folder, pattern });
  }
  const isTemplate = ({ path }) => patterns.some(
    ({ folder, pattern }) => path.startsWith(folder) && matchesPath(pattern, path.slice(folder.length))
  );
  const templates = /* @__PURE__ */ new Map();
  for (const entry of readable2(entries, isTemplate)) {
    const text = await readText(entry, github);
    const name = fileNameOf(entry.path);
    if (hasPlaceholder(text)) templates.set(name, [...templates.get(name) ?? [], text]);
  }
  return templates;
}
async function readSetupConfigs({ entries }, github) {
  const texts = [];
  for (const entry of readable2(entries, ({ path }) => fileNameOf(path) === "setup.cfg")) {
    texts.push(await readText(entry, github));
  }
  return texts;
}
function readable2(entries, wanted) {
  return entries.filter(({ type, size = 0 }) => type === "blob" && size <= LARGEST_FILE).filter(wanted).slice(0, MOST_FILES);
}
async function readText({ id }, github) {
  return new TextDecoder().decode(await github.blob(id) ?? new Uint8Array());
}

// src/steps/compare-content.ts
var NAME_LENGTH = 40;
function compareContent(request, { github }) {
  return async (record) => {
    const revision = revisionOf(request.plan);
    if (revision.commit.length !== NAME_LENGTH) {
      record.note(explainNotCompared("the repository names its objects by SHA-256"));
      record.settle("skipped");
      return [];
    }
    const tree = await github.tree(revision.commit);
    if (tree.truncated) {
      record.note(
        explainNotCompared(
          `the tree of ${describeRevision(revision)} has more files than can be listed`
        )
      );
      record.settle("skipped");
      return [];
    }
    const templates = await readTemplates(tree, github);
    const commit = contentOf(tree, templates, await readSetupConfigs(tree, github));
    const compared = [];
    for (const file of request.manifest.files) {
      const { generated } = request;
      const comparison = { archive: archiveOf(file), commit, generated, blobId };
      const counts = await countOrExplain(join5(request.distributions, file.name), file, comparison);
      if (counts instanceof Map) {
        record.note(...describeMembers(file.name, counts, revision));
        compared.push(summarise(file, counts));
        record.keep([...compared]);
      } else record.note(...counts);
    }
    return compared;
  };
}
function archiveOf({ name, kind }) {
  const parsed = parseDistributionName(name);
  const anywhere = parsed?.kind === "wheel" && parsed.platformTags.every((tag) => tag === "any");
  return kind === "wheel" && !anywhere ? "platform-wheel" : kind;
}
async function countOrExplain(path, distribution, comparison) {
  const counts = /* @__PURE__ */ new Map();
  try {
    await readDistribution(
      path,
      distribution,
      (file) => hashMembers(file, distribution.kind, (hashed) => {
        const member = { ...hashed, path: pathOf(hashed, distribution) };
        countMember(counts, kindOf2(member, comparison), member.path);
      })
    );
    return counts;
  } catch (error) {
    if (error instanceof ReleaseError) return error.diagnostics;
    if (error instanceof ArchiveError) return [explainArchiveError(distribution.name, error)];
    throw error;
  }
}
function pathOf({ name }, { kind }) {
  return kind === "sdist" ? name.slice(name.indexOf("/") + 1) : name;
}
function summarise({ name }, counts) {
  const members = [...counts.values()].reduce((sum, { count }) => sum + count, 0);
  return {
    file: name,
    members,
    committed: counts.get("committed")?.count ?? 0,
    generated: counts.get("generated")?.count ?? 0
  };
}
function explainNotCompared(why) {
  return contentDiagnostics.diagnose("content-not-compared", {
    message: `The files in the distributions are not looked up in the tagged commit, because ${why}.`,
    hint: "Compare the distributions with the sources yourself, if you did not build them on a machine that you trust."
  });
}

// src/steps/smoke-install.ts
import { join as join6 } from "node:path";
function smokeInstall(request, ports) {
  return async (record) => {
    const { manifest, distributions, sources, temporary } = request;
    const { python } = ports;
    const interpreter = await python.find(sources.project.requiresPython, request.python);
    const wheel = await fittingWheel(wheelsOf(manifest), interpreter, python);
    if (wheel === void 0) {
      record.note(explainNoWheel(manifest, interpreter));
      record.settle("skipped");
      return { checks: [] };
    }
    const contents = await readWheelIn(distributions, wheel.name);
    const installation = await prepareInstallation({ interpreter, temporary, manifest }, ports);
    await python.install(installation.environment, [join6(distributions, wheel.name)]);
    const { environment } = installation;
    await request.onInstalled?.({ interpreter, environment }, contents.metadata);
    const checks = await tryInstallation({ manifest, contents, installation, sources }, python, {
      note: (...diagnostics) => record.note(...diagnostics),
      keep: (soFar) => record.keep({ checks: soFar })
    });
    return { checks };
  };
}
function explainNoWheel(manifest, { version }) {
  const names = wheelsOf(manifest).map(({ name }) => name);
  return installedDiagnostics.diagnose("smoke-no-wheel", {
    message: names.length === 0 ? "There is no wheel among the distributions, so nothing is installed and tried." : `No wheel fits Python ${version} on this machine (${names.join(", ")}), so nothing is installed and tried.`,
    hint: "Build a wheel for this platform, or try the wheels in jobs on theirs."
  });
}

// src/commands/try-distributions.ts
async function inspect(journal, request, ports) {
  const { plan, manifest, distributions, project } = request;
  const { declared, configuration } = project;
  await journal.step("inspect", inspectDistributions(plan, manifest, distributions, declared));
  const { generated } = configuration.build;
  const comparison = { plan, manifest, distributions, generated };
  await journal.step("compare-content", compareContent(comparison, ports));
}
async function smoke(journal, { python, ...request }, ports) {
  const asked = python === void 0 ? {} : { python };
  const { project } = request.manifest.plan;
  const subjects = [];
  const onInstalled = async (place, metadata) => {
    subjects.push(await auditSubject(project, metadata, place, ports.auditor));
  };
  await journal.step("smoke", smokeInstall({ ...request, ...asked, onInstalled }, ports));
  for (const subject of subjects) {
    await journal.step("audit-dependencies", auditInstalled(subject, ports));
  }
}

// src/domain/release/latest.ts
function isLatest(plan, releases, formats) {
  if (plan.prerelease) return false;
  return !releases.some((release) => {
    if (release.draft || release.prerelease || release.tag === plan.tag.name) return false;
    const stated = versionOfTag(release.tag, formats, plan.project);
    if (stated === void 0 || isPrerelease(stated.version)) return false;
    return compareVersions(stated.version, plan.version) > 0;
  });
}

// src/domain/release/publication.ts
function decidePublication(release, plan, releases, tagFormats) {
  if (!release.draft) return { do: "nothing" };
  if (targetsAmong(plan.indexes).includes("testpypi")) return { do: "keep-draft" };
  return { do: "publish", latest: isLatest(plan, releases, tagFormats) };
}

// src/domain/release/decisions.ts
var { diagnose: diagnose5 } = releaseDiagnostics;
function decideRelease(wanted, releases) {
  const here = releases.filter((release) => release.tag === wanted.tag.name);
  const published = here.find((release) => !release.draft);
  const drafts = here.filter((release) => release.draft).toSorted((one, other) => one.id - other.id);
  const [ours, ...duplicates] = drafts.filter((draft) => isOurs(draft, wanted));
  if (published !== void 0) return decidePublished(wanted, published, ours);
  if (ours !== void 0) {
    const keepText = readMarker(ours.body)?.adopted === true;
    return { do: "adopt", release: ours, keepText, duplicates };
  }
  const [theirs] = drafts;
  if (theirs === void 0) return { do: "create" };
  if (wanted.adoptDraft) return { do: "adopt", release: theirs, keepText: true, duplicates: [] };
  return {
    do: "stop",
    why: diagnose5("draft-not-ours", {
      message: `There is a draft release for ${wanted.tag.name} that this action did not make: ${theirs.url}`,
      hint: `Delete it (gh release delete ${wanted.tag.name}), and run the job again. To have it completed and published with its text, set adopt-draft: true; to publish it yourself, start the workflow by release: published. Both count from the next tag on, because a tag keeps its workflow.`
    })
  };
}
function isOurs({ body }, { version }) {
  const marker = readMarker(body);
  return marker !== void 0 && sameVersion(marker.version, version);
}
function decidePublished(wanted, release, draft) {
  const marker = readMarker(release.body);
  if (marker === void 0) {
    if (wanted.personal) return { do: "serve", release, draft };
    return {
      do: "stop",
      why: diagnose5("release-exists", {
        message: `A release for ${wanted.tag.name} that this action did not make is already published: ${release.url}`,
        hint: "To release to the index only what that release announces, start the workflow by release: published. Otherwise release the next version from a new tag."
      })
    };
  }
  if (marker.commit === wanted.tag.commit && sameVersion(marker.version, wanted.version)) {
    return { do: "complete", release };
  }
  return {
    do: "stop",
    why: diagnose5("release-of-other-commit", {
      message: `The published release ${release.url} is version ${marker.version} from commit ${marker.commit}; the tag ${wanted.tag.name} is now on ${wanted.tag.commit}.`,
      hint: `A published tag must not move: put it back on ${marker.commit}, and release this commit as the next version.`
    })
  };
}
function compareTag(planned, now) {
  if (now === void 0) {
    return diagnose5("tag-deleted", {
      message: `The tag ${planned.name} was on commit ${planned.commit} when the run began; the remote no longer has it.`,
      hint: `Push it again, on the same commit, and run again: git push origin ${planned.object}:refs/tags/${planned.name}`
    });
  }
  if (now.commit === planned.commit && now.object === planned.object) return void 0;
  return diagnose5("tag-moved", {
    message: `The tag ${planned.name} was ${describe3(planned)} when the run began; the remote now has ${describe3(now)}.`,
    hint: `Put it back: git push --force origin ${planned.object}:refs/tags/${planned.name}. To release the other commit, give it the next version. A tag ruleset that forbids updates prevents this.`
  });
}
function describe3(tag) {
  return tag.object === tag.commit ? `commit ${tag.commit}` : `tag object ${tag.object} on commit ${tag.commit}`;
}

// src/steps/release/ensure-release.ts
import { stat } from "node:fs/promises";
import { join as join7 } from "node:path";

// src/domain/changelog/endings.ts
var ENDINGS = [
  [/^(`{3,}|~{3,})/, "$1"],
  [/^<(pre|script|style|textarea)(?![\w-])/i, "</$1>"],
  [/^<!--/, "-->"],
  [/^<\?/, "?>"],
  [/^<!\[CDATA\[/, "]]>"],
  [/^<![a-z]/i, ">"]
];
function openEnding(text) {
  if (!swallowsWhatFollows(text)) return void 0;
  const { blocks, lineStarts } = readBlocks(text);
  const start = blocks.at(-1)?.start ?? 0;
  const opening = text.slice(lineStarts[start], lineStarts[start + 1]).replace(/^\uFEFF?\s*/, "");
  const [pattern, ending] = ENDINGS.find(([candidate]) => candidate.test(opening)) ?? [];
  const [found] = pattern?.exec(opening) ?? [];
  return pattern && ending && found?.replace(pattern, ending);
}
function swallowsWhatFollows(text) {
  const { blocks, lineStarts } = readBlocks(`${text}

paragraph`);
  return blocks.at(-1)?.start !== lineStarts.length - 2;
}

// src/domain/release/body.ts
var LONGEST_BODY = 125e3;
function releaseBody({ notes, marker, changelogUrl }) {
  const inert = notes.replace(/<!--(?=\s*tag2pypi)/gi, "<!-- quoted");
  if (inert.length <= LONGEST_BODY) {
    const whole = bodyOf(closed(inert), marker);
    if (whole.length <= LONGEST_BODY) return whole;
  }
  const more = `These notes are longer than GitHub takes; [the changelog](<${changelogUrl}>) has all of them.`;
  let room = LONGEST_BODY - bodyOf(more, marker).length - "\n\n".length;
  while (room > 0) {
    const body = bodyOf(closed(cutAtLine(inert, room)), more, marker);
    if (body.length <= LONGEST_BODY) return body;
    room -= body.length - LONGEST_BODY;
  }
  return bodyOf(more, marker);
}
function bodyOf(...parts) {
  return `${parts.filter((part) => part !== "").join("\n\n")}
`;
}
function closed(notes) {
  const text = notes.trimEnd();
  const ending = openEnding(text);
  return ending === void 0 ? text : `${text}
${ending}`;
}
function cutAtLine(text, longest) {
  const cut = text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
  const end = cut.lastIndexOf("\n");
  return end > 0 ? cut.slice(0, end) : cut;
}

// src/domain/release/text.ts
function textOf2({ plan, obtained, changelogUrl }) {
  const marker = releaseMarker(markerOf(plan, obtained));
  return {
    title: plan.title,
    body: releaseBody({ notes: obtained.manifest.notes, marker, changelogUrl }),
    prerelease: plan.prerelease
  };
}
function adoptText({ plan, obtained, changelogUrl }, { title, body, prerelease }) {
  const marker = releaseMarker({ ...markerOf(plan, obtained), adopted: true });
  return {
    title: title === "" ? plan.title : title,
    body: releaseBody({ notes: withoutMarker(body), marker, changelogUrl }),
    prerelease
  };
}
function markerOf(plan, { manifestSha256 }) {
  return { version: plan.version, commit: plan.tag.commit, manifestSha256 };
}

// src/domain/release/work.ts
function decideWork(wanted, phase, releases) {
  const { plan, personal, adoptDraft } = wanted;
  const { tag, version } = plan;
  const decision = decideRelease({ tag, version, personal, adoptDraft }, releases);
  switch (decision.do) {
    case "stop":
      return { do: "stop", why: [decision.why] };
    case "create":
      return fillNew(wanted);
    case "adopt": {
      const { release, keepText, duplicates } = decision;
      const text = keepText ? adoptText(wanted, release) : textOf2(wanted);
      return fillExisting(wanted, release, text, explainDuplicates(duplicates));
    }
    case "complete":
      return fillExisting(wanted, decision.release);
    case "serve":
      return phase === "draft" ? keepSafe(wanted, decision) : serve(wanted, decision);
  }
}
function keepSafe(wanted, { release, draft }) {
  if (!release.immutable) {
    const fit = decideAssets(wanted.assets, release);
    if (fit.do === "stop") return fit;
  }
  return draft === void 0 ? fillNew(wanted) : fillExisting(wanted, draft, textOf2(wanted));
}
function serve(wanted, { release, draft }) {
  if (release.immutable) {
    const target = { kind: "existing", release };
    const diagnostics = [explainWithoutFiles(release)];
    return { do: "work", target, remove: [], upload: [], diagnostics };
  }
  const work = fillExisting(wanted, release);
  return work.do === "stop" || draft === void 0 ? work : { ...work, discard: draft };
}
function fillNew(wanted) {
  const text = textOf2(wanted);
  return fill(wanted, { kind: "new", text }, newDraft(wanted.plan.tag.name, text), []);
}
function fillExisting(wanted, release, text, diagnostics = []) {
  if (text === void 0 || says(release, text)) {
    return fill(wanted, { kind: "existing", release }, release, diagnostics);
  }
  const target = { kind: "existing", release, text };
  return fill(wanted, target, { ...release, ...text }, diagnostics);
}
function fill({ assets, attestations }, target, release, diagnostics) {
  const lacking = attestations.filter(({ name }) => findAsset(release, name) === void 0);
  const decision = decideAssets([...assets, ...lacking], release);
  if (decision.do === "stop") return decision;
  const { remove, upload } = decision;
  return { do: "work", target, remove, upload, diagnostics };
}
function says(release, text) {
  return release.title === text.title && release.body === text.body && release.prerelease === text.prerelease;
}
function releaseAfter({ target, remove, upload }, tag) {
  const release = target.kind === "new" ? newDraft(tag, target.text) : { ...target.release, ...target.text };
  const kept = release.assets.filter((asset) => !remove.includes(asset));
  const added = upload.map(({ name, ...file }) => ({
    id: 0,
    name: assetName(name),
    ...file,
    complete: true
  }));
  return { ...release, assets: [...kept, ...added] };
}
function newDraft(tag, text) {
  return { id: 0, tag, ...text, draft: true, immutable: false, url: "", assets: [] };
}
function explainDuplicates(duplicates) {
  if (duplicates.length === 0) return [];
  return [
    releaseDiagnostics.diagnose("draft-duplicate", {
      message: `There are ${duplicates.length} more drafts of ours for this tag: ${duplicates.map((draft) => draft.url).join(", ")}`,
      hint: "Two runs for one tag made them at the same time; they can be deleted. Set concurrency in the workflow, as the README's publish.yml does."
    })
  ];
}
function explainWithoutFiles(release) {
  return releaseDiagnostics.diagnose("release-left-without-files", {
    message: `${release.url} is immutable: it does not get the distributions and the manifest. A draft for the same tag keeps them.`,
    hint: "For the next release, push the tag and let this action make the release, or save yours as a draft and set adopt-draft: true."
  });
}

// src/steps/release/ensure-release.ts
async function ensureRelease(request, phase, ports) {
  const wanted = await describeWanted(request);
  const work = decideWork(wanted, phase, await ports.github.releases());
  if (work.do === "stop") throw new ReleaseError(...work.why);
  const { target, remove, upload, discard, diagnostics } = work;
  const release = await ensureText(request.plan.tag, target, ports);
  for (const asset of remove) await ports.github.deleteAsset(asset);
  for (const file of upload) await attach(release, file, folderOf2(file, request), ports);
  if (discard !== void 0) await ports.github.deleteDraft(discard);
  const acted = remove.length + upload.length > 0 || discard !== void 0;
  const written = target.kind === "new" || target.text !== void 0;
  return { release, changed: acted || written, diagnostics };
}
async function describeWanted(request) {
  const { obtained, manifestFolder, attestations } = request;
  const { size } = await stat(join7(manifestFolder, MANIFEST_NAME));
  const manifest = { name: MANIFEST_NAME, size, sha256: obtained.manifestSha256 };
  return {
    ...request,
    assets: [...obtained.manifest.files, manifest],
    attestations: attestations?.files ?? []
  };
}
async function ensureText(tag, target, { github, reporter }) {
  if (target.kind === "new") {
    const release2 = await github.createDraft(tag, target.text);
    reporter.say(`Created the draft ${release2.url}`);
    return release2;
  }
  const { release, text } = target;
  return text === void 0 ? release : github.updateDraft(release.id, text);
}
async function attach(release, file, folder, { github, reporter }) {
  const asset = await github.uploadAsset(release, file.name, join7(folder, file.name));
  if (asset.sha256 !== void 0 && asset.sha256 !== file.sha256) {
    throw explainDifference(file, asset.sha256);
  }
  reporter.say(`Attached ${file.name}`);
}
function folderOf2({ name }, request) {
  if (name === MANIFEST_NAME) return request.manifestFolder;
  const { folder, files } = request.attestations ?? { folder: "", files: [] };
  return files.some((file) => file.name === name) ? folder : request.distributions;
}
function explainDifference(file, sha256) {
  return new ReleaseError(
    releaseDiagnostics.diagnose("manifest-mismatch", {
      message: `GitHub received ${file.name} with sha256 ${sha256}; the manifest names ${file.sha256}.`,
      hint: "Run again: the asset is replaced then."
    })
  );
}

export {
  listVersion,
  mergeListings,
  judgeYanked,
  requireNoConflict,
  decidePublication,
  compareTag,
  decideWork,
  releaseAfter,
  ensureRelease,
  describeWanted,
  readTarGz,
  readDistribution,
  coreMetadataIn,
  confirmIndex,
  inspect,
  smoke
};
