import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  MANIFEST_NAME,
  ReleaseError,
  applyRules,
  comparePublishingOrder,
  describeEnding,
  distributionDiagnostics,
  findVersionStatements,
  installedDiagnostics,
  isVersion,
  lastLines,
  listPythonModules,
  normalizeProjectName,
  parseDistributionName,
  parseMetadata,
  sameVersion,
  sanitise,
  serializeManifest,
  splitCommand,
  succeeded
} from "./shared.js";

// src/steps/obtain/manifest-file.ts
import { createHash } from "node:crypto";
import { mkdir, open, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
async function writeManifest(folder, manifest) {
  const bytes = serializeManifest(manifest);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, MANIFEST_NAME), bytes);
  return createHash("sha256").update(bytes).digest("hex");
}
function settingsFor({
  configuration: { environment, smoke, rules }
}) {
  return {
    smoke: environment.length === 0 ? smoke : { ...smoke, environment },
    ...Object.keys(rules).length === 0 ? {} : { rules }
  };
}
async function describeFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const foreign = entries.filter((entry) => !entry.isFile()).map((entry) => entry.name);
  if (foreign.length > 0) throw new ReleaseError(...foreign.toSorted().map(explainForeign));
  const names = entries.map((entry) => entry.name).filter((name) => parseDistributionName(name) !== void 0);
  const files = await Promise.all(
    names.map(
      async (name) => ({
        name,
        kind: name.endsWith(".whl") ? "wheel" : "sdist",
        size: (await stat(join(folder, name))).size,
        sha256: await hashFile(join(folder, name))
      })
    )
  );
  return files.toSorted(comparePublishingOrder);
}
function explainForeign(name) {
  return distributionDiagnostics.diagnose("distribution-foreign", {
    message: `${sanitise(name, 200)}, among the distributions, is not a regular file.`,
    hint: "Let the build leave only wheels and sdists in its output folder."
  });
}
var BUFFER_SIZE = 256 * 1024;
async function hashFile(path) {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafeSlow(BUFFER_SIZE);
  const file = await open(path);
  try {
    for (; ; ) {
      const { bytesRead } = await file.read(buffer, 0, BUFFER_SIZE, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

// src/steps/smoke/wheels.ts
import { join as join2 } from "node:path";

// src/archives/archive-error.ts
var ArchiveError = class extends Error {
  reason;
  /** The member it is about, where it is about one. */
  member;
  constructor(reason, message, member) {
    super(message);
    this.reason = reason;
    if (member !== void 0) this.member = member;
  }
};

// src/archives/byte-source.ts
import { open as open2 } from "node:fs/promises";
function bytesOf(buffer) {
  return {
    size: buffer.length,
    read: async (offset, length) => {
      requireInside(buffer.length, offset, length);
      return buffer.subarray(offset, offset + length);
    }
  };
}
var WINDOW = 256 * 1024;
function readingAhead(source) {
  let start = 0;
  let window = new Uint8Array();
  return {
    size: source.size,
    read: async (offset, length) => {
      requireInside(source.size, offset, length);
      if (length > WINDOW) return source.read(offset, length);
      if (offset < start || offset + length > start + window.length) {
        window = await source.read(offset, Math.min(WINDOW, source.size - offset));
        start = offset;
      }
      return window.subarray(offset - start, offset - start + length);
    }
  };
}
async function openFile(path) {
  const file = await open2(path, "r");
  const { size } = await file.stat();
  return {
    size,
    close: () => file.close(),
    read: async (offset, length, into) => {
      requireInside(size, offset, length);
      const buffer = into?.subarray(0, length) ?? new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled);
        if (bytesRead === 0) throw truncated(offset + filled, length - filled);
        filled += bytesRead;
      }
      return buffer;
    }
  };
}
function requireInside(size, offset, length) {
  if (offset < 0 || length < 0 || offset + length > size) throw truncated(offset, length);
}
function truncated(offset, length) {
  return new ArchiveError("truncated", `there are no ${length} bytes at offset ${offset}`);
}

// src/archives/explain.ts
var INCOMPLETE = "The file is not what the build wrote. Take it from the build again: an upload or download may have been cut short.";
var REWRITTEN = "Publish the file as the build backend wrote it. Tools that rewrite, join or sign archives leave such traces.";
var STREAMED = "Write the archive into a file rather than into a stream: PyPI takes only what common ZIP tools and build backends write.";
var RENAMED = "Build the project again with an up-to-date build backend: the file's name and what is in it belong together.";
var HARMFUL = "PyPI or installers refuse such members. Find out which file of the project, or which build step, puts it there.";
var PLAIN = "Leave such files out of the distribution, or put copies of what they point to in their place.";
var BOMB = "Leave out of the distribution what makes it so large; data are better downloaded when needed.";
var HINTS = {
  "not-a-zip": INCOMPLETE,
  "not-a-tar": INCOMPLETE,
  truncated: INCOMPLETE,
  malformed: INCOMPLETE,
  "crc-mismatch": INCOMPLETE,
  "size-mismatch": INCOMPLETE,
  "count-mismatch": INCOMPLETE,
  "zip-and-tar": REWRITTEN,
  "prefix-data": REWRITTEN,
  "trailing-data": REWRITTEN,
  "unlisted-data": REWRITTEN,
  "overlapping-members": REWRITTEN,
  "several-end-records": REWRITTEN,
  "local-mismatch": REWRITTEN,
  comment: REWRITTEN,
  "split-archive": STREAMED,
  "zip64-data": STREAMED,
  "data-descriptor": STREAMED,
  encrypted: STREAMED,
  "compression-method": STREAMED,
  "duplicate-name": HARMFUL,
  "invalid-name": HARMFUL,
  "unsafe-path": HARMFUL,
  "not-text": HARMFUL,
  link: PLAIN,
  "special-member": PLAIN,
  sparse: PLAIN,
  "too-many-members": BOMB,
  "member-too-large": BOMB,
  "compression-ratio": BOMB,
  "file-name": RENAMED,
  "top-level": RENAMED,
  "missing-member": RENAMED
};
function explainArchiveError(filename, error) {
  return distributionDiagnostics.diagnose("distribution-unreadable", {
    message: `${filename} cannot be published: ${error.message}.`,
    hint: HINTS[error.reason]
  });
}

// src/archives/entry-points.ts
function parseEntryPoints(text) {
  const found = [];
  let group;
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    const at = line.indexOf("=");
    if (line.startsWith("[") && line.endsWith("]")) group = line.slice(1, -1).trim();
    else if (group !== void 0 && at > 0) {
      found.push({ group, name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() });
    }
  }
  return found;
}

// src/archives/import-names.ts
function findImportNames(members) {
  const root = newTree();
  for (const member of members) plant(root, installedPath(member));
  return [...new Set(namesIn(root, ""))].sort();
}
function installedPath(member) {
  const data = /^[^/]+\.data\/(?:(?:purelib|platlib)\/(.*))?/s.exec(member);
  return data === null ? member : data[1];
}
var DEEPEST_NAMESPACE = 10;
function plant(root, path) {
  const segments = path?.split("/") ?? [];
  const file = segments.pop();
  if (file === void 0 || file === "" || !segments.every(isImportable)) return;
  if (segments.length > DEEPEST_NAMESPACE) return;
  let tree = root;
  for (const segment of segments) {
    const next = tree.directories.get(segment) ?? newTree();
    tree.directories.set(segment, next);
    tree = next;
  }
  tree.files.add(file);
}
function newTree() {
  return { files: /* @__PURE__ */ new Set(), directories: /* @__PURE__ */ new Map() };
}
function namesIn(tree, prefix) {
  const modules = [...tree.files].flatMap((file) => {
    const name = moduleName(file);
    return name === void 0 ? [] : [prefix + name];
  });
  const packages = [...tree.directories].flatMap(
    ([name, directory]) => isPackage(directory) ? [prefix + name] : namesIn(directory, `${prefix}${name}.`)
  );
  return [...modules, ...packages];
}
function isPackage({ files }) {
  return [...files].some((file) => stemOf(file) === "__init__");
}
function moduleName(file) {
  const stem = stemOf(file);
  if (stem === void 0 || stem === "__main__" || !isImportable(stem)) return void 0;
  return stem.endsWith("__mypyc") ? void 0 : stem;
}
function stemOf(file) {
  const [, stem, tag, suffix] = /^([^.]+)(\.[\w-]+)?\.(py|pyc|so|pyd)$/.exec(file) ?? [];
  if (stem === void 0) return void 0;
  if (suffix === "py" || suffix === "pyc") return tag === void 0 ? stem : void 0;
  return tag === void 0 && suffix === "so" && stem.startsWith("lib") ? void 0 : stem;
}
var TESTS = /* @__PURE__ */ new Set(["test", "tests"]);
function isImportable(name) {
  return /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) && !TESTS.has(name);
}

