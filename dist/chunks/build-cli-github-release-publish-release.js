import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  isPlainVersionFile,
  isVersionFileName
} from "./build-check-cli-github-release-publish-release.js";
import {
  ArchiveError,
  BLOCK,
  CONTENT_LIMIT,
  damagedHeader,
  decodeMetadata,
  decodeText,
  decompress,
  descriptionOf,
  explainArchiveError,
  fittingWheel,
  headerOf,
  headersOf,
  mayBeZip,
  openFile,
  openWheel,
  parseMetadata,
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
  ReleaseError,
  applyRules,
  contentDiagnostics,
  contentsDiagnostics,
  decideUpload,
  distributionDiagnostics,
  expectedSdistName,
  expectedWheelName,
  indexLabel,
  installedDiagnostics,
  metadataDiagnostics,
  nearest,
  normalizeProjectName,
  optional,
  parseDistributionName,
  printable,
  publisherDiagnostics,
  releaseDiagnostics,
  sameVersion
} from "./shared.js";

// src/steps/compare-content.ts
import { join as join4 } from "node:path";

// src/archives/blob-ids.ts
import { createHash } from "node:crypto";

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

// src/archives/blob-ids.ts
var CONTENT_LIMIT2 = 8 * 1024 * 1024;
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
  const whole = createHash("sha256");
  const parts = size <= CONTENT_LIMIT2 ? [] : void 0;
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
  return createHash("sha1").update(`blob ${size}\0`);
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
function describeMembers(distribution, counts, tag) {
  const commit = `the commit of ${tag.name} (${tag.commit.slice(0, 12)})`;
  return [...counts].flatMap(([kind, members]) => {
    if (kind === "committed" || kind === "generated") return [];
    const { code, noun, what, hint } = WORDINGS[kind];
    const files = `${members.count} ${noun}${members.count === 1 ? "" : "s"}`;
    return contentDiagnostics.diagnose(code, {
      message: `${distribution} has ${what(files, commit)}: ${listNames(members)}.`,
      hint: hint(members.first)
    });
  });
}
function listNames({ count, first }) {
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
  return INTERPRETERS.map((line) => join2(new TextEncoder().encode(line + options), rest));
}
function isWheelScript(path) {
  return /^[^/]+\.data\/scripts\//.test(path);
}
function decodeLine(line) {
  return new TextDecoder().decode(line.subarray(0, 200));
}
function join2(one, other) {
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
    if (next < 0 || !isPlain(text.slice(at, next))) return false;
    at = next + piece.length;
  }
  const end = text.length - last.length;
  return end >= at && text.endsWith(last) && isPlain(text.slice(at, end));
}
function isPlain(expansion) {
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
  for (const entry of readable(entries, ({ path }) => fileNameOf(path) === ATTRIBUTES)) {
    const folder = entry.path.slice(0, -ATTRIBUTES.length);
    const attributes = await readText(entry, github);
    for (const pattern of exportSubstPatterns(attributes)) patterns.push({ folder, pattern });
  }
  const isTemplate = ({ path }) => patterns.some(
    ({ folder, pattern }) => path.startsWith(folder) && matchesPath(pattern, path.slice(folder.length))
  );
  const templates = /* @__PURE__ */ new Map();
  for (const entry of readable(entries, isTemplate)) {
    const text = await readText(entry, github);
    const name = fileNameOf(entry.path);
    if (hasPlaceholder(text)) templates.set(name, [...templates.get(name) ?? [], text]);
  }
  return templates;
}
async function readSetupConfigs({ entries }, github) {
  const texts = [];
  for (const entry of readable(entries, ({ path }) => fileNameOf(path) === "setup.cfg")) {
    texts.push(await readText(entry, github));
  }
  return texts;
}
function readable(entries, wanted) {
  return entries.filter(({ type, size = 0 }) => type === "blob" && size <= LARGEST_FILE).filter(wanted).slice(0, MOST_FILES);
}
async function readText({ id }, github) {
  return new TextDecoder().decode(await github.blob(id) ?? new Uint8Array());
}

// src/steps/inspect-distributions.ts
import { createHash as createHash2 } from "node:crypto";
import { join as join3 } from "node:path";

