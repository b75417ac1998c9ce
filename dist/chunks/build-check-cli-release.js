import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  findTag,
  normalizeLabel,
  parseProject,
  planRelease,
  projectFile,
  projectFileMissing,
  rangeOfLines,
  readBlocks,
  settingsOf,
  tagFormatsOf,
  versionOfTag,
  withoutComments
} from "./build-check-cli-github-release-publish-release.js";
import {
  applyRules,
  baseVersion,
  catalogue,
  changelogDiagnostics,
  findFile,
  findVersionStatements,
  isVersion,
  judgeBy,
  listPythonModules,
  normalizeVersion,
  projectDiagnostics,
  sameVersion,
  versionDiagnostics
} from "./shared.js";

// src/steps/run-checks.ts
import { posix } from "node:path";

// src/domain/changelog/dates.ts
var MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
var MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
var DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
var YEAR_FIRST = /(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
var YEAR_LAST = /(?<![\d.])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
var DAY_MONTH_YEAR = new RegExp(
  `(?<!\\d)${DAY}(?:\\s+of)?[\\s-]+${MONTH}[\\s,-]+(\\d{4})(?!\\d)`,
  "i"
);
var MONTH_DAY_YEAR = new RegExp(`\\b${MONTH}\\s+${DAY}(?:\\s*,\\s*|\\s+)(\\d{4})(?!\\d)`, "i");
var MONTH_YEAR = new RegExp(`\\b${MONTH},?\\s+(\\d{4})(?!\\d)`, "i");
var PLACEHOLDER = /\b(?:y{4}|x{4}|\d{4})[-/.](?:m{1,2}|x{2}|\?{2}|\d{2})[-/.](?:d{1,2}|x{2}|\?{2}|\d{2})(?![\w-])|\b(?:tbd|tba|unreleased|not (?:yet )?released|in (?:development|progress))\b|\brelease[ -]date\b|\?\?+/i;
function readDate(text) {
  return readYearFirst(text) ?? readYearLast(text) ?? readMonthName(text) ?? readPlaceholder(text) ?? { kind: "none" };
}
function readYearFirst(text) {
  const [found, year, separator, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (found === void 0) return void 0;
  const date = calendarDate(Number(year), Number(month), Number(day));
  if (date === void 0) return { kind: "impossible", text: found };
  const iso = separator === "-" && found.length === 10;
  return iso ? { kind: "iso", date } : { kind: "other", text: found, date };
}
function readYearLast(text) {
  const [found, first, , second, year] = YEAR_LAST.exec(text) ?? [];
  if (found === void 0) return void 0;
  const dayFirst = calendarDate(Number(year), Number(second), Number(first));
  const monthFirst = calendarDate(Number(year), Number(first), Number(second));
  if (dayFirst === void 0 && monthFirst === void 0) {
    return { kind: "impossible", text: found };
  }
  if (dayFirst && monthFirst && dayFirst !== monthFirst) return { kind: "other", text: found };
  return dated(found, dayFirst ?? monthFirst);
}
function readMonthName(text) {
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst) {
    const [found2, day, month, year] = dayFirst;
    return dated(found2, calendarDate(Number(year), monthOf(month), Number(day)));
  }
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  if (monthFirst) {
    const [found2, month, day, year] = monthFirst;
    return dated(found2, calendarDate(Number(year), monthOf(month), Number(day)));
  }
  const [found] = MONTH_YEAR.exec(text) ?? [];
  return found === void 0 ? void 0 : { kind: "other", text: found };
}
function readPlaceholder(text) {
  const [found] = PLACEHOLDER.exec(text) ?? [];
  return found === void 0 ? void 0 : { kind: "placeholder", text: found };
}
function dated(text, date) {
  return date === void 0 ? { kind: "impossible", text } : { kind: "other", text, date };
}
function monthOf(name = "") {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
function calendarDate(year, month, day) {
  const leap = year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (days === void 0 || day < 1 || day > days || year < 1) return void 0;
  const padded = (value, width) => String(value).padStart(width, "0");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

// src/domain/changelog/titles.ts
var LONGEST = 300;
var UNRELEASED = /^[[(]?\s*(?:un-?released|not (?:yet )?released|next (?:release|version)|upcoming(?: release)?|in development|development version)\b/i;
var UNRELEASED_AFTER = /\b(?:unreleased|not (?:yet )?released|in (?:development|progress))\b/i;
var YANKED = /[[(]\s*yanked\b[^\])]*[\])]|[-–—,:]\s*yanked$/i;
var YANKED_BARE = /\bYANKED\b/;
var PREFIX = /^[[(]?\s*(?:(?:version|release)\b[\s:]*)?[[(]?v?\.?\s?(?=\d)/i;
var NAMED = /^[A-Za-z][\w.-]*\s+[[(]?v?(?=\d+\.)/;
var TOKEN = /^[\w.!+-]+/;
var ANOTHER = /^\s*\/\s*v?(?=\d+\.)/i;
function readTitle(heading) {
  const title = plainText(heading.slice(0, LONGEST));
  if (UNRELEASED.test(title)) return readUnreleased(title);
  const prefix = PREFIX.exec(title)?.[0];
  if (prefix !== void 0) return readReleased(title, prefix);
  const named = NAMED.exec(title)?.[0];
  const reading = named === void 0 ? void 0 : readReleased(title, named);
  return reading?.date.kind === "none" ? void 0 : reading;
}
function readUnreleased(title) {
  const version = /(?<![\w.])v?(\d+\.[\w.!+-]*\w)(?![\w./-]*-\d)/i.exec(title)?.[1];
  const normal = version === void 0 ? void 0 : normalizeVersion(version);
  return {
    versions: normal === void 0 ? [] : [normal],
    unreleased: true,
    yanked: false,
    date: normal === void 0 ? { kind: "none" } : { kind: "placeholder", text: "Unreleased" },
    evident: true,
    lone: false
  };
}
function readReleased(title, prefix) {
  const first = readVersion(title.slice(prefix.length));
  if (first === void 0) return void 0;
  const { versions, rest } = readMoreVersions(first);
  const unreleased = UNRELEASED_AFTER.test(rest);
  const date = readDate(rest);
  const evident = /[[(]/.test(prefix) || date.kind !== "none";
  const lone = !evident && /^\d+$/.test(first.token);
  const bare = !/[a-z]/i.test(prefix);
  if (lone && bare && (rest !== "" || first.token.length > 3)) return void 0;
  return {
    versions,
    unreleased,
    yanked: YANKED.test(rest) || YANKED_BARE.test(rest),
    date: unreleased ? { kind: "placeholder", text: "Unreleased" } : date,
    evident,
    lone
  };
}
function readVersion(text) {
  const whole = TOKEN.exec(text)?.[0] ?? "";
  const token = whole.replace(/[-_](?:\d{4}|YYYY)-\w{2}-\w{2}$/, "").replace(/[.!+_-]+$/, "");
  const rest = text.slice(token.length);
  const version = normalizeVersion(token);
  if (version !== void 0 && !/^\/\d{1,2}\//.test(rest)) return { token, version, rest };
  return /^\d+\.[\dx]/i.test(token) ? { token, rest } : void 0;
}
function readMoreVersions(first) {
  const versions = first.version === void 0 ? [] : [first.version];
  let rest = first.rest;
  for (; ; ) {
    const separator = ANOTHER.exec(rest)?.[0];
    const next = separator === void 0 ? void 0 : readVersion(rest.slice(separator.length));
    if (next?.version === void 0) return { versions, rest };
    versions.push(next.version);
    rest = next.rest;
  }
}
function plainText(heading) {
  return withoutMarkup(heading).replace(/&nbsp;|\s+/g, " ").replace(/&[mn]dash;|&#821[12];/g, "\u2013").replace(/^[^\p{L}\p{N}[(]+/u, "").trim();
}
function withoutMarkup(heading) {
  return heading.replace(/<!--.*?-->|<[^>]*>/gs, "").replace(/\s*\{[#.:][^}]*\}\s*$/, "").replace(/!\[[^\]]*\]\([^)]*\)/g, "").replace(/\]\((\d{4}-\d{2}-\d{2})\)/g, "] $1").replace(/\]\([^)\s]*(?:\s[^)]*)?\)/g, "]").replace(/\](?:\[(?!yanked)[^\]]*\])/gi, "]").replace(/\\([[\]().*_`~-])/g, "$1").replace(/[*`~]|__|(?<!\w)_|_(?!\w)/g, "").replace(/\[\[|\]\]/g, (pair) => pair.slice(1));
}

// src/domain/changelog/releases.ts
var CHANGE_TYPE = /^\W*(added|changed?|changes|deprecat\w*|removed|fixed|fixes|bug ?fix\w*|security|features?|improve\w*|enhancements?|breaking|documentation|docs|performance|internal|dependencies|contributors|new)\b/i;
function findHeadings(blocks) {
  const headings = blocks.flatMap(
    (block, index) => block.kind === "heading" ? [{ index, block, title: readTitle(block.heading) }] : []
  );
  const numbered = headings.some(({ title }) => title && !title.lone);
  return headings.map(
    (heading) => numbered && heading.title?.lone ? { ...heading, title: void 0 } : heading
  );
}
function findExtents(headings, blockCount) {
  const level = releaseLevel(headings);
  const extents = [];
  let current;
  for (const heading of headings) {
    if (startsRelease(heading, level, current?.release)) {
      if (current) current.endIndex = heading.index;
      current = { release: heading, endIndex: blockCount, misplaced: [] };
      extents.push(current);
    } else if (current && !isSubsection(heading, current)) {
      if (isSlip(heading, current)) {
        current.misplaced.push(heading.block);
      } else {
        current.endIndex = heading.index;
        current = void 0;
      }
    }
  }
  return extents;
}
function releaseLevel(headings) {
  const counts = /* @__PURE__ */ new Map();
  for (const { block, title } of headings) {
    if (title) counts.set(block.level, (counts.get(block.level) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? 0;
}
function startsRelease(heading, level, current) {
  const { block, title } = heading;
  if (title === void 0) return false;
  if (current && block.level <= current.block.level) return true;
  if (current && sharesBase(title, current.title)) return false;
  return block.level <= level || title.evident;
}
function sharesBase(title, other) {
  const bases = other.versions.map(baseVersion);
  return title.versions.some((version) => bases.includes(baseVersion(version)));
}
function isSubsection({ block }, { release }) {
  return block.level > release.block.level;
}
function isSlip({ block }, { release }) {
  return block.level === release.block.level || CHANGE_TYPE.test(block.heading);
}

// src/domain/changelog/reader.ts
function readChangelog(text) {
  const markdown = readBlocks(text);
  const headings = findHeadings(markdown.blocks);
  const extents = findExtents(headings, markdown.blocks.length);
  const toHeading = (block) => headingOf(text, markdown, block);
  return {
    sections: extents.map(
      (extent, index) => sectionOf(text, markdown, extent, extents[index + 1], toHeading)
    ),
    headings: headings.map(({ block }) => toHeading(block)),
    definitions: firstOfEachLabel(markdown.definitions)
  };
}
function sectionOf(text, { blocks, lineStarts }, { release, endIndex, misplaced }, next, toHeading) {
  const body = withoutEdges(blocks.slice(release.index + 1, endIndex), endIndex === blocks.length);
  const first = body.at(0)?.start ?? release.block.end;
  const end = withoutBlankEnd(text, lineStarts, first, body.at(-1)?.end ?? first);
  const heading = toHeading(release.block);
  const { versions, unreleased, yanked, date } = release.title;
  return {
    heading,
    versions,
    unreleased,
    yanked,
    date,
    whole: {
      start: heading.range.start,
      end: next ? toHeading(next.release.block).range.start : text.length
    },
    body: rangeOfLines(text, lineStarts, first, end),
    ...end > first ? { bodyLines: { first: first + 1, last: end } } : {},
    empty: !body.some((block) => block.kind !== "heading" && block.visible),
    misplaced: misplaced.map(toHeading)
  };
}
function withoutEdges(blocks, isLast) {
  const kept = isLast ? withoutFooter(blocks) : blocks;
  return kept.slice(0, kept.findLastIndex((block) => !isEdge(block)) + 1);
}
function withoutFooter(blocks) {
  const rule = blocks.findLastIndex(({ kind }) => kind === "break");
  const isFooter = blocks.slice(rule + 1).every((block) => isEdge(block) || block.kind === "prose");
  const before = blocks.slice(0, Math.max(0, rule));
  return isFooter && before.some(({ visible }) => visible) ? before : blocks;
}
function isEdge({ kind }) {
  return kind === "break" || kind === "definition";
}
function withoutBlankEnd(text, lineStarts, first, end) {
  let last = end;
  while (last > first && text.slice(lineStarts[last - 1], lineStarts[last]).trim() === "") last--;
  return last;
}
function headingOf(text, { lineStarts }, block) {
  const range = rangeOfLines(text, lineStarts, block.start, block.end);
  return { text: block.heading.trim(), level: block.level, line: block.start + 1, range };
}
function firstOfEachLabel(definitions) {
  const byLabel = /* @__PURE__ */ new Map();
  for (const definition of definitions) {
    if (!byLabel.has(definition.label)) byLabel.set(definition.label, definition);
  }
  return [...byLabel.values()];
}

// src/domain/changelog/sections.ts
var NEAR = 5;
function sectionFor(changelog, version, prerelease) {
  const own = sectionsOf(changelog, version);
  if (own.length > 0) return chosen(own, "own");
  if (prerelease) {
    const base = sectionsOf(changelog, baseVersion(version));
    if (base.length > 0) return chosen(base, "base");
    const unreleased = unreleasedSection(changelog);
    if (unreleased) return chosen([unreleased], "unreleased");
  }
  return { kind: "none", near: nearHeadings(changelog, version) };
}
function unreleasedSection(changelog) {
  return changelog.sections.find(({ unreleased, versions }) => unreleased && versions.length === 0);
}
function chosen(sections, used) {
  const [section, ...others] = sections;
  if (section === void 0 || others.length > 0) return { kind: "duplicate", sections };
  return { kind: "found", section, used };
}
function sectionsOf(changelog, version) {
  return changelog.sections.filter(
    ({ versions }) => versions.some((candidate) => sameVersion(candidate, version))
  );
}
function nearHeadings(changelog, version) {
  const base = baseVersion(version);
  const mentions = changelog.headings.filter(({ text }) => text.includes(base));
  const releases = changelog.sections.map(({ heading }) => heading);
  const near = new Map([...mentions, ...releases].map((heading) => [heading.line, heading]));
  return [...near.values()].slice(0, NEAR);
}

// src/domain/changelog/notes.ts
var BRACKETED = /(?<!\\)\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g;
var CODE_SPAN = /(?<!`)`(?!`)[^`]*`(?!`)/g;
function notesFrom(text, changelog, section) {
  const body = text.slice(section.body.start, section.body.end);
  const { prose, definitions } = readBlocks(body);
  const present = new Set(definitions.map(({ label }) => label));
  const used = labelsIn(prose);
  const missing2 = changelog.definitions.filter(
    ({ label }) => used.has(label) && !present.has(label)
  );
  if (missing2.length === 0) return body;
  const lineBreak = body.includes("\r\n") ? "\r\n" : "\n";
  return [body, "", ...missing2.map((definition) => definition.text)].join(lineBreak);
}
function notesOf(plan, source) {
  switch (source.kind) {
    case "text":
      return notesOfVersion(plan, source.text);
    case "notes-file":
      return source.text.replace(/^\uFEFF/, "").trim();
    case "missing":
    case "astray":
    case "not-markdown":
    case "unreadable":
    case "generated":
      return "";
  }
}
function notesOfVersion(plan, text) {
  const changelog = readChangelog(text);
  const choice = sectionFor(changelog, plan.version, plan.prerelease);
  switch (choice.kind) {
    case "found":
      return notesFrom(text, changelog, choice.section);
    case "duplicate": {
      const [first] = choice.sections;
      return first ? notesFrom(text, changelog, first) : "";
    }
    case "none":
      return "";
  }
}
function labelsIn(prose) {
  const labels = /* @__PURE__ */ new Set();
  for (const text of prose) {
    for (const [, label = ""] of text.replace(CODE_SPAN, "").matchAll(BRACKETED)) {
      labels.add(normalizeLabel(label));
    }
  }
  return labels;
}

// src/domain/changelog/notes-rules.ts
var { diagnose } = changelogDiagnostics;
var TOKENS = [
  ["a PyPI token", /\bpypi-AgE[\w-]{32,}/],
  ["a GitHub token", /\bgh[opsur]_[A-Za-z0-9]{36,}/],
  ["a GitHub token", /\bgithub_pat_\w{40,}/]
];
var MOST_MENTIONS = 50;
var MENTION = /(?<![\w`/.@])@([a-z\d](?:-?[a-z\d]){0,38})(?![\w/`])/gi;
var notesMayBePublic = (plan, { changelog }) => {
  if (changelog.kind !== "text" && changelog.kind !== "notes-file") return [];
  const notes = notesOf(plan, changelog);
  return [
    ...changelog.kind === "notes-file" ? checkNotEmpty(plan, changelog.path, notes) : [],
    ...checkSecrets(changelog, notes),
    ...checkMentions(changelog.path, notes)
  ];
};
function checkNotEmpty(plan, path, notes) {
  if (withoutComments(notes).trim() !== "") return [];
  return [
    diagnose("notes-file-empty", {
      message: `The file of notes ${path} says nothing that could be the notes of ${plan.version}.`,
      hint: "Write what the release changes, for the people who use it.",
      location: { file: path }
    })
  ];
}
function checkSecrets(source, notes) {
  return TOKENS.flatMap(([name, pattern]) => {
    const [token] = pattern.exec(notes) ?? [];
    if (token === void 0) return [];
    return diagnose("notes-secret", {
      message: `The notes in ${source.path} hold what looks like ${name}, and they are about to be published.`,
      hint: "Revoke the token, since it is in the repository's history, and remove it from the text.",
      location: locate(source, token)
    });
  });
}
function checkMentions(path, notes) {
  const names = new Set([...notes.matchAll(MENTION)].map(([, name = ""]) => name.toLowerCase()));
  if (names.size <= MOST_MENTIONS && !names.has("everyone")) return [];
  const whom = names.has("everyone") ? "@everyone" : `${names.size} accounts`;
  return [
    diagnose("notes-mentions", {
      message: `The notes in ${path} mention ${whom}; GitHub may notify whoever bears these names.`,
      hint: "Put names that need no notification in back-ticks.",
      location: { file: path }
    })
  ];
}
function locate(source, found) {
  const before = source.text.slice(0, source.text.indexOf(found));
  return { file: source.path, line: before.split(/\r\n?|\n/).length };
}
var notesRules = [notesMayBePublic];

// src/domain/changelog/date-rules.ts
var { diagnose: diagnose2 } = changelogDiagnostics;
function checkDate(plan, path, { heading, date }) {
  const location = { file: path, line: heading.line };
  switch (date.kind) {
    case "iso":
      return [];
    case "none":
      return [
        diagnose2("changelog-date-missing", {
          message: `The heading "${heading.text}" does not say when ${plan.version} is released.`,
          hint: `Add the day of the release, as year-month-day: ${heading.text} - YYYY-MM-DD`,
          location
        })
      ];
    case "other":
      return [
        diagnose2("changelog-date-not-iso", {
          message: `The heading "${heading.text}" spells its date ${date.text}${date.date === void 0 ? ", which does not name one day beyond doubt" : ""}.`,
          hint: `Write ${date.date ?? "it as year-month-day (YYYY-MM-DD)"}, which everyone reads the same way.`,
          location
        })
      ];
    case "placeholder":
      return [
        diagnose2("changelog-placeholder-date", {
          message: `The heading "${heading.text}" still says ${date.text} where the date of ${plan.version} belongs.`,
          hint: "Put the day of the release in its place, as year-month-day, commit, and tag that commit.",
          location
        })
      ];
    case "impossible":
      return [
        diagnose2("changelog-impossible-date", {
          message: `The heading "${heading.text}" dates ${plan.version} to ${date.text}, which is in no calendar.`,
          hint: "Put the day of the release in its place, as year-month-day, commit, and tag that commit.",
          location
        })
      ];
  }
}

// src/domain/changelog/section-rules.ts
var { diagnose: diagnose3 } = changelogDiagnostics;
var NAMED2 = 10;
function checkSection(plan, file) {
  const choice = sectionFor(file.changelog, plan.version, plan.prerelease);
  switch (choice.kind) {
    case "none":
      return [noSection(plan, file, choice.near)];
    case "duplicate":
      return [duplicate(plan, file, choice.sections)];
    case "found":
      return [
        ...checkContent(plan, file, choice.section),
        ...choice.used === "own" ? checkOwn(plan, file, choice.section) : [borrowed(plan, file, choice.section)]
      ];
  }
}
function noSection(plan, { path, changelog }, near) {
  const named = near.map(({ text, line: line2 }) => `"${text}" (line ${line2})`).join(", ");
  const unreleased = unreleasedSection(changelog);
  const heading = headingToPaste(plan.version, changelog);
  const rename = unreleased && !unreleased.empty;
  const [first] = changelog.sections;
  const line = unreleased?.heading.line ?? first?.heading.line ?? 1;
  return diagnose3("changelog-no-section", {
    message: `${path} has no section for ${plan.version}; ${named === "" ? "it has no heading of a release at all" : `its nearest headings are ${named}`}.`,
    hint: `${rename ? `The changes are still under "${unreleased.heading.text}" (line ${unreleased.heading.line}): put this heading above them` : "Add a section with this heading"}, with the day of the release for YYYY-MM-DD, commit, and tag that commit:

${heading}`,
    location: { file: path, line }
  });
}
function headingToPaste(version, changelog) {
  const newest = changelog.sections.find(({ versions }) => versions.length > 0)?.heading;
  const marks = "#".repeat(newest?.level ?? 2);
  const prefix = /^\[?((?:version |release )?v?)\d/i.exec(newest?.text ?? "")?.[1] ?? "";
  const bracketed = newest === void 0 || newest.text.startsWith("[");
  return `${marks} ${bracketed ? `[${prefix}${version}]` : `${prefix}${version}`} - YYYY-MM-DD`;
}
function duplicate(plan, { path }, sections) {
  const lines = sections.map(({ heading }) => heading.line);
  const line = lines.at(-1);
  return diagnose3("changelog-duplicate-section", {
    message: `${path} has ${sections.length} sections for ${plan.version}, at lines ${lines.join(" and ")}.`,
    hint: "Join them into one, or correct the version in the heading that is wrong.",
    location: { file: path, ...line === void 0 ? {} : { line } }
  });
}
function borrowed(plan, { path }, { heading }) {
  return diagnose3("changelog-section-borrowed", {
    message: `${path} has no section of its own for the pre-release ${plan.version}; its notes are those of "${heading.text}".`,
    location: { file: path, line: heading.line }
  });
}
function checkContent(plan, { path }, { heading, empty, yanked, misplaced }) {
  const location = { file: path, line: heading.line };
  const findings = misplaced.slice(0, NAMED2).map(
    ({ text, level, line }) => diagnose3("changelog-heading-level", {
      message: `The heading "${text}" has level ${level} and stands within the section "${heading.text}", whose own level is ${heading.level}; it is taken as a part of that section.`,
      hint: `If it belongs to the release, give it level ${heading.level + 1}: ${"#".repeat(Math.min(6, heading.level + 1))} ${text}`,
      location: { file: path, line }
    })
  );
  if (empty) {
    findings.push(
      diagnose3("changelog-section-empty", {
        message: `The section "${heading.text}" of ${path} says nothing that could be the notes of ${plan.version}.`,
        hint: "Write what the release changes, for the people who use it.",
        location
      })
    );
  }
  if (yanked) {
    findings.push(
      diagnose3("changelog-section-yanked", {
        message: `${path} marks ${plan.version} as yanked: "${heading.text}". A yanked version is not released again.`,
        hint: "Release the next version, or take the mark away if this one was never published.",
        location
      })
    );
  }
  return findings;
}
function checkOwn(plan, file, section) {
  const unreleased = unreleasedSection(file.changelog);
  const dated2 = checkDate(plan, file.path, section);
  if (unreleased === void 0 || unreleased.empty || plan.prerelease) return dated2;
  return [
    ...dated2,
    diagnose3("changelog-unreleased-entries", {
      message: `${file.path} still lists changes under "${unreleased.heading.text}", although the tagged commit holds them and is released as ${plan.version}.`,
      hint: `Move what is part of ${plan.version} to its section; the notes do not tell of the rest.`,
      location: { file: file.path, line: unreleased.heading.line }
    })
  ];
}

// src/domain/changelog/rules.ts
var { diagnose: diagnose4 } = changelogDiagnostics;
var ELSEWHERE = 'Or take the notes from elsewhere, under [tool.tag2pypi] in pyproject.toml: notes = "FILE" for a Markdown file with the notes of this release, or notes = "generated" for the ones that GitHub makes.';
var changelogTellsOfVersion = (plan, { changelog }) => checkSource(plan, changelog);
function checkSource(plan, source) {
  switch (source.kind) {
    case "text":
      return checkSection(plan, { path: source.path, changelog: readChangelog(source.text) });
    case "missing":
      return [missing(plan, source.looked)];
    case "astray":
      return [astray(plan, source.path, source.why)];
    case "not-markdown":
      return [notMarkdown(source.path)];
    case "unreadable":
      return [unreadable(source.path, source.why)];
    case "notes-file":
    case "generated":
      return [];
  }
}
function missing(plan, looked) {
  const [only] = looked;
  const where = looked.length === 1 && only !== void 0 ? `The changelog ${only} is not in the tagged commit` : `The tagged commit has no changelog (looked for ${looked.join(", ")})`;
  return diagnose4("changelog-missing", {
    message: `${where}; the notes of ${plan.version} have nowhere to come from.`,
    hint: `Add a CHANGELOG.md with a section for ${plan.version}:

# Changelog

## [${plan.version}] - YYYY-MM-DD

### Added

- \u2026

with the day of the release for YYYY-MM-DD; or name the file you have: changelog = "FILE". ${ELSEWHERE}`
  });
}
function astray(plan, path, why) {
  return diagnose4("changelog-missing", {
    message: `${path} is as good as missing: ${why}. The notes of ${plan.version} have nowhere to come from.`,
    hint: `Only what the tagged commit holds is read: keep the file in the repository. ${ELSEWHERE}`,
    ...path.startsWith("..") ? {} : { location: { file: path } }
  });
}
function notMarkdown(path) {
  return diagnose4("changelog-not-markdown", {
    message: `The changelog ${path} is not Markdown, and the notes of a GitHub release are.`,
    hint: `Keep the changelog in Markdown (CHANGELOG.md). ${ELSEWHERE}`,
    location: { file: path }
  });
}
function unreadable(path, why) {
  return diagnose4("changelog-unreadable", {
    message: `${path} cannot be read: ${why}.`,
    hint: `Save it as UTF-8 text. ${ELSEWHERE}`,
    location: { file: path }
  });
}
var changelogRules = [
  changelogTellsOfVersion,
  ...notesRules
];

// src/domain/project/rules.ts
var { diagnose: diagnose5 } = projectDiagnostics;
var NAMED3 = 5;
var filesAreWhole = (_, { lfsPointers }) => {
  const [first, ...more] = lfsPointers;
  if (first === void 0) return [];
  const what = more.length === 0 ? `${first} is a Git LFS pointer in the clone instead of its content.` : `${lfsPointers.length} files of the clone are Git LFS pointers instead of their contents, such as ${first}.`;
  return [
    diagnose5("lfs-pointer", {
      message: what,
      hint: "Install git-lfs on the machine that builds, or set lfs: true in actions/checkout.",
      location: { file: first }
    })
  ];
};
var workspaceIsClean = (_, { workspace }) => {
  if (workspace.changed.length === 0) return [];
  const named = workspace.changed.slice(0, NAMED3).join(", ");
  const rest = workspace.changed.length - NAMED3;
  const [first = ""] = workspace.changed;
  return [
    diagnose5("workspace-dirty", {
      message: `The workspace differs from its commit in ${workspace.changed.length === 1 ? "1 file" : `${workspace.changed.length} files`}: ${named}${rest > 0 ? ` and ${rest} more` : ""}.`,
      hint: "Commit the changes and release from a new tag, drop them, or ignore files that earlier steps of the job make (.gitignore). The build itself is made from a fresh clone of the tagged commit.",
      location: { file: first }
    })
  ];
};
var workspaceIsAtTag = (plan, { workspace }) => {
  if (workspace.head === void 0 || workspace.head === plan.tag.commit) return [];
  return [
    diagnose5("workspace-elsewhere", {
      message: `The workspace is at commit ${workspace.head}; the tag ${plan.tag.name} is on ${plan.tag.commit}.`,
      hint: `Check out the tag: with actions/checkout, ref: ${plan.tag.name}.`
    })
  ];
};
var tagIsOnBranch = (plan, { branches }) => {
  if (branches.containing.length > 0) return [];
  const looked = branches.looked.length === 0 ? "no branch has such a name" : `looked at ${branches.looked.join(", ")}`;
  return [
    diagnose5("tag-not-on-branch", {
      message: `The tag ${plan.tag.name}, commit ${plan.tag.commit}, is on none of the branches that releases come from: ${branches.allowed.join(", ")} (${looked}).`,
      hint: `Merge the commit first and tag the result, or name its branch under [tool.tag2pypi]: branches = [${[...branches.allowed, "\u2026"].map((name) => `"${name}"`).join(", ")}].`
    })
  ];
};
var projectRules = [filesAreWhole];
var workspaceRules = [
  workspaceIsClean,
  workspaceIsAtTag,
  tagIsOnBranch
];

// src/domain/version/rules.ts
var projectVersionIsTagged = (plan, { project }) => {
  if (project.version === void 0 || sameVersion(project.version.text, plan.version)) return [];
  const { text, line } = project.version;
  const wrong = isVersion(text) ? "" : ", which is not a version that PEP 440 knows";
  return [
    versionDiagnostics.diagnose("tag-version-mismatch", {
      message: `${project.path} states version ${text}${wrong}; the tag ${plan.tag.name} states ${plan.version}.`,
      hint: `Set version = "${plan.version}" in ${project.path}, commit, and move the tag, as long as nothing was published from it: git tag --force --annotate ${plan.tag.name} --message "Release ${plan.version}" && git push --force origin ${plan.tag.name}`,
      location: { file: project.path, line }
    })
  ];
};
var TWO_MEANINGS = /^[\d.]+-\d+$/;
var tagIsCanonical = (plan, { project, configuration }) => {
  const formats = tagFormatsOf(configuration.tagFormat);
  const stated = versionOfTag(plan.tag.name, formats, project.name);
  if (stated === void 0 || stated.text === plan.version) return [];
  if (TWO_MEANINGS.test(stated.text)) return [explainTwoMeanings(plan, stated.text)];
  if (stated.text === project.version?.text) return [];
  return [
    versionDiagnostics.diagnose("tag-not-canonical", {
      message: `The tag ${plan.tag.name} spells the version ${stated.text}; PyPI and pip will show ${plan.version}.`,
      hint: `Next time, tag ${plan.tag.name.replace(stated.text, plan.version)}.`
    })
  ];
};
function explainTwoMeanings(plan, text) {
  return versionDiagnostics.diagnose("tag-ambiguous", {
    message: `The tag ${plan.tag.name} spells the version ${text}, which PEP 440 reads as ${plan.version}, a release after ${text.replace(/-.*/, "")}; SemVer reads it as one before.`,
    hint: `Tag ${plan.tag.name.replace(text, plan.version)} for a post-release, or ${plan.tag.name.replace(text, text.replace("-", "rc"))} for a pre-release.`
  });
}
var versionRules = [projectVersionIsTagged, tagIsCanonical];

// src/steps/gather-facts.ts
import { readFile } from "node:fs/promises";

// src/domain/changelog/source.ts
var changelogNames = [
  "CHANGELOG.md",
  "CHANGES.md",
  "HISTORY.md",
  "NEWS.md",
  "RELEASES.md",
  "RELEASE_NOTES.md",
  "changelog.md",
  "changes.md",
  "history.md",
  "Changelog.md",
  "ChangeLog.md",
  "CHANGELOG.markdown",
  "docs/CHANGELOG.md",
  "docs/changelog.md",
  "CHANGELOG",
  "CHANGES",
  "HISTORY",
  "NEWS",
  "CHANGELOG.rst",
  "CHANGES.rst",
  "HISTORY.rst",
  "NEWS.rst",
  "CHANGELOG.txt",
  "CHANGES.txt",
  "NEWS.txt",
  "CHANGELOG.adoc"
];
var LARGEST = 5 * 1024 * 1024;
var MARKDOWN = ["", "md", "markdown", "mdown", "mkd"];
function decodeChangelog(path, bytes) {
  if (!MARKDOWN.includes(extensionOf(path))) return { kind: "not-markdown", path };
  return decode("text", path, bytes);
}
function decodeNotesFile(path, bytes) {
  return decode("notes-file", path, bytes);
}
function decode(kind, path, bytes) {
  const why = unreadableBecause(bytes);
  if (why !== void 0) return { kind: "unreadable", path, why };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind, path, text };
  } catch {
    const line = lineNotUtf8(bytes);
    return { kind: "unreadable", path, why: `line ${line} is not UTF-8` };
  }
}
function unreadableBecause(bytes) {
  if (bytes.length > LARGEST) {
    return `it is too large: ${bytes.length} bytes, where ${LARGEST} are the most that is read`;
  }
  const [first, second] = bytes;
  if (first === 255 && second === 254 || first === 254 && second === 255) {
    return "it is UTF-16, not UTF-8";
  }
  const nul = bytes.indexOf(0);
  if (nul < 0) return void 0;
  return `line ${lineAt(bytes, nul)} has a NUL byte: it is UTF-16 without a byte order mark, or no text`;
}
function lineNotUtf8(bytes) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  for (let line = 1; ; line++) {
    const feed = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, feed < 0 ? void 0 : feed));
    } catch {
      return line;
    }
    if (feed < 0) return line;
    start = feed + 1;
  }
}
function lineAt(bytes, offset) {
  let line = 1;
  for (let index = 0; index < offset; index++) if (bytes[index] === 10) line++;
  return line;
}
function extensionOf(path) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
}

// src/domain/project/branches.ts
function defaultBranchPatterns(defaultBranch) {
  return [defaultBranch, "hotfix/*", "release/*", "*.x"];
}
function matchesBranch(pattern, branch) {
  const wanted = pattern.split("/");
  const steps = branch.split("/");
  return wanted.length === steps.length && wanted.every((part, index) => matchesStep(part, steps[index] ?? ""));
}
function matchesStep(pattern, step) {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === void 0) return step === first;
  if (!step.startsWith(first)) return false;
  let position = first.length;
  for (const piece of others) {
    const found = step.indexOf(piece, position);
    if (found < 0) return false;
    position = found + piece.length;
  }
  return step.length - last.length >= position && step.endsWith(last);
}

// src/steps/gather-facts.ts
async function gatherSourceFacts(sources) {
  const modules = await listPythonModules(sources);
  return {
    project: sources.project,
    configuration: sources.configuration,
    changelog: await findChangelog(sources),
    lfsPointers: sources.lfsPointers,
    statements: findVersionStatements(modules)
  };
}
async function findChangelog(sources) {
  const { notes, changelog } = sources.configuration;
  if (notes === "generated") return { kind: "generated" };
  if (notes !== void 0) return readNamed(sources, [notes], decodeNotesFile);
  const names = changelog === void 0 ? changelogNames : [changelog];
  return readNamed(sources, names, decodeChangelog);
}
async function gatherServiceFacts(plan, sources, { git, github }) {
  const allowed = sources.configuration.branches ?? defaultBranchPatterns((await github.repository()).defaultBranch);
  return {
    workspace: await git.workspace(),
    branches: await findBranches(allowed, plan.tag.commit, { git, github })
  };
}
async function findBranches(allowed, commit, { git, github }) {
  const matches = (branch) => allowed.some((pattern) => matchesBranch(pattern, branch));
  const local = (await git.branchesContaining(commit) ?? []).filter(matches);
  if (local.length > 0) return { allowed, looked: local, containing: local };
  const looked = (await github.branches()).filter(matches);
  for (const branch of looked) {
    if (await github.branchContains(branch, commit)) {
      return { allowed, looked, containing: [branch] };
    }
  }
  return { allowed, looked, containing: [] };
}
async function readNamed(sources, names, decode2) {
  let astray2;
  for (const name of names) {
    const found = await findFile(sources, name);
    if (found.kind === "file") return decode2(found.path, await readFile(found.absolute));
    if (found.kind === "astray") astray2 ??= found;
  }
  return astray2 ?? { kind: "missing", looked: names };
}

// src/steps/run-checks.ts
var sourceRules = [
  ...versionRules,
  ...changelogRules,
  ...projectRules
];
var serviceRules = [...workspaceRules];
function runChecks({ plan, sources, settings, packagesDirectory }, ports) {
  return async (record) => {
    const facts = await gatherSourceFacts(sources);
    record.note(...applyRules(sourceRules, plan, facts));
    const service = await gatherServiceFacts(plan, sources, ports);
    record.note(...applyRules(serviceRules, plan, withoutHandedOver(service, packagesDirectory)));
    return {
      rules: sourceRules.length + serviceRules.length,
      notes: await findNotes(plan, facts.changelog, ports.github),
      settings: Object.fromEntries(settings)
    };
  };
}
function withoutHandedOver(facts, packagesDirectory) {
  if (packagesDirectory === void 0) return facts;
  const folder = `${posix.join(packagesDirectory, ".")}/`;
  const changed = facts.workspace.changed.filter((path) => !path.startsWith(folder));
  return { ...facts, workspace: { ...facts.workspace, changed } };
}
async function findNotes(plan, changelog, github) {
  return changelog.kind === "generated" ? github.generateNotes(plan.tag) : notesOf(plan, changelog);
}

// src/steps/read-sources.ts
import { readFile as readFile2 } from "node:fs/promises";
import { join } from "node:path";
function readSources({ tag, clone, workingDirectory }, { git }) {
  return async () => {
    const { committedAt, lfsPointers } = await git.clone({ tag, into: clone });
    const directory = join(clone, workingDirectory);
    const path = projectFile(workingDirectory);
    const text = await readProjectFile(directory, path, tag);
    return {
      clone,
      directory,
      workingDirectory,
      committedAt,
      lfsPointers,
      ...parseProject(path, text)
    };
  };
}
async function readProjectFile(directory, path, tag) {
  try {
    return await readFile2(join(directory, "pyproject.toml"), "utf8");
  } catch {
    throw projectFileMissing(path, tag);
  }
}

// src/commands/plan-from-clone.ts
async function planFromClone(journal, request, ports) {
  const { clone, options } = request;
  const { workingDirectory } = options;
  const tag = await journal.must("find-tag", findTag(request, ports));
  const act = readSources({ tag, clone, workingDirectory }, ports);
  const sources = await journal.must("read-sources", act);
  let settings = /* @__PURE__ */ new Map();
  const plan = await journal.must("plan", async (record) => {
    const read = settingsOf(options.rules, sources);
    settings = read.settings;
    journal.judgeBy(judgeBy(settings, catalogue));
    record.note(...read.notices);
    return planRelease(tag, sources, options.indexes)(record);
  });
  return { plan, sources, settings };
}

export {
  runChecks,
  planFromClone
};