// src/archives/member-path.ts
var LONGEST_SHOWN = 120;
function quoteName(name) {
  return JSON.stringify(name.length > LONGEST_SHOWN ? `${name.slice(0, LONGEST_SHOWN)}\u2026` : name);
}
var LONGEST = 4096;
var CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/u;
function requirePlainPath(name) {
  if (CONTROLS.test(name)) {
    throw new ArchiveError(
      "invalid-name",
      `the name of member ${quoteName(name)} holds control characters`,
      name
    );
  }
  if (name.length > LONGEST) {
    throw new ArchiveError(
      "invalid-name",
      `the name of member ${quoteName(name)} has more than ${LONGEST} characters`,
      name
    );
  }
  const segments = name.replace(/\/$/, "").split(/[\\/]/);
  const odd = segments.some((segment) => segment === "" || segment === "." || segment === "..");
  if (odd || /^[a-z]:/i.test(name)) {
    throw new ArchiveError(
      "unsafe-path",
      `the path of member ${quoteName(name)} is not a plain relative one`,
      name
    );
  }
}
var MOST_MEMBERS = 2e5;
var MOST_CHARACTERS = 16 * 1024 * 1024;
function requireFewMembers(count, characters = 0) {
  if (count > MOST_MEMBERS) {
    throw new ArchiveError("too-many-members", `it has more than ${MOST_MEMBERS} members`);
  }
  if (characters > MOST_CHARACTERS) {
    throw new ArchiveError(
      "too-many-members",
      `the names of its members have more than ${MOST_CHARACTERS} characters`
    );
  }
}

// src/archives/metadata-file.ts
function decodeText(bytes, name) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ArchiveError("not-text", `member ${quoteName(name)} is not UTF-8 text`, name);
  }
}
function decodeMetadata(bytes, name) {
  const text = decodeText(bytes, name);
  requireFewHeaders(text, name);
  return parseMetadata(text);
}
var MOST_HEADERS = 1e5;
function requireFewHeaders(text, name) {
  let lines = 0;
  let start = 0;
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\r|\n/g)) {
    if (index === start) return;
    start = index + lineBreak.length;
    lines++;
    if (lines > MOST_HEADERS) {
      throw new ArchiveError(
        "member-too-large",
        `member ${quoteName(name)} has more than ${MOST_HEADERS} lines of headers`,
        name
      );
    }
  }
}