// src/archives/links.ts
function requireInnerLink({ name, symbolic, target }) {
  const up = symbolic ? /^(?:\.\.\/)*/.exec(target)?.[0] ?? "" : "";
  const depth = name.split("/").length - 1;
  const levels = up.length / "../".length;
  if (isPlain2(target.slice(up.length)) && (!symbolic || levels < depth)) {
    if (symbolic || target.split("/", 1)[0] === name.split("/", 1)[0]) return;
  }
  throw new ArchiveError(
    "link",
    `member ${quoteName(name)} is a link to ${quoteName(target)}, which is not plainly within the archive`,
    name
  );
}
function isPlain2(path) {
  try {
    requirePlainPath(path);
    return true;
  } catch {
    return false;
  }
}

// src/archives/tar.ts
var CONTENT_LIMIT3 = 16 * 1024 * 1024;
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
  if (size <= CONTENT_LIMIT3) return [];
  throw new ArchiveError(
    "member-too-large",
    `member ${quoteName(name)} has ${size} bytes, more than the ${CONTENT_LIMIT3} that are read of it`,
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
  const textOf2 = (name) => {
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
      ...optional("record", textOf2("RECORD")),
      ...optional("headers", textOf2("WHEEL")),
      ...optional("entryPoints", textOf2("entry_points.txt"))
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

// src/domain/distribution/optional-marker.ts
var LONGEST = 1e4;
var EXTRA = /\bextra\s*==\s*(?:"([^"]*)"|'([^']*)')|(?:"([^"]*)"|'([^']*)')\s*==\s*extra\b/g;
var OPERAND = `(?:"[^"]*"|'[^']*'|(?<![\\w.])[\\w.]+)`;
var COMPARISON = new RegExp(
  `${OPERAND}\\s*(?:[<>=!~]=?=?|\\bnot\\s+in\\b|\\bin\\b)\\s*${OPERAND}`,
  "g"
);
var NEVER = " 0 ";
var PERHAPS = " 1 ";
function extrasOf(marker) {
  if (marker.length > LONGEST) return [];
  const extras = [];
  let rest = marker.replace(EXTRA, (_, ...names) => {
    extras.push(names.slice(0, 4).find((name) => name !== void 0) ?? "");
    return NEVER;
  });
  rest = rest.replace(COMPARISON, PERHAPS);
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\(([^()]*)\)/g, (_, inner) => mayHold(inner) ? PERHAPS : NEVER);
  }
  return mayHold(rest) ? [] : extras;
}
function mayHold(marker) {
  return marker.split(/\bor\b/).some((part) => part.split(/\band\b/).every((term) => term.trim() !== NEVER.trim()));
}