// src/archives/tar-header.ts
var BLOCK = 512;
var NAME = [0, 100];
var SIZE = [124, 12];
var CHECKSUM = [148, 8];
var TYPE = 156;
var TARGET = [157, 100];
var MAGIC = [257, 8];
var PREFIX = [345, 155];
var OCTAL = [
  [100, 8],
  [329, 8],
  [337, 8]
];
var OCTAL_OR_BINARY = [
  [108, 8],
  [116, 8],
  [136, 12]
];
function readTarHeader(block) {
  if (block.every((byte) => byte === 0)) return void 0;
  const stated = readOctal(block, CHECKSUM);
  if (stated !== checksumOf(block)) throw damagedHeader("its checksum is wrong");
  for (const field of OCTAL) readOctal(block, field);
  for (const field of OCTAL_OR_BINARY) {
    const first = block[field[0]];
    if (first !== 128 && first !== 255) readOctal(block, field);
  }
  const prefix = textOf(block, PREFIX);
  if (prefix.length > 0 && latin1(slice(block, MAGIC)) !== "ustar\x0000") {
    throw damagedHeader("it has a path in two parts, but is not of the format that allows it");
  }
  return {
    type: String.fromCharCode(block[TYPE] ?? 0),
    size: readOctal(block, SIZE),
    prefix,
    name: textOf(block, NAME),
    target: textOf(block, TARGET)
  };
}
function startsAsTar(block) {
  if (block.length < BLOCK) return false;
  const stated = readFreely(slice(block, CHECKSUM));
  return stated === checksumOf(block) || stated === checksumOf(new Int8Array(block));
}
function readFreely(bytes) {
  const [first = 0, ...rest] = bytes;
  if (first === 128) return rest.reduce((number, byte) => number * 256 + byte, 0);
  const text = latin1(bytes).replace(/\0.*/s, "").trim().replaceAll("_", "");
  return /^\+?(?:0o)?[0-7]+$/i.test(text) ? Number.parseInt(text.replace(/^\+?(?:0o)?/i, ""), 8) : -1;
}
function damagedHeader(what) {
  return new ArchiveError("malformed", `the header of a member is damaged: ${what}`);
}
function readOctal(block, field) {
  const [, digits] = /^ *([0-7]*)[ \0]*$/.exec(latin1(slice(block, field))) ?? [];
  if (digits === void 0) throw damagedHeader("a number in it is none");
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}
function checksumOf(block) {
  const [start, length] = CHECKSUM;
  let sum = length * 32;
  for (let at = 0; at < BLOCK; at++) {
    if (at < start || at >= start + length) sum += block[at] ?? 0;
  }
  return sum;
}
function textOf(block, field) {
  const bytes = slice(block, field);
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
function slice(block, [offset, length]) {
  return block.subarray(offset, offset + length);
}
function latin1(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

// src/archives/decompress.ts
var CHUNK = 64 * 1024;
async function* chunksOf(source, extent) {
  const end = extent.offset + extent.length;
  for (let offset = extent.offset; offset < end; offset += CHUNK) {
    yield await source.read(offset, Math.min(CHUNK, end - offset));
  }
}
async function* decompress(stream, source, extent) {
  const feeding = feed(stream, source, extent);
  try {
    for await (const part of stream) yield part;
  } finally {
    stream.destroy();
    await feeding;
  }
}
async function feed(stream, source, extent) {
  try {
    for await (const chunk of chunksOf(source, extent)) {
      if (stream.destroyed) return;
      if (!stream.write(chunk)) await roomIn(stream);
    }
    stream.end();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
function roomIn(stream) {
  return new Promise((resolve) => {
    const settle = () => {
      stream.off("drain", settle).off("close", settle);
      resolve();
    };
    stream.on("drain", settle).on("close", settle);
    if (stream.destroyed) settle();
  });
}
var RATIO_MATTERS_FROM = 64 * 1024 * 1024;
var HIGHEST_RATIO = 50;
function requireModestRatio(unpacked, packed) {
  if (unpacked <= RATIO_MATTERS_FROM || unpacked <= packed * HIGHEST_RATIO) return;
  throw new ArchiveError(
    "compression-ratio",
    `it unpacks to more than ${HIGHEST_RATIO} times its size of ${packed} bytes`
  );
}

// src/archives/member-paths.ts
function requireDirectPaths(members) {
  const ordered = [...members].sort((left, right) => comparePaths(left.name, right.name));
  for (const [position, member] of ordered.entries()) {
    const next = ordered[position + 1];
    if (member.type !== "directory" && next?.name.startsWith(`${member.name}/`)) {
      throw leadsThrough(next.name, member);
    }
  }
}
var SLASH = 47;
function comparePaths(left, right) {
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at++) {
    const [one, other] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (one === other) continue;
    if (one === SLASH || other === SLASH) return one === SLASH ? -1 : 1;
    return one - other;
  }
  return left.length - right.length;
}
function leadsThrough(name, { name: through, type }) {
  return new ArchiveError(
    type === "link" ? "link" : "unsafe-path",
    `the path of member ${quoteName(name)} leads through the ${type} ${quoteName(through)}`,
    name
  );
}

// src/archives/zip-content.ts
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
var CONTENT_LIMIT = 16 * 1024 * 1024;
function requireContentFits({ name, size }, limit = CONTENT_LIMIT) {
  if (size <= limit) return;
  throw new ArchiveError(
    "member-too-large",
    `member ${quoteName(name)} has ${size} bytes, more than the ${limit} that are read of it`,
    name
  );
}
async function readContent(source, member, limit) {
  requireContentFits(member, limit);
  const content = new Uint8Array(member.size);
  let filled = 0;
  for await (const part of unpack(source, member)) {
    content.set(part, filled);
    filled += part.length;
  }
  return content;
}
async function* unpack(source, member) {
  let length = 0;
  let checksum = 0;
  for await (const part of partsOf(source, member)) {
    length += part.length;
    if (length > member.size) throw sizeMismatch(member.name);
    checksum = crc32(part, checksum);
    yield part;
  }
  if (length !== member.size) throw sizeMismatch(member.name);
  if (checksum !== member.crc32) {
    throw new ArchiveError(
      "crc-mismatch",
      `the content of member ${quoteName(member.name)} does not match its CRC`,
      member.name
    );
  }
}
async function* partsOf(source, member) {
  const extent = { offset: member.dataOffset, length: member.compressedSize };
  if (member.method === "stored") return yield* chunksOf(source, extent);
  if (Math.max(member.size, member.compressedSize) <= SMALL) {
    return yield inflateAtOnce(await source.read(extent.offset, extent.length), member);
  }
  const inflate = createInflateRaw({ chunkSize: chunkSizeFor(member.size) });
  try {
    yield* decompress(inflate, source, extent);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw damaged(member);
  }
  requireNothingBehind(inflate.bytesWritten, member);
}
var SMALL = 64 * 1024;
function inflateAtOnce(data, member) {
  const { buffer, engine } = inflateWithEngine(data, member);
  requireNothingBehind(engine.bytesWritten, member);
  return buffer;
}
function inflateWithEngine(data, member) {
  const chunkSize = chunkSizeFor(member.size);
  try {
    const inflated = inflateRawSync(data, {
      chunkSize,
      maxOutputLength: chunkSize,
      info: true
    });
    return inflated;
  } catch (error) {
    throw isTooLarge(error) ? sizeMismatch(member.name) : damaged(member);
  }
}
function isTooLarge(error) {
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  return error.code === "ERR_BUFFER_TOO_LARGE";
}
function damaged({ name }) {
  return new ArchiveError(
    "malformed",
    `the compressed data of member ${quoteName(name)} is damaged`,
    name
  );
}
function requireNothingBehind(read, { name, compressedSize }) {
  if (read !== compressedSize) throw sizeMismatch(name);
}
function chunkSizeFor(size) {
  return Math.min(Math.max(size + 1, 64), 64 * 1024);
}
function sizeMismatch(name) {
  return new ArchiveError(
    "size-mismatch",
    `member ${quoteName(name)} has not the sizes that its headers claim`,
    name
  );
}

// src/archives/zip-end.ts
var LOCAL_SIGNATURE = 67324752;
var END_SIGNATURE = 101010256;
var END_SIZE = 22;
var ZIP64_END_SIGNATURE = 101075792;
var ZIP64_END_SIZE = 56;
var LOCATOR_SIGNATURE = 117853008;
var LOCATOR_SIZE = 20;
var LONGEST_COMMENT = 65535;
async function findDirectory(source) {
  const endAt = source.size - END_SIZE;
  if (endAt < 0) throw new ArchiveError("not-a-zip", "it is too short for a ZIP archive");
  const end = viewOf(await source.read(endAt, END_SIZE));
  if (end.getUint32(0, true) !== END_SIGNATURE || end.getUint16(20, true) !== 0) {
    throw await explainEnd(source);
  }
  const short = {
    offset: end.getUint32(16, true),
    size: end.getUint32(12, true),
    count: end.getUint16(10, true)
  };
  if (end.getUint32(4, true) !== 0 || end.getUint16(8, true) !== short.count) throw splitArchive();
  const long = await readZip64(source, endAt);
  if (long !== void 0) requireSame(short, long.directory);
  const directory = long?.directory ?? short;
  await requireAdjacent(source, directory, long?.at ?? endAt);
  return directory;
}
async function mayBeZip(source) {
  return source.size >= END_SIZE && await findEndRecord(source) !== void 0;
}
function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function readUint64(view, at) {
  return Number(view.getBigUint64(at, true));
}
async function readZip64(source, endAt) {
  const locatorAt = endAt - LOCATOR_SIZE;
  const at = locatorAt - ZIP64_END_SIZE;
  if (at < 0) return void 0;
  const view = viewOf(await source.read(at, ZIP64_END_SIZE + LOCATOR_SIZE));
  if (view.getUint32(ZIP64_END_SIZE, true) !== LOCATOR_SIGNATURE) return void 0;
  const recordAt = readUint64(view, ZIP64_END_SIZE + 8);
  const disk = view.getUint32(ZIP64_END_SIZE + 4, true);
  if (disk !== 0 || view.getUint32(ZIP64_END_SIZE + 16, true) > 1) throw splitArchive();
  if (recordAt !== at || view.getUint32(0, true) !== ZIP64_END_SIGNATURE) throw zip64Data();
  if (readUint64(view, 4) !== ZIP64_END_SIZE - 12) throw zip64Data();
  const count = readUint64(view, 32);
  if (view.getBigUint64(16, true) !== 0n || readUint64(view, 24) !== count) throw splitArchive();
  return { at, directory: { offset: readUint64(view, 48), size: readUint64(view, 40), count } };
}
function zip64Data() {
  return new ArchiveError("zip64-data", "its ZIP64 end record is not of the plain form");
}
function splitArchive() {
  return new ArchiveError("split-archive", "it is a part of an archive split over several files");
}
function requireSame(short, long) {
  const same = (short.count === 65535 || short.count === long.count) && (short.size === 4294967295 || short.size === long.size) && (short.offset === 4294967295 || short.offset === long.offset);
  if (!same) throw new ArchiveError("zip64-data", "its two end records disagree");
}
async function requireAdjacent(source, directory, endsAt) {
  const claimed = directory.offset + directory.size;
  if (claimed === endsAt) return;
  if (claimed > endsAt) {
    throw new ArchiveError(
      "truncated",
      `its central directory should end at offset ${claimed}, but the end record is at ${endsAt}`
    );
  }
  const found = viewOf(await source.read(claimed, 4)).getUint32(0, true);
  throw found === END_SIGNATURE || found === ZIP64_END_SIGNATURE ? new ArchiveError("several-end-records", "it has more than one end record") : new ArchiveError("prefix-data", "there is other data in front of the archive");
}
async function explainEnd(source) {
  const found = await findEndRecord(source);
  if (found !== void 0) {
    if (found.trailing < 0) {
      return new ArchiveError("truncated", "the comment of its end record is cut off");
    }
    return found.trailing === 0 ? new ArchiveError("comment", "it carries an archive comment") : new ArchiveError("trailing-data", `${found.trailing} bytes follow the archive's end`);
  }
  const start = viewOf(await source.read(0, 4)).getUint32(0, true);
  return start === LOCAL_SIGNATURE ? new ArchiveError("truncated", "it has no end record") : new ArchiveError("not-a-zip", "it is no ZIP archive");
}
async function findEndRecord(source) {
  const length = Math.min(source.size, END_SIZE + LONGEST_COMMENT);
  const tail = viewOf(await source.read(source.size - length, length));
  for (let at = length - END_SIZE; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_SIGNATURE) continue;
    return { trailing: length - at - END_SIZE - tail.getUint16(at + 20, true) };
  }
  return void 0;
}

// src/archives/zip-extra.ts
var ZIP64_FIELD = 1;
var UNICODE_PATH_FIELD = 28789;
var SEE_ZIP64 = 4294967295;
function widen(name, extra, values) {
  const fields = readExtra(name, extra);
  if (fields.has(UNICODE_PATH_FIELD)) {
    throw new ArchiveError("invalid-name", `member ${quoteName(name)} has a second name`, name);
  }
  const held = readNumbers(name, fields.get(ZIP64_FIELD) ?? new Uint8Array());
  const referring = values.filter((value) => value === SEE_ZIP64).length;
  const repeats = referring === 0 && held.every((number, place2) => number === values[place2]);
  if (held.length !== referring && !repeats) throw malformedExtra(name);
  let place = 0;
  const widened = values.map((value) => value === SEE_ZIP64 ? held[place++] : value);
  return widened;
}
function readNumbers(name, field) {
  if (field.length % 8 !== 0) throw malformedExtra(name);
  const view = viewOf(field);
  return Array.from({ length: field.length / 8 }, (_, place) => readUint64(view, place * 8));
}
function readExtra(name, extra) {
  const view = viewOf(extra);
  const fields = /* @__PURE__ */ new Map();
  let at = 0;
  while (at < extra.length) {
    if (at + 4 > extra.length) throw malformedExtra(name);
    const id = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > extra.length || fields.has(id) && id === ZIP64_FIELD) throw malformedExtra(name);
    fields.set(id, extra.subarray(at + 4, end));
    at = end;
  }
  return fields;
}
function malformedExtra(name) {
  return new ArchiveError(
    "malformed",
    `the extra fields of member ${quoteName(name)} are malformed`,
    name
  );
}

// src/archives/zip-directory.ts
var SIGNATURE = 33639248;
var FIXED_SIZE = 46;
var LARGEST_DIRECTORY = 32 * 1024 * 1024;
async function readDirectory(source, extent) {
  requireFewMembers(extent.size > LARGEST_DIRECTORY ? Number.POSITIVE_INFINITY : extent.count);
  const bytes = await source.read(extent.offset, extent.size);
  const entries = [];
  let at = 0;
  let characters = 0;
  while (at < bytes.length) {
    const { entry, length } = readEntry(bytes.subarray(at));
    if (entries.length === extent.count) throw countMismatch(extent, "more");
    entries.push(entry);
    at += length;
    characters += entry.name.length;
    requireFewMembers(entries.length, characters);
  }
  if (entries.length !== extent.count) throw countMismatch(extent, String(entries.length));
  return entries;
}
function countMismatch({ count }, listed) {
  return new ArchiveError(
    "count-mismatch",
    `its end record counts ${count} members, its central directory lists ${listed}`
  );
}
function readEntry(bytes) {
  const view = viewOf(bytes);
  if (bytes.length < FIXED_SIZE || view.getUint32(0, true) !== SIGNATURE) {
    throw new ArchiveError("malformed", "its central directory holds something else than entries");
  }
  const nameEnd = FIXED_SIZE + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  if (extraEnd > bytes.length) {
    throw new ArchiveError("malformed", "its central directory ends within an entry");
  }
  const flags = view.getUint16(8, true);
  const name = decodeName(bytes.subarray(FIXED_SIZE, nameEnd), flags);
  if (name.includes("\\")) throw backslash(name);
  requirePlainPath(name);
  requireKnownVersion(view.getUint8(6), name);
  requirePlainKind(view.getUint32(38, true), name);
  if (view.getUint16(32, true) !== 0) {
    throw new ArchiveError("comment", `member ${quoteName(name)} carries a comment`, name);
  }
  if (view.getUint16(34, true) !== 0) {
    throw new ArchiveError("split-archive", `member ${quoteName(name)} is in another file`, name);
  }
  const [size, compressedSize, offset] = widen(name, bytes.subarray(nameEnd, extraEnd), [
    view.getUint32(24, true),
    view.getUint32(20, true),
    view.getUint32(42, true)
  ]);
  const method = view.getUint16(10, true);
  const crc322 = view.getUint32(16, true);
  const entry = { name, flags, method, crc32: crc322, size, compressedSize, offset };
  return { entry, length: extraEnd };
}
var NEWEST_VERSION = 63;
function requireKnownVersion(version, name) {
  if (version <= NEWEST_VERSION) return;
  throw new ArchiveError(
    "malformed",
    `member ${quoteName(name)} asks for version ${version / 10} of ZIP, which there is not`,
    name
  );
}
var KINDS = { none: 0, file: 32768, directory: 16384, link: 40960 };
function requirePlainKind(attributes, name) {
  const kind = attributes >>> 16 & 61440;
  if (kind === KINDS.none || kind === KINDS.file) return;
  if (kind === KINDS.directory && name.endsWith("/")) return;
  throw new ArchiveError(
    kind === KINDS.link ? "link" : "special-member",
    `member ${quoteName(name)} is marked as ${kind === KINDS.link ? "a symbolic link" : "something else than the file that it looks like"}`,
    name
  );
}
function backslash(name) {
  return new ArchiveError(
    "unsafe-path",
    `the path of member ${quoteName(name)} holds a backslash; ZIP separates directories by "/"`,
    name
  );
}
var DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decodeName(bytes, flags) {
  const utf8 = (flags & 2048) !== 0;
  if (!utf8 && bytes.some((byte) => byte > 127)) {
    throw new ArchiveError(
      "invalid-name",
      "the name of a member is neither ASCII nor marked UTF-8"
    );
  }
  try {
    return DECODER.decode(bytes);
  } catch {
    throw new ArchiveError("invalid-name", "the name of a member is not valid UTF-8");
  }
}

// src/archives/zip-local.ts
var SIGNATURE2 = 67324752;
var FIXED_SIZE2 = 30;
var LARGEST_HEADER = FIXED_SIZE2 + 2 * 65535;
var FLAGS = { encrypted: 1, dataDescriptor: 8, strong: 64, masked: 8192 };
var HARMLESS_FLAGS = 6 | 2048;
async function checkLocalHeader(source, entry, next) {
  requirePlainFlags(entry);
  const room = next - entry.offset - entry.compressedSize;
  if (room < FIXED_SIZE2) {
    throw new ArchiveError(
      "overlapping-members",
      `member ${quoteName(entry.name)} runs into what follows it`,
      entry.name
    );
  }
  const bytes = await source.read(entry.offset, Math.min(room, LARGEST_HEADER));
  const view = viewOf(bytes);
  if (view.getUint32(0, true) !== SIGNATURE2) {
    throw noMember(entry.name);
  }
  const length = FIXED_SIZE2 + view.getUint16(26, true) + view.getUint16(28, true);
  if (length <= bytes.length) requireSame2(readHeader(bytes, entry.name), entry);
  if (length !== room) {
    throw new ArchiveError(
      "unlisted-data",
      `between member ${quoteName(entry.name)} and what follows it there are bytes that the central directory does not list`,
      entry.name
    );
  }
  return entry.offset + length;
}
function noMember(name) {
  return new ArchiveError(
    "local-mismatch",
    `there is no member at the offset that the central directory gives for ${quoteName(name)}`,
    name
  );
}
function requirePlainFlags({ flags, name }) {
  if ((flags & (FLAGS.encrypted | FLAGS.strong | FLAGS.masked)) !== 0) {
    throw new ArchiveError("encrypted", `member ${quoteName(name)} is encrypted`, name);
  }
  if ((flags & FLAGS.dataDescriptor) !== 0) {
    throw new ArchiveError(
      "data-descriptor",
      `member ${quoteName(name)} has its sizes in a data descriptor behind its data`,
      name
    );
  }
  if ((flags & ~HARMLESS_FLAGS) !== 0) {
    throw new ArchiveError(
      "malformed",
      `member ${quoteName(name)} has flags that readers do not agree about`,
      name
    );
  }
}
function readHeader(bytes, listedName) {
  const view = viewOf(bytes);
  const flags = view.getUint16(6, true);
  const nameEnd = FIXED_SIZE2 + view.getUint16(26, true);
  const extraEnd = nameEnd + view.getUint16(28, true);
  const short = [view.getUint32(22, true), view.getUint32(18, true)];
  const wide = widen(listedName, bytes.subarray(nameEnd, extraEnd), short);
  if (wide.filter((value, place) => value !== short[place]).length === 1) {
    throw new ArchiveError(
      "malformed",
      `member ${quoteName(listedName)} has only one of its sizes in its ZIP64 field`,
      listedName
    );
  }
  const [size, compressedSize] = wide;
  return {
    name: decodeName(bytes.subarray(FIXED_SIZE2, nameEnd), flags),
    flags,
    method: view.getUint16(8, true),
    crc32: view.getUint32(14, true),
    size,
    compressedSize
  };
}
function requireSame2(local, listed) {
  requirePlainFlags({ ...local, name: listed.name });
  const same = local.name === listed.name && local.flags === listed.flags && local.method === listed.method && local.crc32 === listed.crc32 && local.size === listed.size && local.compressedSize === listed.compressedSize;
  if (same) return;
  const what = local.name === listed.name ? `member ${quoteName(listed.name)} otherwise than the central directory does` : `the name ${quoteName(local.name)} where the central directory has ${quoteName(listed.name)}`;
  throw new ArchiveError("local-mismatch", `a local header states ${what}`, listed.name);
}

// src/archives/zip.ts
async function readZip(file) {
  const source = readingAhead(file);
  const directory = await findDirectory(source);
  const entries = await readDirectory(source, directory);
  requireUniqueNames(entries);
  requireDirectPaths(entries.map(pathOf));
  requireModestRatio(
    entries.reduce((sum, entry) => sum + entry.size, 0),
    source.size
  );
  const members = await readMembers(source, entries, directory.offset);
  return {
    members,
    content: (member, limit = CONTENT_LIMIT) => readContent(source, member, limit),
    parts: (member) => unpack(source, member),
    verify: async (member) => {
      for await (const _ of unpack(source, member)) ;
    }
  };
}
async function readMembers(source, entries, end) {
  const ordered = [...entries].sort((left, right) => left.offset - right.offset);
  const start = ordered[0]?.offset ?? end;
  if (start !== 0) {
    throw new ArchiveError("prefix-data", `${start} bytes precede the first member that is listed`);
  }
  const last = ordered.at(-1);
  if (last !== void 0 && last.offset >= end) throw noMember(last.name);
  const dataOffsets = /* @__PURE__ */ new Map();
  for (const [position, entry] of ordered.entries()) {
    const next = ordered[position + 1]?.offset ?? end;
    dataOffsets.set(entry, await checkLocalHeader(source, entry, next));
  }
  return entries.map((entry) => memberOf(entry, dataOffsets.get(entry) ?? 0));
}
function memberOf(entry, dataOffset) {
  const { name, size, compressedSize } = entry;
  const method = methodOf(entry);
  const impossible = method === "stored" && size !== compressedSize || name.endsWith("/") && size !== 0;
  if (impossible) throw sizeMismatch(name);
  return { name, method, size, compressedSize, crc32: entry.crc32, dataOffset };
}
function methodOf({ method, name }) {
  if (method === 0) return "stored";
  if (method === 8) return "deflated";
  throw new ArchiveError(
    "compression-method",
    `member ${quoteName(name)} is compressed by method ${method}`,
    name
  );
}
function pathOf({ name }) {
  return name.endsWith("/") ? { name: name.slice(0, -1), type: "directory" } : { name, type: "file" };
}
function requireUniqueNames(entries) {
  const seen = /* @__PURE__ */ new Set();
  for (const { name } of entries) {
    const path = name.replace(/\/$/, "");
    if (seen.has(path)) {
      throw new ArchiveError("duplicate-name", `it has two members ${quoteName(name)}`, name);
    }
    seen.add(path);
  }
}

// src/archives/wheel.ts
async function readWheel(source, filename) {
  const { zip, directory } = await openWheel(source, filename);
  const members = zip.members.map((member) => member.name);
  for (const name of ["WHEEL", "METADATA", "RECORD"]) requireMember(members, directory, name);
  for (const member of zip.members) await zip.verify(member);
  const path = `${directory}/METADATA`;
  const metadata = decodeMetadata(await contentOf(zip, path) ?? new Uint8Array(), path);
  return {
    metadata,
    entryPoints: await readEntryPoints(zip, `${directory}/entry_points.txt`),
    importNames: findImportNames(members),
    members
  };
}
async function readWheelMetadata(source, filename) {
  const { zip, directory } = await openWheel(source, filename);
  const path = `${directory}/METADATA`;
  const content = await contentOf(zip, path);
  if (content === void 0) {
    throw new ArchiveError("missing-member", `it has no file ${quoteName(path)}`, path);
  }
  return decodeMetadata(content, path);
}
async function openWheel(source, filename) {
  const directory = metadataDirectory(filename);
  if (source.size >= BLOCK && startsAsTar(await source.read(0, BLOCK))) {
    throw new ArchiveError("zip-and-tar", "it can be read as a tar archive too");
  }
  const zip = await readZip(source);
  requireOneName(
    zip.members.map(({ name }) => name),
    directory
  );
  return { zip, directory };
}
function requireOneName(members, directory) {
  const data = directory.replace(/\.dist-info$/, ".data");
  const tops = new Set(members.map((name) => name.split("/", 1)[0] ?? ""));
  const strange = [...tops].find(
    (top) => /\.(?:dist-info|data)$/i.test(top) && top !== directory && top !== data
  );
  if (strange === void 0 || !tops.has(directory)) return;
  throw new ArchiveError(
    "top-level",
    `it has a directory ${quoteName(strange)} beside ${quoteName(directory)}`
  );
}
function metadataDirectory(filename) {
  const parsed = parseDistributionName(filename);
  if (parsed?.kind !== "wheel") {
    throw new ArchiveError(
      "file-name",
      "it is not named as a wheel, which is name-version-python-abi-platform.whl"
    );
  }
  return `${parsed.name}-${parsed.version}.dist-info`;
}
function requireMember(members, directory, name) {
  const path = `${directory}/${name}`;
  if (members.includes(path)) return;
  const other = members.find((member) => member.endsWith(`.dist-info/${name}`));
  const instead = other === void 0 ? "" : `; it has ${quoteName(other)} instead`;
  throw new ArchiveError("missing-member", `it has no file ${quoteName(path)}${instead}`, path);
}
async function readEntryPoints(zip, path) {
  const bytes = await contentOf(zip, path);
  return bytes === void 0 ? [] : parseEntryPoints(decodeText(bytes, path));
}
async function contentOf(zip, name) {
  const member = zip.members.find((candidate) => candidate.name === name);
  return member === void 0 ? void 0 : zip.content(member);
}

// src/steps/smoke/wheels.ts
function wheelsOf({ files }) {
  return files.filter(({ kind }) => kind === "wheel");
}
async function fittingWheel(wheels, interpreter, python) {
  const names = wheels.map(({ name }) => name);
  const fit = await python.fits(interpreter, names);
  return wheels.find((_, position) => fit[position]);
}
async function readWheelIn(folder, name) {
  const file = await openFile(join2(folder, name));
  try {
    return await readWheel(file, name);
  } catch (error) {
    if (error instanceof ArchiveError) throw new ReleaseError(explainArchiveError(name, error));
    throw error;
  } finally {
    await file.close();
  }
}

// src/domain/installed/rules.ts
var runtimeVersionIsTagged = (plan, { modules, statements }) => modules.flatMap(({ name, version }) => {
  if (version === void 0 || sameVersion(version, plan.version)) return [];
  const stale = findStale(statements, name, version);
  return installedDiagnostics.diagnose("runtime-version-mismatch", {
    message: `${name}.__version__ is ${sanitise(version, 80)}; ${describeInstalled(plan)}.`,
    hint: `${advise(stale, plan.version)} Commit, and release from a new tag on that commit.`,
    ...stale === void 0 ? {} : { location: stale }
  });
});
var scriptVersionIsTagged = (plan, { script, statements }) => {
  if (script?.version === void 0 || sameVersion(script.version, plan.version)) return [];
  const stale = findStale(statements, void 0, script.version);
  return [
    installedDiagnostics.diagnose("script-version-mismatch", {
      message: `${script.name} --version prints ${script.version}; ${describeInstalled(plan)}.`,
      hint: `${advise(stale, plan.version)} Commit, and release from a new tag on that commit.`,
      ...stale === void 0 ? {} : { location: stale }
    })
  ];
};
var installedRules = [
  runtimeVersionIsTagged,
  scriptVersionIsTagged
];
function describeInstalled(plan) {
  return plan.kind === "release" ? `the tag ${plan.tag.name} states ${plan.version}` : `the wheel is of version ${plan.version}`;
}
function findStale(statements, module, version) {
  const same = statements.filter((statement) => statement.version === version);
  const found = same.find((statement) => statement.module === module) ?? same[0];
  return found === void 0 ? void 0 : { file: found.file, line: found.line };
}
function advise(stale, wanted) {
  return stale === void 0 ? `Let it say ${wanted}, or read it from the installed metadata (importlib.metadata.version).` : `Set it to ${wanted} in ${stale.file}, line ${stale.line}.`;
}

// src/steps/smoke/ask-script.ts
import { join as join4 } from "node:path";

// src/domain/installed/script-version.ts
var LONGEST2 = 4e3;
var BETWEEN = /* @__PURE__ */ new Set(["version", "ver", "release", "is", "v"]);
var PLATFORMS = /* @__PURE__ */ new Set([
  "python",
  "cpython",
  "pypy",
  "linux",
  "darwin",
  "windows",
  "node",
  "gcc"
]);
function scriptVersion(output, ...names) {
  const words = output.slice(0, LONGEST2).split(/[\s,;:()[\]"'=/]+/).filter((word) => word !== "");
  const spellings = new Set(names.map(normalizeProjectName));
  const only = words.length === 1 ? words[0] : void 0;
  return firstVersion(words, (index) => versionAfter(words, index, spellings)) ?? firstVersion(words, (index) => markedVersion(words, index)) ?? (only === void 0 ? void 0 : trimVersion(only));
}
function firstVersion(words, read) {
  for (const index of words.keys()) {
    const version = read(index);
    if (version !== void 0) return version;
  }
  return void 0;
}
function versionAfter(words, index, anchors) {
  if (!anchors.has(normalizeProjectName(words[index] ?? ""))) return void 0;
  const next = words.slice(index + 1, index + 4).find((each) => !BETWEEN.has(each.toLowerCase()));
  return next === void 0 ? void 0 : trimVersion(next);
}
var MARKS = /* @__PURE__ */ new Set(["version", "v"]);
function markedVersion(words, index) {
  if (PLATFORMS.has(words[index - 1]?.toLowerCase() ?? "")) return void 0;
  const word = words[index] ?? "";
  return /^v\d+\./i.test(word) ? trimVersion(word) : versionAfter(words, index, MARKS);
}
function trimVersion(word) {
  const bare = word.replace(/^[vV](?=\d)/, "").replace(/\.$/, "");
  return isVersion(bare) ? bare : void 0;
}

// src/steps/smoke/installation.ts
import { mkdir as mkdir2, mkdtemp } from "node:fs/promises";
import { join as join3 } from "node:path";
async function prepareInstallation({ interpreter, temporary, manifest }, { python, commands }) {
  await mkdir2(temporary, { recursive: true });
  const directory = await mkdtemp(join3(temporary, "installed-"));
  const environment = await python.createEnvironment(interpreter, join3(directory, "environment"));
  const folder = join3(directory, "tmp");
  await mkdir2(folder);
  return { commands, environment, folder, variables: manifest.smoke.environment ?? [] };
}
function within({ environment, folder, variables }, timeoutMs) {
  return { directory: folder, environment: { PATH: environment.scripts }, variables, timeoutMs };
}

// src/steps/smoke/ask-script.ts
var TIMEOUT_MS = 6e4;
function mainScript({ entryPoints }, configured, names) {
  if (configured !== void 0) return { name: configured, configured: true };
  const scripts = entryPoints.filter(({ group }) => group === "console_scripts").map(({ name: name2 }) => name2);
  const spellings = names.map(normalizeProjectName);
  const name = scripts.length === 1 ? scripts[0] : scripts.find((script) => spellings.includes(normalizeProjectName(script)));
  return name === void 0 ? void 0 : { name, configured: false };
}
function explainAbsence(contents, { name, configured }) {
  const scripts = scriptsOf(contents);
  if (!configured || scripts.includes(name)) return void 0;
  const those = scripts.length === 0 ? "has none" : `has ${scripts.join(", ")}`;
  return installedDiagnostics.diagnose("smoke-script-failed", {
    message: `The script ${name} is not among the wheel's scripts: the wheel ${those}.`,
    hint: "Correct script under [tool.tag2pypi.smoke], or [project.scripts] if the wheel should have it."
  });
}
function scriptsOf({
  entryPoints,
  members
}) {
  const generated = entryPoints.filter(({ group }) => /^(?:console|gui)_scripts$/.test(group));
  const brought = members.flatMap(
    (member) => /^[^/]+\.data\/scripts\/([^/]+)$/.exec(member)?.[1] ?? []
  );
  return [...generated.map(({ name }) => name), ...brought];
}
async function askScript(installation, script) {
  const { commands, environment } = installation;
  const { name, configured } = script;
  const result = await commands.run(
    [join4(environment.scripts, name), "--version"],
    within(installation, TIMEOUT_MS)
  );
  const version = succeeded(result) ? scriptVersion(result.output, name) : void 0;
  if (version !== void 0) return { script: { name, output: lastLines(result.output), version } };
  const ending = succeeded(result) ? "prints no version" : describeEnding(result);
  const output = result.status === "not-found" ? "" : lastLines(result.output, 4);
  const message = `${name} --version ${ending}${output === "" ? "." : `:
${output}`}`;
  return {
    silent: configured ? explainFailure(message) : explainSilence(message, succeeded(result))
  };
}
function explainFailure(message) {
  return installedDiagnostics.diagnose("smoke-script-failed", {
    message,
    hint: "script under [tool.tag2pypi.smoke] names it: let it print the version for --version, or name another one."
  });
}
function explainSilence(message, ran) {
  const judgement = ran ? "Nothing is wrong with that." : "Where the command knows no such option, nothing is wrong with that; what else makes it fail, users would meet, too.";
  return installedDiagnostics.diagnose("smoke-script-silent", {
    message,
    hint: `${judgement} To have the version of a command checked, let it answer --version, or name another one as script under [tool.tag2pypi.smoke].`
  });
}

// src/steps/smoke/import-modules.ts
import { randomUUID } from "node:crypto";
var TIMEOUT_MS2 = 12e4;
var IMPORT = `
import importlib, json, sys
name, mark = sys.argv[1:]
del sys.argv[1:]
version = getattr(importlib.import_module(name), "__version__", None)
sys.__stdout__.write("\\n" + mark + json.dumps(version if isinstance(version, str) else None) + "\\n")
`;
async function importModule(installation, name) {
  const { commands, environment } = installation;
  const mark = `${randomUUID()}:`;
  const result = await commands.run([environment.python, "-I", "-c", IMPORT, name, mark], {
    ...within(installation, TIMEOUT_MS2),
    quiet: true
  });
  const answer = readAnswer(result.stdout, mark);
  const check = { name: `import ${name}`, passed: succeeded(result) && answer.kind === "told" };
  if (answer.kind === "told" && check.passed) {
    const { version } = answer;
    return { check, findings: [], module: { name, ...version === void 0 ? {} : { version } } };
  }
  const ending = succeeded(result) ? ENDINGS[answer.kind] : describeEnding(result);
  const findings = [
    installedDiagnostics.diagnose("import-failed", {
      message: `import ${name} ${ending} where only the wheel and its dependencies are installed:
${lastLines(result.output)}`,
      hint: "Users would meet the same. Check that the wheel holds every package and file it needs, and that pyproject.toml names every dependency."
    })
  ];
  return { check, findings };
}
var ENDINGS = {
  told: "succeeds",
  none: "ends the program",
  garbled: "leaves output that cannot be read"
};
function readAnswer(stdout, mark) {
  const line = stdout.split("\n").findLast((each) => each.startsWith(mark));
  if (line === void 0) return { kind: "none" };
  try {
    const version = JSON.parse(line.slice(mark.length));
    return { kind: "told", ...typeof version === "string" ? { version } : {} };
  } catch {
    return { kind: "garbled" };
  }
}

// src/steps/smoke/run-commands.ts
import { cp, mkdir as mkdir3, stat as stat2 } from "node:fs/promises";
import { join as join5 } from "node:path";
var TESTS_FOLDER = "{tests}";
var COMMAND_TIMEOUT_MS = 10 * 6e4;
var TESTS_TIMEOUT_MS = 60 * 6e4;
function runCommand(installation, text) {
  return run(installation, text, { tmp: installation.folder }, COMMAND_TIMEOUT_MS);
}
async function runTests(installation, python, text, project) {
  const split = splitCommand(text);
  const command = "command" in split ? split.command : [];
  if (/(?:^|[/\\])(?:pytest|py\.test)$/.test(command[0] ?? "") || command[2] === "pytest") {
    await python.install(installation.environment, ["pytest"]);
  }
  const tests = await copyTests(project, join5(installation.folder, "..", "tests"));
  if (tests === void 0 && text.includes(TESTS_FOLDER)) return withoutTests(text);
  const values = { tmp: installation.folder, ...tests === void 0 ? {} : { tests } };
  return run(installation, text, values, TESTS_TIMEOUT_MS);
}
async function run(installation, text, values, timeoutMs) {
  const split = splitCommand(text, values);
  if ("problem" in split) {
    return { check: { name: text, passed: false }, findings: [split.problem] };
  }
  const result = await installation.commands.run(split.command, within(installation, timeoutMs));
  if (succeeded(result)) return { check: { name: text, passed: true }, findings: [] };
  return failed(
    text,
    `${text} ${describeEnding(result)} with the installed wheel:
${lastLines(result.output)}`,
    "Run the same in a fresh environment with nothing but the wheel in it. What the command needs beside the wheel belongs to its dependencies, or to the command."
  );
}
async function copyTests(project, to) {
  if (project === void 0) return void 0;
  for (const name of ["tests", "test"]) {
    const from = join5(project, name);
    if (!(await stat2(from).catch(() => void 0))?.isDirectory()) continue;
    await mkdir3(to, { recursive: true });
    await cp(from, join5(to, name), { recursive: true });
    return join5(to, name);
  }
  return void 0;
}
function withoutTests(text) {
  return failed(
    text,
    `${text} names {tests}, and the project has no folder tests or test.`,
    "Correct or remove tests under [tool.tag2pypi.smoke]."
  );
}
function failed(name, message, hint) {
  const finding = installedDiagnostics.diagnose("smoke-command-failed", { message, hint });
  return { check: { name, passed: false }, findings: [finding] };
}

// src/steps/smoke/try-installation.ts
async function tryInstallation(trial, python, record) {
  const { manifest, contents, installation, sources } = trial;
  const checks = [];
  const keep = (tried) => {
    record.note(...tried.findings);
    checks.push(tried.check);
    record.keep([...checks]);
    return tried;
  };
  const imported = [];
  for (const name of contents.importNames) {
    imported.push(keep(await importModule(installation, name)));
  }
  const modules = imported.flatMap(({ module }) => module ?? []);
  const statements = sources ? findVersionStatements(await listPythonModules(sources)) : [];
  record.note(...applyRules(installedRules, manifest.plan, { modules, statements }));
  const script = await tryScript(trial, statements, record);
  if (script !== void 0) keep(script);
  for (const text of manifest.smoke.commands) keep(await runCommand(installation, text));
  const { tests } = manifest.smoke;
  if (tests !== void 0 && (sources !== void 0 || !tests.includes(TESTS_FOLDER))) {
    keep(await runTests(installation, python, tests, sources?.directory));
  }
  return checks;
}
async function tryScript({ manifest: { plan, smoke }, contents, installation }, statements, record) {
  const script = mainScript(contents, smoke.script, [plan.project, ...contents.importNames]);
  if (script === void 0) return void 0;
  const name = `${script.name} --version`;
  const absent = explainAbsence(contents, script);
  if (absent !== void 0) return { check: { name, passed: false }, findings: [absent] };
  const answer = await askScript(installation, script);
  if ("silent" in answer) {
    if (script.configured) return { check: { name, passed: false }, findings: [answer.silent] };
    record.note(answer.silent);
    return void 0;
  }
  const facts = { modules: [], script: answer.script, statements };
  const findings = applyRules(installedRules, plan, facts);
  return { check: { name, passed: findings.length === 0 }, findings };
}

export {
  writeManifest,
  settingsFor,
  describeFiles,
  hashFile,
  prepareInstallation,
  ArchiveError,
  bytesOf,
  openFile,
  explainArchiveError,
  quoteName,
  requirePlainPath,
  requireFewMembers,
  decodeText,
  decodeMetadata,
  BLOCK,
  readTarHeader,
  damagedHeader,
  decompress,
  requireModestRatio,
  requireDirectPaths,
  CONTENT_LIMIT,
  requireContentFits,
  mayBeZip,
  readZip,
  readWheelMetadata,
  openWheel,
  requireMember,
  wheelsOf,
  fittingWheel,
  readWheelIn,
  tryInstallation
};