// src/domain/distribution/quote.ts
var LONGEST2 = 200;
var MOST = 5;
function quote(text) {
  return JSON.stringify(text.length > LONGEST2 ? `${text.slice(0, LONGEST2)}\u2026` : text);
}
function countCharacters(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
function listSome(items) {
  const shown = items.slice(0, MOST).join(", ");
  return items.length <= MOST ? shown : `${shown} and ${items.length - MOST} more`;
}

// src/domain/distribution/marker.ts
var VARIABLES = /* @__PURE__ */ new Set([
  "python_version",
  "python_full_version",
  "os_name",
  "os.name",
  "sys_platform",
  "sys.platform",
  "platform_release",
  "platform_system",
  "platform_version",
  "platform.version",
  "platform_machine",
  "platform.machine",
  "platform_python_implementation",
  "platform.python_implementation",
  "python_implementation",
  "implementation_name",
  "implementation_version",
  "extra",
  "extras",
  "dependency_groups"
]);
var TOKEN = /\s*(?:('[^']*'|"[^"]*")|(===|==|~=|!=|<=|>=|<|>)|([()])|([A-Za-z_][\w.]*))/y;
var DEEPEST = 50;
function isMarker(text) {
  const tokens = tokensOf(text);
  return tokens !== void 0 && endOfExpression(tokens, 0, 0) === tokens.length;
}
function tokensOf(text) {
  const tokens = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    const token = tokenOf(TOKEN.exec(text));
    if (token === void 0) return void 0;
    tokens.push(token);
  }
  return tokens;
}
function tokenOf(match) {
  const [, string, comparison, parenthesis, word = ""] = match ?? [];
  if (string !== void 0 || VARIABLES.has(word)) return "value";
  if (comparison !== void 0) return "comparison";
  if (parenthesis === "(" || parenthesis === ")") return parenthesis;
  return word === "and" || word === "or" || word === "in" || word === "not" ? word : void 0;
}
function endOfExpression(tokens, at, depth) {
  let end = endOfTerm(tokens, at, depth);
  while (end !== void 0 && (tokens[end] === "and" || tokens[end] === "or")) {
    end = endOfTerm(tokens, end + 1, depth);
  }
  return end;
}
function endOfTerm(tokens, at, depth) {
  if (tokens[at] === "(") {
    const end = depth < DEEPEST ? endOfExpression(tokens, at + 1, depth + 1) : void 0;
    return end !== void 0 && tokens[end] === ")" ? end + 1 : void 0;
  }
  if (tokens[at] !== "value") return void 0;
  const negated = tokens[at + 1] === "not" && tokens[at + 2] === "in";
  const operator = tokens[at + 1];
  if (!negated && operator !== "comparison" && operator !== "in") return void 0;
  const second = at + (negated ? 3 : 2);
  return tokens[second] === "value" ? second + 1 : void 0;
}

// src/domain/distribution/specifier.ts
var PRERELEASE = "(?:[-_.]?(?:alpha|beta|preview|pre|a|b|c|rc)[-_.]?\\d*)?";
var POST = "(?:-\\d+|[-_.]?(?:post|rev|r)[-_.]?\\d*)?";
var DEVELOPMENT = "(?:[-_.]?dev[-_.]?\\d*)?";
var LOCAL = "(?:\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?";
var EPOCH = "v?(?:\\d+!)?";
var SUFFIX = `${PRERELEASE}${POST}${DEVELOPMENT}`;
var SPECIFIER = [
  "===\\s*[^\\s;)]*",
  `[=!]=\\s*${EPOCH}\\d+(?:\\.\\d+)*(?:\\.\\*|${SUFFIX}${LOCAL})`,
  `~=\\s*${EPOCH}\\d+(?:\\.\\d+)+${SUFFIX}`,
  `(?:<=|>=|<|>)\\s*${EPOCH}\\d+(?:\\.\\d+)*${SUFFIX}`
].join("|");
var WHOLE = new RegExp(`^(?:${SPECIFIER})$`, "i");
function isSpecifierSet(text) {
  const specifiers = text.split(",").map((specifier) => specifier.trim());
  return specifiers.every((specifier) => specifier === "" || WHOLE.test(specifier));
}

// src/domain/distribution/requirement.ts
var NAME = /\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9_])?)\s*/y;
var IDENTIFIER = "[A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9_])?";
var EXTRAS = new RegExp(`\\[\\s*(?:${IDENTIFIER}\\s*(?:,\\s*${IDENTIFIER}\\s*)*)?\\]\\s*`, "y");
var ADDRESS = /@\s*(\S+)\s*/y;
var VERSION = new RegExp(`(?:${SPECIFIER})\\s*`, "iy");
function parseRequirement(text) {
  const head = matchAt(NAME, text, 0);
  const name = head?.[1];
  if (head === void 0 || name === void 0) return void 0;
  let at = head[0].length;
  if (text[at] === "[") {
    const extras = matchAt(EXTRAS, text, at);
    if (extras === void 0) return void 0;
    at += extras[0].length;
  }
  const address = matchAt(ADDRESS, text, at);
  const url = address?.[1];
  if (address !== void 0 && url !== void 0) {
    const rest = text.slice(at + address[0].length);
    return endsWell(rest) ? { kind: "url", name, url } : void 0;
  }
  const end = endOfVersions(text, at);
  return end !== void 0 && endsWell(text.slice(end)) ? { kind: "versions", name } : void 0;
}
function endOfVersions(text, start) {
  const enclosed = text[start] === "(";
  const first = enclosed ? skipSpace(text, start + 1) : start;
  let at = first;
  for (let found = matchAt(VERSION, text, at); found; found = matchAt(VERSION, text, at)) {
    at += found[0].length;
    if (text[at] !== ",") break;
    at = skipSpace(text, at + 1);
  }
  if (!isSpecifierSet(text.slice(first, at))) return void 0;
  if (!enclosed) return at;
  return text[at] === ")" ? skipSpace(text, at + 1) : void 0;
}
function endsWell(rest) {
  return rest === "" || rest.startsWith(";") && isMarker(rest.slice(1));
}
function skipSpace(text, at) {
  return at + (matchAt(/\s*/y, text, at)?.[0].length ?? 0);
}
function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? void 0;
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
  const isAddress2 = requirement.kind === "url";
  const name = `${normalizeProjectName(requirement.name)}${isAddress2 ? " @" : ""}`;
  const at = isAddress2 ? text.search(/\s;/) : text.indexOf(";");
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

// src/domain/distribution/metadata-check.ts
function checkMetadata(distributions, checks) {
  const shared = /* @__PURE__ */ new Map();
  for (const { distribution, metadata } of distributions) {
    for (const finding of checks.flatMap((check) => check(metadata))) {
      const key = `${finding.code} ${finding.what}`;
      const files = shared.get(key)?.files ?? [];
      if (!files.includes(distribution.name)) {
        shared.set(key, { finding, files: [...files, distribution.name] });
      }
    }
  }
  return firstOfEach([...shared.values()]).map(
    ({ finding: { code, what, hint }, files }) => metadataDiagnostics.diagnose(code, {
      message: `The metadata of ${files.join(", ")} ${what}.`,
      hint
    })
  );
}
var MOST_TOLD = 20;
function firstOfEach(found) {
  const told = /* @__PURE__ */ new Map();
  return found.filter(({ finding: { code } }) => {
    const number = (told.get(code) ?? 0) + 1;
    told.set(code, number);
    return number <= MOST_TOLD;
  });
}
function statedValues(metadata, name) {
  return headersOf(metadata, name).filter((value) => value !== "");
}
function statedValue(metadata, name) {
  const [first] = headersOf(metadata, name);
  return first === "" ? void 0 : first;
}

// src/domain/distribution/address-checks.ts
var LABEL_LIMIT = 32;
var checkProjectUrls = (metadata) => {
  const seen = /* @__PURE__ */ new Set();
  return statedValues(metadata, "project-url").flatMap((value) => {
    const comma = value.indexOf(",");
    const label = (comma < 0 ? value : value.slice(0, comma)).trim();
    const address = comma < 0 ? "" : value.slice(comma + 1).trim();
    const problem = seen.has(label) ? `the label ${quote(label)} a second time` : problemOf(label, address);
    seen.add(label);
    return problem === void 0 ? [] : [explain(value, problem)];
  });
};
function problemOf(label, address) {
  const length = countCharacters(label);
  if (label === "") return "no label";
  if (length > LABEL_LIMIT) return `a label of ${length} characters; ${LABEL_LIMIT} are the limit`;
  if (address === "") return "no address";
  return isAddress(address) ? void 0 : `the address ${quote(address)}, which is no http(s) URL`;
}
function explain(value, problem) {
  return {
    code: "project-url-invalid",
    what: `have Project-URL ${quote(value)}, with ${problem}`,
    hint: `Under [project.urls], give each label of at most ${LABEL_LIMIT} characters one address that begins with https://; brackets in it are written as %5B and %5D.`
  };
}
var checkHomePages = (metadata) => ["Home-page", "Download-URL"].flatMap((field) => {
  const value = statedValue(metadata, field.toLowerCase());
  if (value === void 0 || isAddress(value)) return [];
  return [
    {
      code: "metadata-url-invalid",
      what: `have ${field} ${quote(value)}, which is no http(s) URL`,
      hint: "Give an address that begins with https://; brackets in it are written as %5B and %5D."
    }
  ];
});
function isAddress(text) {
  const behindHost = text.replace(/^https?:(?:\/\/[^/?#]*)?/i, "");
  return behindHost !== text && !/^[^#]*[[\]]/.test(behindHost);
}

// src/domain/distribution/data/classifiers.json
var classifiers_default = {
  source: "trove-classifiers 2026.9.21.13",
  licence: "Apache-2.0, https://github.com/pypa/trove-classifiers",
  deprecated: {
    "Framework :: Django CMS :: 4.2": ["Framework :: Django CMS :: 5.0"],
    "License :: OSI Approved :: Intel Open Source License": [],
    "License :: OSI Approved :: Jabber Open Source License": [],
    "License :: OSI Approved :: MITRE Collaborative Virtual Workspace License (CVW)": [],
    "License :: OSI Approved :: Sun Industry Standards Source License (SISSL)": [],
    "License :: OSI Approved :: X.Net License": [],
    "Natural Language :: Ukranian": ["Natural Language :: Ukrainian"],
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

// src/domain/distribution/classifier-checks.ts
var VALID = new Set(classifiers_default.valid);
var DEPRECATED = new Map(
  Object.entries(classifiers_default.deprecated)
);
var MOST_TOLD2 = 20;
var checkClassifiers = (metadata) => {
  const stated = [...new Set(statedValues(metadata, "classifier"))];
  return stated.filter((classifier) => !VALID.has(classifier) || DEPRECATED.has(classifier)).slice(0, MOST_TOLD2).map(explain2);
};
function explain2(classifier) {
  const successors = DEPRECATED.get(classifier);
  if (successors !== void 0) return explainDeprecated(classifier, successors);
  if (/^private\s*::/i.test(classifier)) {
    return {
      code: "classifier-private",
      what: `state the classifier ${quote(classifier)}, which is there to keep the project from PyPI`,
      hint: "If the project is to be public, take the classifier out of its metadata; if not, do not release it to PyPI."
    };
  }
  return {
    code: "classifier-unknown",
    what: `state the classifier ${quote(classifier)}, which PyPI does not know`,
    hint: `Did you mean ${quote(nearest(classifier, classifiers_default.valid) ?? "")}? https://pypi.org/classifiers lists all of them; if yours is there, it is newer than the list here (${classifiers_default.source}), and the rule classifier-unknown may be set to off.`
  };
}
function explainDeprecated(classifier, successors) {
  const instead = successors.map(quote).join(" or ");
  return {
    code: "classifier-deprecated",
    what: `state the classifier ${quote(classifier)}, which PyPI has deprecated and refuses`,
    hint: instead === "" ? "Take it out of the metadata." : `State ${instead} instead.`
  };
}

// src/domain/distribution/dependency-checks.ts
var FIELDS2 = ["Requires-Dist", "Provides-Dist", "Obsoletes-Dist"];
var checkDependencies = (metadata) => FIELDS2.flatMap(
  (field) => statedValues(metadata, field.toLowerCase()).flatMap((value) => explain3(field, value))
);
function explain3(field, value) {
  const requirement = parseRequirement(value);
  if (requirement === void 0) {
    return [
      {
        code: "dependency-invalid",
        what: `have ${field} ${quote(value)}, which is no dependency specifier`,
        hint: 'Write it as in: omi[cli] >=1.2,<2; python_version >= "3.11"'
      }
    ];
  }
  if (requirement.kind === "versions") return [];
  return [
    {
      code: "dependency-direct-url",
      what: `have ${field} ${quote(value)}, an address, but PyPI takes only dependencies that are on an index`,
      hint: `Depend on a released version of ${requirement.name}, as in: ${requirement.name} >=1.2. Dependencies for development may go into [dependency-groups], which is not published.`
    }
  ];
}
var checkRequiresPython = (metadata) => {
  const value = statedValue(metadata, "requires-python");
  if (value === void 0 || isSpecifierSet(value)) return [];
  return [
    {
      code: "metadata-requires-python-invalid",
      what: `have Requires-Python ${quote(value)}, which is no list of version specifiers`,
      hint: "Write it as in: >=3.11 (several are joined by commas; a bare version needs an operator)."
    }
  ];
};
var checkExtras = (metadata) => statedValues(metadata, "provides-extra").filter((name) => !/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i.test(name)).map((name) => ({
  code: "extra-invalid",
  what: `have Provides-Extra ${quote(name)}, which is no valid name`,
  hint: "Use letters, digits, -, _ and ., with a letter or digit at both ends."
}));

// src/domain/distribution/metadata-version.ts
var KNOWN = ["1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5"];
var NEWEST_METADATA_VERSION = "2.5";
function metadataVersionStatus(version) {
  if (version === void 0 || !/^\d{1,3}\.\d{1,3}$/.test(version)) return "invalid";
  if (KNOWN.includes(version)) return "known";
  return isMetadataVersionAtLeast(version, NEWEST_METADATA_VERSION) ? "newer" : "invalid";
}
function isMetadataVersionAtLeast(version, least) {
  const [major = 0, minor = 0] = least.split(".").map(Number);
  const [ownMajor = Number.NaN, ownMinor = Number.NaN] = (version ?? "").split(".").map(Number);
  return ownMajor > major || ownMajor === major && ownMinor >= minor;
}

// src/domain/distribution/field-checks.ts
var FIELDS3 = [
  ["1.0", ["Metadata-Version", "Name", "Version", "Summary", "Description", "Keywords"]],
  ["1.0", ["Home-page", "Author", "Author-email", "License", "Platform"]],
  ["1.1", ["Download-URL", "Supported-Platform", "Classifier", "Requires", "Provides"]],
  ["1.1", ["Obsoletes"]],
  ["1.2", ["Maintainer", "Maintainer-email", "Requires-Dist", "Requires-Python"]],
  ["1.2", ["Requires-External", "Project-URL", "Provides-Dist", "Obsoletes-Dist"]],
  ["2.1", ["Description-Content-Type", "Provides-Extra"]],
  ["2.2", ["Dynamic"]],
  ["2.4", ["License-Expression", "License-File"]],
  ["2.5", ["Import-Name", "Import-Namespace"]]
];
var LEFT_OUT = "License-File";
var checkFieldVersions = (metadata) => {
  const stated = headerOf(metadata, "metadata-version");
  if (metadataVersionStatus(stated) === "invalid") return [];
  return FIELDS3.filter(([version]) => !isMetadataVersionAtLeast(stated, version)).flatMap(
    ([version, fields]) => fields.filter((field) => field !== LEFT_OUT && isStated(metadata, field)).map((field) => ({
      code: "metadata-field-too-new",
      what: `have the field ${field}, which came with Metadata-Version ${version}, but state Metadata-Version ${stated}`,
      hint: "Build again with an up-to-date build backend, which states the version that its fields need."
    }))
  );
};
var SINGLE = [
  ...["Metadata-Version", "Name", "Version", "Summary", "Description", "Keywords", "Home-page"],
  ...["Author", "Author-email", "License", "Download-URL", "Maintainer", "Maintainer-email"],
  ...["Requires-Python", "Description-Content-Type", "License-Expression"]
];
var checkRepetitions = (metadata) => {
  const names = metadata.headers.map(([name]) => name);
  return SINGLE.filter((field) => {
    const name = field.toLowerCase();
    const alsoInBody = field === "Description" && headerOf(metadata, name) !== void 0 && descriptionOf({ headers: [], body: metadata.body }) !== void 0;
    return alsoInBody || names.indexOf(name) !== names.lastIndexOf(name);
  }).map((field) => ({
    code: "metadata-field-repeated",
    what: `state the field ${field} more than once`,
    hint: "Build again with an up-to-date build backend, and state each value in one place."
  }));
};
var KNOWN2 = new Set(FIELDS3.flatMap(([, fields]) => fields).map((field) => field.toLowerCase()));
var NEVER_DYNAMIC = ["metadata-version", "name", "version"];
var checkDynamic = (metadata) => {
  if (metadataVersionStatus(headerOf(metadata, "metadata-version")) !== "known") return [];
  return statedValues(metadata, "dynamic").filter((field) => {
    const name = field.toLowerCase();
    return !KNOWN2.has(name) || NEVER_DYNAMIC.includes(name);
  }).map((field) => ({
    code: "dynamic-field-invalid",
    what: `declare ${quote(field)} dynamic, which is ${KNOWN2.has(field.toLowerCase()) ? "never" : "no field that can be"} dynamic`,
    hint: "Build again with an up-to-date build backend; name fields as core metadata spell them."
  }));
};
function isStated(metadata, field) {
  if (field === "Description") return descriptionOf(metadata) !== void 0;
  return statedValues(metadata, field.toLowerCase()).length > 0;
}

// src/domain/distribution/license-checks.ts
var checkLicenses = (metadata) => {
  const text = statedValue(metadata, "license");
  const expression = statedValue(metadata, "license-expression");
  if (text === void 0 || expression === void 0) return [];
  return [
    {
      code: "license-stated-twice",
      what: `have both License ${quote(text)} and License-Expression ${quote(expression)}, of which PyPI takes one`,
      hint: 'State the licence once, as an SPDX expression: license = "MIT" in pyproject.toml.'
    }
  ];
};
var checkLicensePaths = (metadata) => licenseFilesOf(metadata).filter((path) => /\.\.|\*|\\|^\/|^[a-z]:/i.test(path)).map((path) => ({
  code: "license-file-invalid",
  what: `have License-File ${quote(path)}, which is no plain relative path`,
  hint: "Name the files themselves, below the project's own folder, with / between folders."
}));
var licenseFilesOf = (metadata) => isMetadataVersionAtLeast(headerOf(metadata, "metadata-version"), "2.4") ? statedValues(metadata, "license-file") : [];

// src/domain/distribution/text-checks.ts
var SUMMARY_LIMIT = 512;
var LINE_BREAKS = [..."\n\r\v\f\x85\u2028\u2029"];
var checkSummary = (metadata) => {
  const summary = statedValue(metadata, "summary") ?? "";
  const length = countCharacters(summary);
  const problems = [
    ...LINE_BREAKS.some((character) => summary.includes(character)) ? ["have a summary of several lines, but PyPI takes one"] : [],
    ...length > SUMMARY_LIMIT ? [`have a summary of ${length} characters, but PyPI takes ${SUMMARY_LIMIT}`] : []
  ];
  return problems.map((what) => ({
    code: "summary-invalid",
    what,
    hint: "Say it in one short line (description in pyproject.toml); the readme has room for more."
  }));
};
var TYPES = ["text/markdown", "text/x-rst", "text/plain"];
var VARIANTS = ["GFM", "CommonMark"];
var checkContentType = (metadata) => {
  const value = statedValue(metadata, "description-content-type");
  if (value === void 0) return [];
  const [type = "", ...parameters] = value.split(";").map((part) => part.trim());
  const charset = parameterOf(parameters, "charset") ?? "UTF-8";
  const variant = parameterOf(parameters, "variant") ?? "GFM";
  const markdown = type.toLowerCase() === "text/markdown";
  const known = TYPES.includes(type.toLowerCase()) && charset.toLowerCase() === "utf-8" && (!markdown || VARIANTS.includes(variant));
  if (known) return [];
  return [
    {
      code: "description-content-type-invalid",
      what: `have Description-Content-Type ${quote(value)}, which PyPI does not take`,
      hint: `Use one of ${TYPES.join(", ")}, with charset UTF-8 if any, and for Markdown with variant ${VARIANTS.join(" or ")} if any.`
    }
  ];
};
function parameterOf(parameters, name) {
  const found = parameters.map((parameter) => parameter.split("=")).find(([key = ""]) => key.trim().toLowerCase() === name);
  return found?.slice(1).join("=").trim().replace(/^"(.*)"$/, "$1");
}
var checkEmails = (metadata) => ["Author-email", "Maintainer-email"].flatMap((field) => {
  const value = statedValue(metadata, field.toLowerCase())?.trim() ?? "";
  if (!/^[^@<>(),:;"\\[\]]+$/.test(value)) return [];
  return {
    code: "email-invalid",
    what: `have ${field} ${quote(value)}, which holds no address`,
    hint: "Write a name and an address, as in: Jane Doe <jane@example.org>. A name alone belongs into Author or Maintainer."
  };
});

// src/domain/distribution/metadata-rules.ts
var CHECKS = [
  checkRepetitions,
  checkFieldVersions,
  checkDynamic,
  checkSummary,
  checkContentType,
  checkEmails,
  checkClassifiers,
  checkRequiresPython,
  checkDependencies,
  checkExtras,
  checkProjectUrls,
  checkHomePages,
  checkLicenses,
  checkLicensePaths
];
function goesToPypi({ indexes }) {
  return indexes.some((index) => index === "pypi" || index === "testpypi");
}
var metadataIsTaken = (plan, { distributions }) => goesToPypi(plan) ? checkMetadata(distributions, CHECKS) : [];

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
  const listed = new Set(entries.map((entry) => entry.path));
  const problems = [
    ...files.filter((file) => !exempt.has(file.name) && !listed.has(file.name)).map((file) => `${quote(file.name)} is not listed`),
    ...entries.filter((entry) => !exempt.has(entry.path)).flatMap((entry) => problemOf2(entry, known.get(entry.path)))
  ];
  if (problems.length === 0) return [];
  return [
    diagnose2("record-mismatch", {
      message: `The RECORD of ${name} is not true of what it holds: ${listSome(problems)}.`,
      hint: "The wheel was changed after it was built, by a tool that does not keep RECORD up to date. Publish it as the build backend wrote it, or repack it: python -m wheel unpack, then pack."
    })
  ];
}
function problemOf2({ path, digest, size }, file) {
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
  const listed = expandAll(stated);
  if (named.length < MOST2 && listed.length < MOST2 && isSameSet(named, listed)) return [];
  return [
    diagnose3("wheel-tags-mismatch", {
      message: `${name} is named for the tags ${listTags(named)}, but its file WHEEL states ${listed.length === 0 ? "none" : listTags(listed)}.`,
      hint: "Build again, and rename no wheel: python -m wheel tags changes name and content together."
    })
  ];
}
function isSameSet(some, others) {
  const [one, other] = [new Set(some), new Set(others)];
  return one.size === other.size && some.every((tag) => other.has(tag));
}
function listTags(tags) {
  return tags.length < MOST2 ? listSome([...new Set(tags)]) : `${MOST2} or more`;
}
var MOST2 = 1e4;
var LONGEST3 = 255;
function expandAll(stated) {
  const listed = [];
  for (const tag of stated) {
    const parts = tag.trim().slice(0, LONGEST3).split("-");
    listed.push(...combine(parts.map((part) => part.split("."))));
    if (listed.length >= MOST2) break;
  }
  return listed;
}
function combine([first = [], ...rest]) {
  let heads = first;
  for (const part of rest) {
    heads = heads.flatMap((head) => part.map((tag) => `${head}-${tag}`)).slice(0, MOST2);
  }
  return heads.map((tag) => tag.toLowerCase());
}

// src/domain/distribution/rules.ts
var { diagnose: diagnose4 } = distributionDiagnostics;
var versionIsThePlans = (plan, facts) => facts.distributions.flatMap(({ distribution, metadata }) => {
  const stated = headerOf(metadata, "version");
  const readable2 = stated !== void 0 && !stated.includes("\uFEFF");
  if (readable2 && sameVersion(stated.trim(), plan.version)) return [];
  return diagnose4("metadata-version-mismatch", {
    message: `${distribution.name} states ${stated === void 0 ? "no version" : `version ${show2(stated)}`} in its metadata, but tag ${plan.tag.name} releases version ${plan.version}.`,
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
      message: `There are ${sdists.length} sdists (${listNames2(sdists)}), but PyPI takes one for each version.`,
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
      message: `Version ${show2(versionOf(first.metadata))} of ${listNames2(local.map(({ distribution }) => distribution))} is a local one, with a "+", which PyPI does not take.`,
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
function listNames2(distributions) {
  return distributions.map(({ name }) => name).join(", ");
}

// src/steps/inspect-distributions.ts
var CHUNK = 256 * 1024;
function inspectDistributions(plan, manifest, folder, declared) {
  return async (record) => {
    const distributions = [];
    for (const distribution of manifest.files) {
      const inspected = await inspectOrNote(join3(folder, distribution.name), distribution, record);
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
    (file) => inspect2(file, distribution.name, () => createHash2("sha256"))
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
  const hash = createHash2("sha256");
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
async function readCoreMetadata(path, { name, kind }) {
  const file = await openFile(path);
  try {
    if (kind === "wheel") return await readWheelMetadata(file, name);
    return (await readSdist(file, name)).metadata;
  } finally {
    await file.close();
  }
}

// src/steps/compare-content.ts
var NAME_LENGTH = 40;
function compareContent(request, { github }) {
  return async (record) => {
    const { tag } = request.plan;
    if (tag.commit.length !== NAME_LENGTH) {
      record.note(explainNotCompared("the repository names its objects by SHA-256"));
      record.settle("skipped");
      return [];
    }
    const tree = await github.tree(tag.commit);
    if (tree.truncated) {
      record.note(explainNotCompared(`the tree of ${tag.name} has more files than can be listed`));
      record.settle("skipped");
      return [];
    }
    const templates = await readTemplates(tree, github);
    const commit = contentOf(tree, templates, await readSetupConfigs(tree, github));
    const compared = [];
    for (const file of request.manifest.files) {
      const { generated } = request;
      const comparison = { archive: archiveOf(file), commit, generated, blobId };
      const counts = await countOrExplain(join4(request.distributions, file.name), file, comparison);
      if (counts instanceof Map) {
        record.note(...describeMembers(file.name, counts, tag));
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
import { join as join5 } from "node:path";
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
    const installation = await prepareInstallation({ interpreter, temporary, sources }, ports);
    await python.install(installation.environment, [join5(distributions, wheel.name)]);
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
  const { plan, manifest, distributions, declared } = request;
  await journal.step("inspect", inspectDistributions(plan, manifest, distributions, declared));
  await journal.step("compare-content", compareContent(request, ports));
}
async function smoke(journal, { python, ...request }, ports) {
  const asked = python === void 0 ? {} : { python };
  await journal.step("smoke", smokeInstall({ ...request, ...asked }, ports));
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

export {
  listVersion,
  mergeListings,
  judgeYanked,
  requireNoConflict,
  readTarGz,
  isMetadataVersionAtLeast,
  readCoreMetadata,
  inspect,
  smoke
};
