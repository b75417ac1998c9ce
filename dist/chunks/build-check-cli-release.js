import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  MOST_PLACES,
  findBetween,
  findNextTag,
  findTag,
  goesToPypi,
  normalizeLabel,
  parseProject,
  parseToml,
  parseVersionFile,
  planRelease,
  planUnreleased,
  projectFile,
  projectFileMissing,
  rangeOfLines,
  readBlocks,
  readWhole,
  settingsOf,
  tableAt,
  tagFormatsOf,
  versionOfTag,
  versioningOf,
  withoutCodeSpans,
  withoutComments
} from "./build-check-cli-github-release-publish-release.js";
import {
  ReleaseError,
  __commonJS,
  __toESM,
  applyRules,
  baseVersion,
  catalogue,
  changelogDiagnostics,
  compareVersions,
  distributionDiagnostics,
  findAssignments,
  findFile,
  findVersionStatements,
  isPostRelease,
  isPrerelease,
  isTag,
  isVersion,
  judgeBy,
  listPythonModules,
  normalizeProjectName,
  normalizeVersion,
  optional,
  projectDiagnostics,
  releaseNumbers,
  sameVersion,
  sanitise,
  versionDiagnostics
} from "./shared.js";

// node_modules/semver/internal/debug.js
var require_debug = __commonJS({
  "node_modules/semver/internal/debug.js"(exports, module) {
    "use strict";
    var debug = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {
    };
    module.exports = debug;
  }
});

// node_modules/semver/internal/constants.js
var require_constants = __commonJS({
  "node_modules/semver/internal/constants.js"(exports, module) {
    "use strict";
    var SEMVER_SPEC_VERSION = "2.0.0";
    var MAX_LENGTH = 256;
    var MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER || /* istanbul ignore next */
    9007199254740991;
    var MAX_SAFE_COMPONENT_LENGTH = 16;
    var MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6;
    var WHITESPACE_CHARACTERS = [
      "	",
      "\n",
      "\v",
      "\f",
      "\r",
      " ",
      "\xA0",
      "\u1680",
      "\u2000",
      "\u2001",
      "\u2002",
      "\u2003",
      "\u2004",
      "\u2005",
      "\u2006",
      "\u2007",
      "\u2008",
      "\u2009",
      "\u200A",
      "\u2028",
      "\u2029",
      "\u202F",
      "\u205F",
      "\u3000",
      "\uFEFF"
    ];
    var RELEASE_TYPES = [
      "major",
      "premajor",
      "minor",
      "preminor",
      "patch",
      "prepatch",
      "prerelease"
    ];
    module.exports = {
      MAX_LENGTH,
      MAX_SAFE_COMPONENT_LENGTH,
      MAX_SAFE_BUILD_LENGTH,
      MAX_SAFE_INTEGER,
      WHITESPACE_CHARACTERS,
      RELEASE_TYPES,
      SEMVER_SPEC_VERSION,
      FLAG_INCLUDE_PRERELEASE: 1,
      FLAG_LOOSE: 2
    };
  }
});

// node_modules/semver/internal/re.js
var require_re = __commonJS({
  "node_modules/semver/internal/re.js"(exports, module) {
    "use strict";
    var {
      MAX_SAFE_COMPONENT_LENGTH,
      MAX_SAFE_BUILD_LENGTH,
      MAX_LENGTH
    } = require_constants();
    var debug = require_debug();
    exports = module.exports = {};
    var re = exports.re = [];
    var safeRe = exports.safeRe = [];
    var src = exports.src = [];
    var safeSrc = exports.safeSrc = [];
    var t = exports.t = {};
    var R = 0;
    var LETTERDASHNUMBER = "[a-zA-Z0-9-]";
    var safeRegexReplacements = [
      ["\\s", 1],
      ["\\d", MAX_LENGTH],
      [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
    ];
    var makeSafeRegex = (value) => {
      for (const [token, max] of safeRegexReplacements) {
        value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
      }
      return value;
    };
    var createToken = (name, value, isGlobal) => {
      const safe = makeSafeRegex(value);
      const index = R++;
      debug(name, index, value);
      t[name] = index;
      src[index] = value;
      safeSrc[index] = safe;
      re[index] = new RegExp(value, isGlobal ? "g" : void 0);
      safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
    };
    createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
    createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
    createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
    createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
    createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
    createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
    createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
    createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
    createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
    createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
    createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
    createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
    createToken("FULL", `^${src[t.FULLPLAIN]}$`);
    createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
    createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
    createToken("GTLT", "((?:<|>)?=?)");
    createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
    createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
    createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
    createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
    createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
    createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("COERCEPLAIN", `${"(^|[^\\d])(\\d{1,"}${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
    createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
    createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
    createToken("COERCERTL", src[t.COERCE], true);
    createToken("COERCERTLFULL", src[t.COERCEFULL], true);
    createToken("LONETILDE", "(?:~>?)");
    createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
    exports.tildeTrimReplace = "$1~";
    createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
    createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("LONECARET", "(?:\\^)");
    createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
    exports.caretTrimReplace = "$1^";
    createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
    createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
    createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
    createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
    exports.comparatorTrimReplace = "$1$2$3";
    createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
    createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
    createToken("STAR", "(<|>)?=?\\s*\\*");
    createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
    createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
  }
});

// node_modules/semver/internal/parse-options.js
var require_parse_options = __commonJS({
  "node_modules/semver/internal/parse-options.js"(exports, module) {
    "use strict";
    var looseOption = Object.freeze({ loose: true });
    var emptyOpts = Object.freeze({});
    var parseOptions = (options) => {
      if (!options) {
        return emptyOpts;
      }
      if (typeof options !== "object") {
        return looseOption;
      }
      return options;
    };
    module.exports = parseOptions;
  }
});

// node_modules/semver/internal/identifiers.js
var require_identifiers = __commonJS({
  "node_modules/semver/internal/identifiers.js"(exports, module) {
    "use strict";
    var numeric = /^[0-9]+$/;
    var compareIdentifiers = (a, b) => {
      if (typeof a === "number" && typeof b === "number") {
        return a === b ? 0 : a < b ? -1 : 1;
      }
      const anum = numeric.test(a);
      const bnum = numeric.test(b);
      if (anum && bnum) {
        a = +a;
        b = +b;
      }
      return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
    };
    var rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
    module.exports = {
      compareIdentifiers,
      rcompareIdentifiers
    };
  }
});

// node_modules/semver/classes/semver.js
var require_semver = __commonJS({
  "node_modules/semver/classes/semver.js"(exports, module) {
    "use strict";
    var debug = require_debug();
    var { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
    var { safeRe: re, t } = require_re();
    var parseOptions = require_parse_options();
    var { compareIdentifiers } = require_identifiers();
    var isPrereleaseIdentifier = (prerelease, identifier) => {
      const identifiers = identifier.split(".");
      if (identifiers.length > prerelease.length) {
        return false;
      }
      for (let i = 0; i < identifiers.length; i++) {
        if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
          return false;
        }
      }
      return true;
    };
    var SemVer = class _SemVer {
      constructor(version, options) {
        options = parseOptions(options);
        if (version instanceof _SemVer) {
          if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) {
            return version;
          } else {
            version = version.version;
          }
        } else if (typeof version !== "string") {
          throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
        }
        if (version.length > MAX_LENGTH) {
          throw new TypeError(
            `version is longer than ${MAX_LENGTH} characters`
          );
        }
        debug("SemVer", version, options);
        this.options = options;
        this.loose = !!options.loose;
        this.includePrerelease = !!options.includePrerelease;
        const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
        if (!m) {
          throw new TypeError(`Invalid Version: ${version}`);
        }
        this.raw = version;
        this.major = +m[1];
        this.minor = +m[2];
        this.patch = +m[3];
        if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
          throw new TypeError("Invalid major version");
        }
        if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
          throw new TypeError("Invalid minor version");
        }
        if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
          throw new TypeError("Invalid patch version");
        }
        if (!m[4]) {
          this.prerelease = [];
        } else {
          this.prerelease = m[4].split(".").map((id) => {
            if (/^[0-9]+$/.test(id)) {
              const num = +id;
              if (num >= 0 && num < MAX_SAFE_INTEGER) {
                return num;
              }
            }
            return id;
          });
        }
        this.build = m[5] ? m[5].split(".") : [];
        this.format();
      }
      format() {
        this.version = `${this.major}.${this.minor}.${this.patch}`;
        if (this.prerelease.length) {
          this.version += `-${this.prerelease.join(".")}`;
        }
        return this.version;
      }
      toString() {
        return this.version;
      }
      compare(other) {
        debug("SemVer.compare", this.version, this.options, other);
        if (!(other instanceof _SemVer)) {
          if (typeof other === "string" && other === this.version) {
            return 0;
          }
          other = new _SemVer(other, this.options);
        }
        if (other.version === this.version) {
          return 0;
        }
        return this.compareMain(other) || this.comparePre(other);
      }
      compareMain(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        if (this.major < other.major) {
          return -1;
        }
        if (this.major > other.major) {
          return 1;
        }
        if (this.minor < other.minor) {
          return -1;
        }
        if (this.minor > other.minor) {
          return 1;
        }
        if (this.patch < other.patch) {
          return -1;
        }
        if (this.patch > other.patch) {
          return 1;
        }
        return 0;
      }
      comparePre(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        if (this.prerelease.length && !other.prerelease.length) {
          return -1;
        } else if (!this.prerelease.length && other.prerelease.length) {
          return 1;
        } else if (!this.prerelease.length && !other.prerelease.length) {
          return 0;
        }
        let i = 0;
        do {
          const a = this.prerelease[i];
          const b = other.prerelease[i];
          debug("prerelease compare", i, a, b);
          if (a === void 0 && b === void 0) {
            return 0;
          } else if (b === void 0) {
            return 1;
          } else if (a === void 0) {
            return -1;
          } else if (a === b) {
            continue;
          } else {
            return compareIdentifiers(a, b);
          }
        } while (++i);
      }
      compareBuild(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        let i = 0;
        do {
          const a = this.build[i];
          const b = other.build[i];
          debug("build compare", i, a, b);
          if (a === void 0 && b === void 0) {
            return 0;
          } else if (b === void 0) {
            return 1;
          } else if (a === void 0) {
            return -1;
          } else if (a === b) {
            continue;
          } else {
            return compareIdentifiers(a, b);
          }
        } while (++i);
      }
      // preminor will bump the version up to the next minor release, and immediately
      // down to pre-release. premajor and prepatch work the same way.
      inc(release, identifier, identifierBase) {
        if (release.startsWith("pre")) {
          if (!identifier && identifierBase === false) {
            throw new Error("invalid increment argument: identifier is empty");
          }
          if (identifier) {
            const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
            if (!match || match[1] !== identifier) {
              throw new Error(`invalid identifier: ${identifier}`);
            }
          }
        }
        switch (release) {
          case "premajor":
            this.prerelease.length = 0;
            this.patch = 0;
            this.minor = 0;
            this.major++;
            this.inc("pre", identifier, identifierBase);
            break;
          case "preminor":
            this.prerelease.length = 0;
            this.patch = 0;
            this.minor++;
            this.inc("pre", identifier, identifierBase);
            break;
          case "prepatch":
            this.prerelease.length = 0;
            this.inc("patch", identifier, identifierBase);
            this.inc("pre", identifier, identifierBase);
            break;
          // If the input is a non-prerelease version, this acts the same as
          // prepatch.
          case "prerelease":
            if (this.prerelease.length === 0) {
              this.inc("patch", identifier, identifierBase);
            }
            this.inc("pre", identifier, identifierBase);
            break;
          case "release":
            if (this.prerelease.length === 0) {
              throw new Error(`version ${this.raw} is not a prerelease`);
            }
            this.prerelease.length = 0;
            break;
          case "major":
            if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) {
              this.major++;
            }
            this.minor = 0;
            this.patch = 0;
            this.prerelease = [];
            break;
          case "minor":
            if (this.patch !== 0 || this.prerelease.length === 0) {
              this.minor++;
            }
            this.patch = 0;
            this.prerelease = [];
            break;
          case "patch":
            if (this.prerelease.length === 0) {
              this.patch++;
            }
            this.prerelease = [];
            break;
          // This probably shouldn't be used publicly.
          // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
          case "pre": {
            const base = Number(identifierBase) ? 1 : 0;
            if (this.prerelease.length === 0) {
              this.prerelease = [base];
            } else {
              let i = this.prerelease.length;
              while (--i >= 0) {
                if (typeof this.prerelease[i] === "number") {
                  this.prerelease[i]++;
                  i = -2;
                }
              }
              if (i === -1) {
                if (identifier === this.prerelease.join(".") && identifierBase === false) {
                  throw new Error("invalid increment argument: identifier already exists");
                }
                this.prerelease.push(base);
              }
            }
            if (identifier) {
              let prerelease = [identifier, base];
              if (identifierBase === false) {
                prerelease = [identifier];
              }
              if (isPrereleaseIdentifier(this.prerelease, identifier)) {
                const prereleaseBase = this.prerelease[identifier.split(".").length];
                if (isNaN(prereleaseBase)) {
                  this.prerelease = prerelease;
                }
              } else {
                this.prerelease = prerelease;
              }
            }
            break;
          }
          default:
            throw new Error(`invalid increment argument: ${release}`);
        }
        this.raw = this.format();
        if (this.build.length) {
          this.raw += `+${this.build.join(".")}`;
        }
        return this;
      }
    };
    module.exports = SemVer;
  }
});

// node_modules/semver/functions/parse.js
var require_parse = __commonJS({
  "node_modules/semver/functions/parse.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var parse = (version, options, throwErrors = false) => {
      if (version instanceof SemVer) {
        return version;
      }
      try {
        return new SemVer(version, options);
      } catch (er) {
        if (!throwErrors) {
          return null;
        }
        throw er;
      }
    };
    module.exports = parse;
  }
});

// node_modules/semver/functions/compare.js
var require_compare = __commonJS({
  "node_modules/semver/functions/compare.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var compare3 = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
    module.exports = compare3;
  }
});

// node_modules/semver/functions/eq.js
var require_eq = __commonJS({
  "node_modules/semver/functions/eq.js"(exports, module) {
    "use strict";
    var compare3 = require_compare();
    var eq = (a, b, loose) => compare3(a, b, loose) === 0;
    module.exports = eq;
  }
});

// node_modules/semver/functions/diff.js
var require_diff = __commonJS({
  "node_modules/semver/functions/diff.js"(exports, module) {
    "use strict";
    var parse = require_parse();
    var diff2 = (version1, version2) => {
      const v1 = parse(version1, null, true);
      const v2 = parse(version2, null, true);
      const comparison = v1.compare(v2);
      if (comparison === 0) {
        return null;
      }
      const v1Higher = comparison > 0;
      const highVersion = v1Higher ? v1 : v2;
      const lowVersion = v1Higher ? v2 : v1;
      const highHasPre = !!highVersion.prerelease.length;
      const lowHasPre = !!lowVersion.prerelease.length;
      if (lowHasPre && !highHasPre) {
        if (!lowVersion.patch && !lowVersion.minor) {
          return "major";
        }
        if (lowVersion.compareMain(highVersion) === 0) {
          if (lowVersion.minor && !lowVersion.patch) {
            return "minor";
          }
          return "patch";
        }
      }
      const prefix = highHasPre ? "pre" : "";
      if (v1.major !== v2.major) {
        return prefix + "major";
      }
      if (v1.minor !== v2.minor) {
        return prefix + "minor";
      }
      if (v1.patch !== v2.patch) {
        return prefix + "patch";
      }
      return "prerelease";
    };
    module.exports = diff2;
  }
});

// node_modules/semver/functions/inc.js
var require_inc = __commonJS({
  "node_modules/semver/functions/inc.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var inc2 = (version, release, options, identifier, identifierBase) => {
      if (typeof options === "string") {
        identifierBase = identifier;
        identifier = options;
        options = void 0;
      }
      try {
        return new SemVer(
          version instanceof SemVer ? version.version : version,
          options
        ).inc(release, identifier, identifierBase).version;
      } catch (er) {
        return null;
      }
    };
    module.exports = inc2;
  }
});

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
var MARKUP = /[<{!\\*`~_]|\]\(|\]\[|\[\[|\]\]/;
function withoutMarkup(heading) {
  if (!MARKUP.test(heading)) return heading;
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
function readChangelog(text, markdown = readBlocks(text)) {
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

// src/domain/changelog/file.ts
var known = /* @__PURE__ */ new WeakMap();
function fileOf(source) {
  const file = known.get(source) ?? readFile(source);
  known.set(source, file);
  return file;
}
function readFile({ path, text }) {
  const markdown = readBlocks(text);
  return { path, text, markdown, changelog: readChangelog(text, markdown) };
}
var bodies = /* @__PURE__ */ new WeakMap();
function bodyOf(file, section) {
  const body = bodies.get(section) ?? readBody(file, section);
  bodies.set(section, body);
  return body;
}
function readBody(file, { body }) {
  const text = file.text.slice(body.start, body.end);
  return { text, markdown: readBlocks(text) };
}
function lineOf({ text, markdown }, line) {
  const { lineStarts } = markdown;
  return text.slice(lineStarts[line], lineStarts[line + 1]).replace(/[\r\n]+$/, "");
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
function keyOf(version) {
  return version.replace(/^([\d!]+(?:\.\d+)*?)(?:\.0)+(?!\.?\d)/, "$1");
}
function chosen(sections, used) {
  const [section, ...others] = sections;
  if (section === void 0 || others.length > 0) return { kind: "duplicate", sections };
  return { kind: "found", section, used };
}
function sectionsOf(changelog, version) {
  const key = keyOf(normalizeVersion(version) ?? version);
  return changelog.sections.filter(
    ({ versions }) => versions.some((candidate) => keyOf(candidate) === key)
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
function notesFrom(file, section) {
  const { text: body, markdown } = bodyOf(file, section);
  const { prose, definitions } = markdown;
  const present = new Set(definitions.map(({ label }) => label));
  const used = labelsIn(prose);
  const missing3 = file.changelog.definitions.filter(
    ({ label }) => used.has(label) && !present.has(label)
  );
  if (missing3.length === 0) return body;
  const lineBreak = body.includes("\r\n") ? "\r\n" : "\n";
  return [body, "", ...missing3.map((definition) => definition.text)].join(lineBreak);
}
function notesOf(plan, source) {
  switch (source.kind) {
    case "text":
      return notesOfVersion(plan, source);
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
function notesOfVersion(plan, source) {
  const file = fileOf(source);
  const choice = sectionFor(file.changelog, plan.version, plan.prerelease);
  switch (choice.kind) {
    case "found":
      return notesFrom(file, choice.section);
    case "duplicate": {
      const [first] = choice.sections;
      return first ? notesFrom(file, first) : "";
    }
    case "none":
      return "";
  }
}
function labelsIn(prose) {
  const labels = /* @__PURE__ */ new Set();
  for (const { text } of prose) {
    for (const [, label = ""] of withoutCodeSpans(text).matchAll(BRACKETED)) {
      labels.add(normalizeLabel(label));
    }
  }
  return labels;
}

// node_modules/keep-a-changelog/src/deps.js
var import_semver = __toESM(require_semver(), 1);
var import_parse = __toESM(require_parse(), 1);
var import_compare = __toESM(require_compare(), 1);
var import_eq = __toESM(require_eq(), 1);

// node_modules/keep-a-changelog/src/Changelog.js
var Changelog = class {
  flag;
  title;
  description;
  head = "HEAD";
  footer;
  url;
  releases = [];
  tagNameBuilder;
  /** @deprecated: Use tagLinkBuilder() instead */
  compareLinkBuilder;
  tagLinkBuilder;
  format = "compact";
  bulletStyle = "-";
  autoSortReleases = true;
  constructor(title, description = "") {
    this.title = title;
    this.description = description;
  }
  addRelease(release) {
    this.releases.push(release);
    if (this.autoSortReleases) {
      this.sortReleases();
    }
    release.changelog = this;
    return this;
  }
  findRelease(version) {
    if (!version) {
      return this.releases.find((release) => !release.version);
    }
    const parsed = typeof version === "string" ? (0, import_parse.default)(version) : version;
    return this.releases.find((release) => release.parsedVersion && (0, import_eq.default)(release.parsedVersion, parsed));
  }
  sortReleases() {
    this.releases.sort((a, b) => a.compare(b));
  }
  compareLink(previous, release) {
    if (this.compareLinkBuilder) {
      return this.compareLinkBuilder(previous, release);
    }
    if (this.tagLinkBuilder) {
      const url = this.url;
      if (!previous) {
        return this.tagLinkBuilder(this.url, this.tagName(release), void 0, this.head);
      }
      if (!release.date || !release.version) {
        return this.tagLinkBuilder(url, this.head, this.tagName(previous), this.head);
      }
      return this.tagLinkBuilder(url, this.tagName(release), this.tagName(previous), this.head);
    }
    if (!previous) {
      return `${this.url}/releases/tag/${this.tagName(release)}`;
    }
    if (!release.date || !release.version) {
      return `${this.url}/compare/${this.tagName(previous)}...${this.head}`;
    }
    return `${this.url}/compare/${this.tagName(previous)}...${this.tagName(release)}`;
  }
  tagName(release) {
    if (this.tagNameBuilder) {
      return this.tagNameBuilder(release);
    }
    return `v${release.version}`;
  }
  toString() {
    const t = [];
    if (this.flag) {
      t.push(`<!-- ${this.flag} -->`);
      t.push("");
    }
    t.push(`# ${this.title}`);
    if (this.format === "markdownlint") {
      t.push("");
    }
    const links = [];
    const compareLinks = [];
    const description = this.description.trim() || `All notable changes to this project will be documented in this file.

The format is based on [Keep a Changelog](https://keepachangelog.com/)
and this project adheres to [Semantic Versioning](https://semver.org/).`;
    if (description) {
      t.push(description);
    }
    this.releases.forEach((release) => {
      t.push("");
      t.push(release.toString(this));
      release.getLinks(this).forEach((link) => {
        if (!links.includes(link)) {
          links.push(link);
        }
      });
      const compareLink = release.getCompareLink(this);
      if (compareLink) {
        compareLinks.push(compareLink);
      }
    });
    if (links.length) {
      t.push("");
      links.sort(compare);
      links.forEach((link) => t.push(link));
    }
    if (compareLinks.length) {
      t.push("");
      compareLinks.forEach((link) => t.push(link));
    }
    t.push("");
    if (this.footer) {
      t.push("---");
      t.push("");
      t.push(this.footer);
      t.push("");
    }
    return t.join("\n");
  }
};
function compare(a, b) {
  if (a === b) {
    return 0;
  }
  const reg = /^\[#(\d+)\]:/;
  const aNumber = a.match(reg);
  const bNumber = b.match(reg);
  if (aNumber && bNumber) {
    return parseInt(aNumber[1]) - parseInt(bNumber[1]);
  }
  return a < b ? -1 : 1;
}

// node_modules/keep-a-changelog/src/Change.js
var Change = class _Change {
  title;
  description;
  issues = [];
  static extractIssues(text, issues) {
    return text.replace(/(^|[^\\])\[#(\d+)\](?=[^\(]|$)/g, (_, start, index) => {
      if (!issues.includes(index)) {
        issues.push(index);
      }
      return `${start}[#${index}]`;
    }).replace(/(^|[\s,])#(\d+)(?=[\s,\.]|$)/g, (_, start, index) => {
      if (!issues.includes(index)) {
        issues.push(index);
      }
      return `${start}[#${index}]`;
    });
  }
  constructor(title, description = "") {
    this.title = _Change.extractIssues(title, this.issues);
    this.description = _Change.extractIssues(description, this.issues);
  }
  toString(bulletStyle = "-") {
    let t = this.title.split("\n").map((line) => `  ${line}`.trimEnd());
    t[0] = bulletStyle + t[0].substr(1);
    if (this.description) {
      t.push("");
      t = t.concat(this.description.split("\n").map((line) => `  ${line}`.trimEnd()));
    }
    return t.join("\n").trim();
  }
};

// node_modules/keep-a-changelog/src/Release.js
var Release = class {
  changelog;
  parsedVersion;
  date;
  yanked = false;
  description;
  changes;
  constructor(version, date, description = "") {
    this.setVersion(version);
    this.setDate(date);
    this.description = description;
    this.changes = /* @__PURE__ */ new Map([
      [
        "added",
        []
      ],
      [
        "changed",
        []
      ],
      [
        "deprecated",
        []
      ],
      [
        "removed",
        []
      ],
      [
        "fixed",
        []
      ],
      [
        "security",
        []
      ]
    ]);
  }
  get version() {
    return this.parsedVersion?.format();
  }
  compare(release) {
    if (!this.parsedVersion && release.parsedVersion) {
      return -1;
    }
    if (this.parsedVersion && !release.parsedVersion) {
      return 1;
    }
    if (!this.date && release.date) {
      return -1;
    }
    if (this.date && !release.date) {
      return 1;
    }
    if (this.parsedVersion && release.parsedVersion) {
      return -(0, import_compare.default)(this.parsedVersion, release.parsedVersion);
    }
    return 0;
  }
  combineChanges(changes) {
    changes.forEach((changes2, type) => {
      if (!this.changes.has(type)) {
        this.changes.set(type, []);
      }
      this.changes.get(type).push(...changes2);
    });
    return this;
  }
  isEmpty() {
    if (this.description.trim()) {
      return false;
    }
    return Array.from(this.changes.values()).every((change) => !change.length);
  }
  setVersion(version) {
    const parsed = typeof version === "string" ? (0, import_parse.default)(version) : version;
    this.parsedVersion = parsed;
    if (this.changelog && this.changelog.autoSortReleases) {
      this.changelog.sortReleases();
    }
  }
  setDate(date) {
    if (typeof date === "string") {
      date = new Date(date);
    }
    this.date = date;
  }
  setYanked(yanked = true) {
    this.yanked = yanked;
    return this;
  }
  addChange(type, change) {
    if (!(change instanceof Change)) {
      change = new Change(change);
    }
    if (!this.changes.has(type)) {
      throw new Error("Invalid change type");
    }
    this.changes.get(type).push(change);
    return this;
  }
  added(change) {
    return this.addChange("added", change);
  }
  changed(change) {
    return this.addChange("changed", change);
  }
  deprecated(change) {
    return this.addChange("deprecated", change);
  }
  removed(change) {
    return this.addChange("removed", change);
  }
  fixed(change) {
    return this.addChange("fixed", change);
  }
  security(change) {
    return this.addChange("security", change);
  }
  toString(changelog) {
    let t = [];
    const hasCompareLink = this.getCompareLink(changelog) !== void 0;
    const yanked = this.yanked ? " [YANKED]" : "";
    const { version } = this;
    if (version) {
      if (hasCompareLink) {
        t.push(`## [${version}] - ${formatDate(this.date)}${yanked}`);
      } else {
        t.push(`## ${version} - ${formatDate(this.date)}${yanked}`);
      }
    } else {
      if (hasCompareLink) {
        t.push(`## [Unreleased]${yanked}`);
      } else {
        t.push(`## Unreleased${yanked}`);
      }
    }
    if (changelog?.format === "markdownlint") {
      t.push("");
    }
    if (this.description.trim()) {
      t.push(this.description.trim());
      t.push("");
    }
    this.changes.forEach((changes, type) => {
      if (changes.length) {
        t.push(`### ${type[0].toUpperCase()}${type.substring(1)}`);
        if (changelog?.format === "markdownlint") {
          t.push("");
        }
        t = t.concat(changes.map((change) => change.toString(changelog?.bulletStyle)));
        t.push("");
      }
    });
    return t.join("\n").trim();
  }
  getCompareLink(changelog) {
    if (!changelog?.url) {
      return;
    }
    const index = changelog.releases.indexOf(this);
    if (index === -1) {
      return;
    }
    let offset = 1;
    let previous = changelog.releases[index + offset];
    while (previous && !previous.date) {
      ++offset;
      previous = changelog.releases[index + offset];
    }
    if (!previous && (!this.version || !this.date)) {
      return;
    }
    const compareLink = changelog.compareLink(previous, this);
    if (!compareLink) {
      return;
    }
    return `[${this.version || "Unreleased"}]: ${compareLink}`;
  }
  getLinks(changelog) {
    const links = [];
    if (!changelog.url) {
      return links;
    }
    this.changes.forEach((changes) => changes.forEach((change) => {
      change.issues.forEach((issue) => {
        if (!links.includes(issue)) {
          links.push(`[#${issue}]: ${changelog.url}/issues/${issue}`);
        }
      });
    }));
    return links;
  }
};
function formatDate(date) {
  if (!date) {
    return "Unreleased";
  }
  const year = date.getUTCFullYear();
  let month = date.getUTCMonth() + 1;
  let day = date.getUTCDate();
  if (month < 10) {
    month = "0" + month;
  }
  if (day < 10) {
    day = "0" + day;
  }
  return `${year}-${month}-${day}`;
}

// node_modules/keep-a-changelog/src/parser.js
var defaultOptions = {
  releaseCreator: (version, date, description) => new Release(version, date, description),
  autoSortReleases: true
};
function parser(markdown, options) {
  const opts = Object.assign({}, defaultOptions, options);
  const tokens = tokenize(markdown);
  try {
    return processTokens(tokens, opts);
  } catch (error) {
    throw new Error(`Parse error in the line ${tokens[0][0]}: ${error.message}`);
  }
}
function processTokens(tokens, opts) {
  const changelog = new Changelog("");
  changelog.flag = getContent(tokens, "flag");
  changelog.title = getContent(tokens, "h1", true);
  changelog.description = getTextContent(tokens);
  changelog.autoSortReleases = opts.autoSortReleases;
  let release;
  while (release = getContent(tokens, "h2").toLowerCase()) {
    const matches = release.match(/\[?([^\]]+)\]?\s*-\s*([\d]{4}-[\d]{1,2}-[\d]{1,2})(\s+\[yanked\])?$/);
    if (matches) {
      release = opts.releaseCreator(matches[1], matches[2]);
      release.yanked = !!matches[3];
    } else if (release.includes("unreleased")) {
      const matches2 = release.match(/\[?([^\]]+)\]?\s*-\s*unreleased(\s+\[yanked\])?$/);
      const yanked = release.includes("[yanked]");
      release = matches2 ? opts.releaseCreator(matches2[1]) : opts.releaseCreator();
      release.yanked = yanked;
    } else {
      throw new Error(`Syntax error in the release title`);
    }
    changelog.addRelease(release);
    release.description = getTextContent(tokens);
    let type;
    while (type = getContent(tokens, "h3").toLowerCase()) {
      let change;
      while (change = getContent(tokens, "li")) {
        release.addChange(type, change);
      }
    }
  }
  let link = getContent(tokens, "link");
  while (link) {
    if (!changelog.url) {
      const matches = link.match(/^\[.*\]\:\s*(http.*?)\/(?:-\/)?(branches\/compare|branchCompare|compare)(\/|\?).*$/);
      if (matches) {
        changelog.url = matches[1];
      }
    }
    link = getContent(tokens, "link");
  }
  if (getContent(tokens, "hr")) {
    changelog.footer = getContent(tokens, "p");
  }
  if (tokens.length) {
    throw new Error(`Unexpected content ${JSON.stringify(tokens)}`);
  }
  return changelog;
}
function getContent(tokens, type, required = false) {
  const types = Array.isArray(type) ? type : [
    type
  ];
  if (!tokens[0] || types.indexOf(tokens[0][1]) === -1) {
    if (required) {
      throw new Error(`Required token missing in: "${tokens[0][0]}"`);
    }
    return "";
  }
  return tokens.shift()[2].join("\n");
}
function getTextContent(tokens) {
  const lines = [];
  const types = [
    "p",
    "li"
  ];
  while (tokens[0] && types.indexOf(tokens[0][1]) !== -1) {
    const token = tokens.shift();
    if (token[1] === "li") {
      lines.push("- " + token[2].join("\n"));
    } else {
      lines.push(token[2].join("\n"));
    }
  }
  return lines.join("\n");
}
function tokenize(markdown) {
  const tokens = [];
  markdown.trim().split("\n").map((line, index, allLines) => {
    const lineNumber = index + 1;
    if (line.startsWith("---")) {
      return [
        lineNumber,
        "hr",
        [
          "-"
        ]
      ];
    }
    if (line.startsWith("# ")) {
      return [
        lineNumber,
        "h1",
        [
          line.substr(1).trim()
        ]
      ];
    }
    if (line.startsWith("## ")) {
      return [
        lineNumber,
        "h2",
        [
          line.substr(2).trim()
        ]
      ];
    }
    if (line.startsWith("### ")) {
      return [
        lineNumber,
        "h3",
        [
          line.substr(3).trim()
        ]
      ];
    }
    if (line.startsWith("-")) {
      return [
        lineNumber,
        "li",
        [
          line.substr(1).trim()
        ]
      ];
    }
    if (line.startsWith("*")) {
      return [
        lineNumber,
        "li",
        [
          line.substr(1).trim()
        ]
      ];
    }
    if (line.match(/^\[.*\]\:\s*http.*$/)) {
      return [
        lineNumber,
        "link",
        [
          line.trim()
        ]
      ];
    }
    if (line.match(/^\[.*\]\:$/)) {
      const nextLine = allLines[index + 1];
      if (nextLine && nextLine.match(/\s+http.*$/)) {
        allLines[index + 1] = "";
        return [
          lineNumber,
          "link",
          [
            line.trim() + "\n" + nextLine.trimEnd()
          ]
        ];
      }
    }
    const result = line.match(/^<!--(.*)-->$/);
    if (result) {
      return [
        lineNumber,
        "flag",
        [
          result[1].trim()
        ]
      ];
    }
    return [
      lineNumber,
      "p",
      [
        line.trimEnd()
      ]
    ];
  }).forEach((line, index) => {
    const [lineNumber, type, [content]] = line;
    if (index > 0) {
      const prevType = tokens[0][1];
      if (type === "p") {
        if (prevType === "p") {
          return tokens[0][2].push(content);
        }
        if (prevType === "li") {
          return tokens[0][2].push(content.replace(/^\s\s/, ""));
        }
      }
    }
    tokens.unshift([
      lineNumber,
      type,
      [
        content
      ]
    ]);
  });
  return tokens.filter((token) => !isEmpty(token[2])).map((token) => {
    const content = token[2];
    while (isEmpty(content[content.length - 1])) {
      content.pop();
    }
    while (isEmpty(content[0])) {
      content.shift();
    }
    return token;
  }).reverse();
}
function isEmpty(val) {
  if (Array.isArray(val)) {
    val = val.join("");
  }
  return !val || val.trim() === "";
}

// src/domain/changelog/conformance.ts
var LONGEST_SECTION = 5e4;
var LONGEST_HEADING = 300;
var PREAMBLE = "# Changelog\n\n";
var FIRST_LINE_OF_BODY = 5;
function findDeviation({ text }, section) {
  const { heading, body } = section;
  const content = text.slice(body.start, body.end).replace(/\r\n?/g, "\n");
  if (content.length > LONGEST_SECTION || heading.text.length > LONGEST_HEADING) return void 0;
  const title = `## ${heading.text.replace(/\s+/g, " ")}`;
  const source = `${PREAMBLE}${title}

${content}
`;
  try {
    parser(source, { autoSortReleases: false });
    return void 0;
  } catch (error) {
    const { line, what } = explain(error, source.split("\n"));
    const offset = (section.bodyLines?.first ?? heading.line) - FIRST_LINE_OF_BODY;
    return { line: line < FIRST_LINE_OF_BODY ? heading.line : line + offset, what };
  }
}
function explain(error, lines) {
  const message = error instanceof Error ? error.message : "";
  const named = Number(/^Parse error in the line (\d+)/.exec(message)?.[1] ?? lines.length + 1);
  if (message.includes("Syntax error in the release title")) {
    return { line: 0, what: "is no heading of the form [VERSION] - YYYY-MM-DD" };
  }
  if (message.includes("Unexpected content")) {
    const line = lines.findIndex((text, index) => index >= named - 1 && text.trim() !== "") + 1;
    return { line, what: "stands where only a heading of a category or a list may be" };
  }
  const heading = lines.findLastIndex((text, index) => index < named - 1 && /^### /.test(text));
  return {
    line: heading + 1,
    what: "heads changes of a kind that Keep a Changelog does not know"
  };
}

// src/domain/changelog/entries.ts
var DEPTH_OF_ITEMS = 3;
var BULLET = /^\s{0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
function entriesOf(file, section) {
  const { text: body, markdown } = bodyOf(file, section);
  const { prose, blocks, lineStarts } = markdown;
  const listLines = new Set(
    blocks.filter(({ kind }) => kind === "list").flatMap(({ start, end }) => Array.from({ length: end - start }, (_, line) => start + line))
  );
  const top = section.bodyLines?.first ?? section.heading.line;
  return prose.filter(({ depth, start }) => depth === DEPTH_OF_ITEMS && listLines.has(start)).filter(({ start }) => BULLET.test(body.slice(lineStarts[start], lineStarts[start + 1]))).map(({ start, text }) => ({ line: top + start, text }));
}

// src/domain/changelog/tense.ts
var REGULAR = "accept add adjust allow apply bump change clarify clean convert correct create delete deprecate detect disable display document drop enable enforce ensure exclude expand export expose extend extract fix handle ignore implement improve include increase initialize install integrate introduce load lower mark merge migrate modify move optimize optimise patch port prevent publish raise reduce refactor reimplement relax release remove rename reorganize replace resolve restore return revert rework separate simplify skip solve sort speed stop switch tighten treat trim tweak update upgrade validate";
var IRREGULAR = {
  began: "begin",
  brought: "bring",
  built: "build",
  chose: "choose",
  gave: "give",
  got: "get",
  kept: "keep",
  made: "make",
  rebuilt: "rebuild",
  rewrote: "rewrite",
  sped: "speed",
  took: "take",
  went: "go",
  wrote: "write"
};
var DOUBLED = ["drop", "skip", "stop", "trim"];
var PRESENT = new Map([
  ...REGULAR.split(" ").map((verb) => [pastOf(verb), verb]),
  ...Object.entries(IRREGULAR)
]);
function presentOf(text) {
  const [, word = ""] = new RegExp("^[^\\p{L}`]{0,10}(\\p{L}{2,30})(?![\\p{L}-])", "u").exec(text) ?? [];
  const present = PRESENT.get(word.toLowerCase());
  if (present === void 0 || word === word.toLowerCase()) return present;
  return present.charAt(0).toUpperCase() + present.slice(1);
}
function pastOf(verb) {
  if (DOUBLED.includes(verb)) return `${verb}${verb.slice(-1)}ed`;
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

// src/domain/changelog/entry-rules.ts
var { diagnose } = changelogDiagnostics;
var NAMED2 = 10;
var SHOWN = 120;
var LONGEST2 = 2e3;
var CODE = /(?<![\w/.`@-])(?:[a-z_]\w{0,99}\(\)|--[a-z][\w-]{1,99}|[A-Za-z]\w{0,99}_\w{1,99}|[\w-]{1,100}\.(?:py|toml|cfg|ini|ya?ml|json|md|txt))(?![\w`/])/;
var ADDRESS = /https?:\/\/\S+|\]\([^)\s]*\)/g;
var LINK = /#\d|\bGH-\d|https?:\/\/|\]\(|\]\[/i;
var entriesFollowGuide = ({ version, prerelease }, { changelog }) => {
  if (changelog.kind !== "text") return [];
  const file = fileOf(changelog);
  const choice = sectionFor(file.changelog, version, prerelease);
  if (choice.kind !== "found" || choice.used !== "own") return [];
  const entries = entriesOf(file, choice.section);
  return [
    ...checkLayout(file, choice.section),
    ...firstOf(entries, ({ text }) => presentOf(firstWords(text)) !== void 0).map(
      (entry) => inPast(file, entry)
    ),
    ...firstOf(entries, ({ text }) => codeIn(text) !== void 0).map(
      (entry) => unmarked(file, entry)
    ),
    ...firstOf(entries, ({ text }) => !LINK.test(text)).map((entry) => unlinked(file, entry))
  ];
};
function firstOf(entries, isFound) {
  return entries.map(({ line, text }) => ({ line, text: text.slice(0, LONGEST2) })).filter(isFound).slice(0, NAMED2);
}
function checkLayout(file, section) {
  const deviation = findDeviation(file, section);
  if (deviation === void 0) return [];
  const { line, what } = deviation;
  return [
    diagnose("changelog-layout", {
      message: `Line ${line} of ${file.path}, ${shown(lineOf(file, line - 1).trim())}, ${what}; tools that read Keep a Changelog strictly stop there.`,
      hint: "Keep to a heading, an introduction, and lists under headings of categories, if such a tool reads this changelog.",
      location: { file: file.path, line }
    })
  ];
}
function inPast({ path }, { line, text }) {
  const present = presentOf(firstWords(text));
  return diagnose("changelog-tense", {
    message: `The entry ${shown(text)} is written in the past tense.`,
    hint: `Begin it with ${present}: entries tell what the release does.`,
    location: { file: path, line }
  });
}
function unmarked({ path }, { line, text }) {
  const code = sanitise(codeIn(text) ?? "", SHOWN);
  return diagnose("changelog-code-marks", {
    message: `The entry ${shown(text)} has ${code}, which looks like code, without back-ticks.`,
    hint: `Write it as \`${code}\`.`,
    location: { file: path, line }
  });
}
function unlinked({ path }, { line, text }) {
  return diagnose("changelog-entry-links", {
    message: `The entry ${shown(text)} links to no issue or pull request.`,
    hint: "Add its number, as in #12, where there is one.",
    location: { file: path, line }
  });
}
function firstWords(text) {
  return text.replace(/^(?:\*\*[^*]{1,60}\*\*:?|\[[^\]]{1,60}\])[:\s]+/, "");
}
function codeIn(text) {
  return CODE.exec(withoutCodeSpans(text).replace(ADDRESS, " "))?.[0];
}
function shown(text) {
  return `"${sanitise(text, SHOWN)}"`;
}

// src/domain/changelog/categories.ts
var CATEGORIES = [
  "Added",
  "Changed",
  "Deprecated",
  "Removed",
  "Fixed",
  "Security"
];
var MEANT = [
  [/^(?:add|adds|additions?|(?:new )?features?|new|enhancements?)$/, "Added"],
  [/^(?:change|changes|updated?|updates|improved|improvements?)$/, "Changed"],
  [/^(?:deprecate|deprecates|deprecations?)$/, "Deprecated"],
  [/^(?:remove|removes|removals?|deleted|removals and deprecations)$/, "Removed"],
  [/^(?:fix|fixes|bugs?|bug ?fix|bug ?fixes|fixed bugs|bugs fixed)$/, "Fixed"],
  [/^(?:security fixes|vulnerabilities)$/, "Security"]
];
var LONGEST3 = 100;
function readCategory(heading) {
  const words = wordsOf(heading);
  const category = CATEGORIES.find((name) => name.toLowerCase() === words);
  if (category !== void 0) return { category, known: true };
  const [, meant] = MEANT.find(([pattern]) => pattern.test(words)) ?? [];
  return meant === void 0 ? void 0 : { category: meant, known: false };
}
function followsKeepAChangelog(text) {
  return /keep ?a ?changelog/i.test(text.slice(0, 1e4));
}
function wordsOf(heading) {
  return heading.slice(0, LONGEST3).toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/[\s-]+/g, " ");
}

// src/domain/changelog/fences.ts
var FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
var HEADING = /^#{1,6}[ \t]+(.+)$/;
var LONGEST4 = 300;
function findSwallowers(file) {
  const last = file.markdown.blocks.at(-1);
  return file.markdown.blocks.flatMap((block) => {
    if (block.kind === "fence") return fence(file, block, block === last) ?? [];
    return block.kind === "prose" ? comment(file, block) ?? [] : [];
  });
}
function fence(file, block, isLast) {
  const opening = lineOf(file, block.start).replace(/^\uFEFF/, "").trim();
  const [, marks = ""] = FENCE.exec(opening) ?? [];
  const releases = releasesIn(file, block);
  const closed = block.end - block.start > 1 && closes(lineOf(file, block.end - 1), marks);
  if (closed || !isLast) {
    const begun = releases.length > 0 && opensAnother(file, block, marks, releases[0] ?? 0);
    if (!begun) return void 0;
  }
  return { line: block.start + 1, endLine: block.end, opening, ending: marks, releases };
}
function comment(file, { start, end }) {
  const { text, markdown } = file;
  const block = text.slice(markdown.lineStarts[start], markdown.lineStarts[end]);
  const [before] = /^\uFEFF? {0,3}(?=<!--)/.exec(block) ?? [];
  if (before === void 0) return void 0;
  const close = block.indexOf("-->", before.length);
  const another = block.indexOf("<!--", before.length + 1);
  const releases = releasesIn(file, { start, end });
  const begun = another >= 0 && another < close && releases.length > 0;
  if (close >= 0 && !begun) return void 0;
  const opening = lineOf(file, start).replace(/^\uFEFF/, "").trim();
  return { line: start + 1, endLine: end, opening, ending: "-->", releases };
}
function closes(line, marks) {
  const [, found = "", rest = ""] = FENCE.exec(line) ?? [];
  return found[0] === marks[0] && found.length >= marks.length && rest.trim() === "";
}
function opensAnother(file, { end }, marks, afterLine) {
  for (let line = afterLine; line < end; line++) {
    const [, found = "", rest = ""] = FENCE.exec(lineOf(file, line)) ?? [];
    if (found[0] === marks[0] && /^\s*\w/.test(rest)) return true;
  }
  return false;
}
function releasesIn(file, { start, end }) {
  const lines = [];
  for (let line = start + 1; line < end; line++) {
    const [, heading] = HEADING.exec(lineOf(file, line).slice(0, LONGEST4)) ?? [];
    const title = heading === void 0 ? void 0 : readTitle(heading);
    if (title?.evident || title && !title.lone) lines.push(line + 1);
  }
  return lines;
}

// src/domain/changelog/parts.ts
var LABEL = /^(?:(\*\*|__)[^*_\n]+\1:?|[\p{L} -]+:)$/u;
function partsOf(file, section) {
  const { text: body, markdown } = bodyOf(file, section);
  const above = (section.bodyLines?.first ?? section.heading.line) - 1;
  const parts = [{ line: section.heading.line, empty: true, level: 7 }];
  for (const block of markdown.blocks) {
    const part = startOfPart(body, markdown, block, parts.at(-1)?.level ?? 7);
    const current = parts.at(-1);
    if (part) parts.push({ ...part, line: above + block.start + 1 });
    else if (current && block.kind !== "heading" && block.visible) current.empty = false;
  }
  return parts.filter(({ heading, empty }) => heading !== void 0 || !empty).map(({ level: _level, ...part }) => part);
}
function startOfPart(body, { lineStarts }, block, level) {
  const heading = block.heading.trim();
  if (block.kind === "heading") {
    const reading2 = readCategory(heading);
    if (block.level > level && reading2 === void 0) return void 0;
    return { heading, empty: true, level: block.level, ...reading2 ? { reading: reading2 } : {} };
  }
  if (block.kind !== "prose" || block.end - block.start !== 1) return void 0;
  const range = rangeOfLines(body, lineStarts, block.start, block.end);
  const label = body.slice(range.start, range.end).trim();
  const reading = LABEL.test(label) ? readCategory(label) : void 0;
  return reading && { heading: label, empty: true, level, reading };
}

// src/domain/changelog/slips.ts
var MARKED = /^ {0,3}(#{1,6})([^# \t].*)$/;
var INDENTED = /^\s+#{1,6}[ \t]+(.+)$/;
var ONE_WORD = /^(?:(?:version|release)\s+)?\S+$/i;
var LONGEST5 = 300;
function findSlips(file, lastLine) {
  const level = commonLevel(file.changelog.sections) ?? 2;
  const inText = [...linesOfProse(file.markdown), ...linesOfCode(file.markdown.blocks)].filter(({ line }) => line < lastLine).flatMap((candidate) => {
    const text = lineOf(file, candidate.line);
    const wanted = text.length > LONGEST5 ? void 0 : meantHeading(text, level, candidate.kind);
    if (wanted === void 0) return [];
    return [{ line: candidate.line + 1, text: text.trim(), kind: "text", wanted }];
  });
  const inHeadings = slipsOfLevel(file.changelog).filter(({ line }) => line <= lastLine);
  return [...inText, ...inHeadings].sort((one, other) => one.line - other.line);
}
function linesOfProse({ prose, blocks }) {
  const headings = new Set(
    blocks.filter(({ kind }) => kind === "heading").map(({ start }) => start)
  );
  return prose.filter(({ start }) => !headings.has(start)).flatMap(({ start, text, depth }) => {
    const lines = text.split("\n");
    const kind = depth === 1 && lines.length === 1 ? "alone" : "paragraph";
    return lines.map((_, index) => ({ line: start + index, kind }));
  });
}
function linesOfCode(blocks) {
  return blocks.filter(({ kind }) => kind === "code").map(({ start }) => ({ line: start, kind: "code" }));
}
function meantHeading(text, level, kind) {
  const [, marks, marked] = kind !== "code" && MARKED.exec(text) || [];
  if (marks !== void 0 && marked !== void 0) {
    const title2 = marked.trim();
    if (namesRelease(title2, marks.length === 1)) return `${"#".repeat(level)} ${title2}`;
    return readCategory(title2)?.known && marks.length > 1 ? `${marks} ${title2}` : void 0;
  }
  const title = INDENTED.exec(text)?.[1] ?? (kind === "alone" ? text.trim() : void 0);
  return title !== void 0 && isDatedRelease(title) ? `${"#".repeat(level)} ${title.replace(/^([*_]{1,3})(.*)\1$/, "$2")}` : void 0;
}
function namesRelease(text, onlyEvident) {
  const title = readTitle(text);
  if (title === void 0 || title.lone) return false;
  return (title.unreleased || title.versions.length > 0) && (title.evident || !onlyEvident);
}
function isDatedRelease(text) {
  const title = readTitle(text);
  return title !== void 0 && title.versions.length > 0 && title.date.kind === "iso";
}
function slipsOfLevel({ headings, sections }) {
  const common = commonLevel(sections);
  if (common === void 0) return [];
  const counts = countLevels(sections);
  const lonely = sections.filter(({ heading }) => counts.get(heading.level) === 1);
  const own = new Set(sections.map(({ heading }) => heading.line));
  const told = new Set(sections.flatMap(({ versions }) => versions.map(baseVersion)));
  const swallowed = headings.filter(
    ({ text, line, level }) => !own.has(line) && level > common && ONE_WORD.test(text) && readTitle(text)?.versions.some((version) => !told.has(baseVersion(version)))
  );
  return [...lonely.map(({ heading }) => heading), ...swallowed].filter(({ level }) => level !== common).map(({ text, line, level }) => ({
    line,
    text: `${"#".repeat(level)} ${text}`,
    kind: "level",
    wanted: `${"#".repeat(common)} ${text}`
  }));
}
function commonLevel(sections) {
  const counts = countLevels(sections);
  const most = Math.max(0, ...counts.values());
  const oldest = sections.findLast(({ heading }) => counts.get(heading.level) === most);
  return oldest?.heading.level;
}
function countLevels(sections) {
  const counts = /* @__PURE__ */ new Map();
  for (const { heading } of sections) {
    counts.set(heading.level, (counts.get(heading.level) ?? 0) + 1);
  }
  return counts;
}

// src/domain/changelog/form-rules.ts
var { diagnose: diagnose2 } = changelogDiagnostics;
var NAMED3 = 10;
var SHOWN2 = 120;
function checkForm(file, section, version) {
  const lastLine = section === void 0 ? Number.POSITIVE_INFINITY : lastLineOf(file, section);
  const slips = findSlips(file, lastLine).slice(0, NAMED3);
  const swallowers = findSwallowers(file).filter(
    ({ line, endLine }) => line <= lastLine || endLine >= file.markdown.lineStarts.length - 1
  );
  return [
    ...slips.map((slip) => slipped(file.path, slip)),
    ...swallowers.slice(0, NAMED3).map((swallower) => unclosed(file.path, swallower)),
    ...checkUnreleasedOnce(file),
    ...checkReleasesOnce(file, lastLine, version),
    ...section === void 0 ? [] : checkCategories(file, section)
  ];
}
function lastLineOf({ changelog }, section) {
  const next = changelog.sections.find(({ heading }) => heading.line > section.heading.line);
  return next === void 0 ? Number.POSITIVE_INFINITY : next.heading.line - 1;
}
function slipped(path, { kind, line, text, wanted }) {
  const location = { file: path, line };
  const shown4 = sanitise(text, SHOWN2);
  const hint = `Write it as: ${sanitise(wanted, SHOWN2)}`;
  switch (kind) {
    case "text":
      return diagnose2("changelog-heading-slip", {
        message: `"${shown4}" looks like a heading, but Markdown reads it as text: what follows it belongs to the section above.`,
        hint,
        location
      });
    case "level":
      return diagnose2("changelog-release-level", {
        message: `"${shown4}" names a release, but stands at another level than the releases of ${path}.`,
        hint,
        location
      });
  }
}
function unclosed(path, { line, endLine, opening, ending, releases }) {
  const what = ending === "-->" ? "comment" : "fence";
  const within = releases.length === 0 ? "" : `, the releases at lines ${listed(releases)} included`;
  return diagnose2("changelog-unclosed", {
    message: `The ${what} "${sanitise(opening, SHOWN2)}" is not closed where it seems to end: it goes on to line ${endLine}${within}.`,
    hint: `Close it with a line that holds only ${ending}`,
    location: { file: path, line, endLine }
  });
}
function checkUnreleasedOnce({ path, changelog }) {
  const lines = changelog.sections.filter(({ unreleased, versions }) => unreleased && versions.length === 0).map(({ heading }) => heading.line);
  const [, second] = lines;
  if (second === void 0) return [];
  return [
    diagnose2("changelog-duplicate-unreleased", {
      message: `${path} has ${lines.length} sections of unreleased changes, at lines ${listed(lines)}; only the first is read.`,
      hint: "Join them into one.",
      location: { file: path, line: second }
    })
  ];
}
function checkReleasesOnce({ path, changelog }, lastLine, judged) {
  const newest = changelog.sections.find(({ versions }) => versions.length > 0)?.heading.line ?? 0;
  const lines = /* @__PURE__ */ new Map();
  for (const { versions, heading } of changelog.sections) {
    const [version] = versions;
    if (version === void 0 || judged && keyOf(version) === keyOf(judged)) continue;
    const found = lines.get(keyOf(version)) ?? [];
    lines.set(keyOf(version), found);
    found.push(heading.line);
  }
  const repeated = [...lines].filter(
    ([, found]) => found.length > 1 && (found[0] ?? 0) <= Math.max(lastLine, newest)
  );
  return repeated.slice(0, NAMED3).map(
    ([, found]) => diagnose2("changelog-duplicate-release", {
      message: `${path} has ${found.length} sections for the same release, at lines ${listed(found)}.`,
      hint: "Join them into one, or correct the version in the heading that is wrong.",
      location: { file: path, line: found[1] ?? 1 }
    })
  );
}
function checkCategories(file, section) {
  if (!followsKeepAChangelog(file.text)) return [];
  const misplaced = section.misplaced.map(({ line }) => line);
  return partsOf(file, section).filter(({ heading, line }) => heading !== void 0 && !misplaced.includes(line)).filter(({ reading }) => !reading?.known).slice(0, NAMED3).map(
    ({ heading = "", line, reading }) => diagnose2("changelog-category-unknown", {
      message: `"${sanitise(heading, SHOWN2)}" is none of the kinds of changes that Keep a Changelog knows.`,
      hint: reading ? `Its own word for it is ${reading.category}.` : `It knows ${CATEGORIES.join(", ")}.`,
      location: { file: file.path, line }
    })
  );
}
function listed(lines) {
  const more = lines.length > NAMED3 ? " and more" : "";
  return lines.slice(0, NAMED3).join(", ") + more;
}

// src/domain/changelog/notes-rules.ts
var { diagnose: diagnose3 } = changelogDiagnostics;
var TOKENS = [
  ["a PyPI token", /\bpypi-AgE[\w-]{32,}/],
  ["a GitHub token", /\bgh[opsur]_[A-Za-z0-9]{36,}/],
  ["a GitHub token", /\bgithub_pat_\w{40,}/]
];
var MOST_MENTIONS = 50;
var MENTION = /(?<![\w`/.@])@([a-z\d](?:-?[a-z\d]){0,38})(?![\w/`])/gi;
var COMMAND = /^[ \t]*::[a-z][\w-]*(?: [^\r\n]*?)?::/im;
var OLD_COMMAND = /##\[(?:add-mask|add-path|debug|endgroup|error|group|notice|save-state|section|set-env|set-output|stop-commands|warning)(?: [^\]\r\n]*)?\]/i;
var notesMayBePublic = (plan, { changelog }) => {
  if (changelog.kind !== "text" && changelog.kind !== "notes-file") return [];
  const notes = notesOf(plan, changelog);
  return [
    ...changelog.kind === "notes-file" ? checkNotEmpty(plan, changelog.path, notes) : [],
    ...checkSecrets(changelog, notes),
    ...checkMentions(changelog.path, notes),
    ...checkCommands(changelog, notes)
  ];
};
function checkNotEmpty(plan, path, notes) {
  if (withoutComments(notes).trim() !== "") return [];
  return [
    diagnose3("notes-file-empty", {
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
    return diagnose3("notes-secret", {
      message: `The notes in ${source.path} hold what looks like ${name}, and they are about to be published.`,
      hint: "Revoke the token, since it is in the repository's history, and remove it from the text.",
      location: locate(source, token)
    });
  });
}
function checkCommands(source, notes) {
  const [command] = COMMAND.exec(notes) ?? OLD_COMMAND.exec(notes) ?? [];
  if (command === void 0) return [];
  return [
    diagnose3("notes-workflow-command", {
      message: `The notes in ${source.path} hold "${sanitise(command.trim(), 80)}", which a runner obeys where a tool prints it into the log of a job.`,
      hint: "Write it within a line, in back-ticks, if it is meant as text; tools that print notes may stop at it, or do what it says.",
      location: locate(source, command)
    })
  ];
}
function checkMentions(path, notes) {
  const names = new Set([...notes.matchAll(MENTION)].map(([, name = ""]) => name.toLowerCase()));
  if (names.size <= MOST_MENTIONS && !names.has("everyone")) return [];
  const whom = names.has("everyone") ? "@everyone" : `${names.size} accounts`;
  return [
    diagnose3("notes-mentions", {
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

// src/domain/changelog/history.ts
function compareHistory(previous, now, version) {
  const before = fileOf({ kind: "text", path: now.path, text: previous });
  const sections = sectionsByVersion(now.changelog.sections);
  return [...releasedSections(before, version)].flatMap(([key, section]) => {
    const [released = key] = section.versions;
    const own = sections.get(key)?.slice(0, MOST_DUPLICATES) ?? [];
    if (own.length === 0) return [{ kind: "removed", version: released }];
    const changes = own.map((candidate) => compare2(before, section, now, candidate));
    const [change] = changes.includes(void 0) ? [] : changes;
    return change ? [{ kind: "changed", version: released, ...change }] : [];
  });
}
var MOST_DUPLICATES = 3;
function releasedSections({ changelog }, version) {
  const released = /* @__PURE__ */ new Map();
  for (const section of changelog.sections) {
    const [own] = section.versions;
    const isReleased = !section.unreleased && section.date.kind !== "placeholder";
    if (own === void 0 || !isReleased || released.has(keyOf(own))) continue;
    if (!sameVersion(baseVersion(own), baseVersion(version))) released.set(keyOf(own), section);
  }
  return released;
}
function sectionsByVersion(sections) {
  const byVersion = /* @__PURE__ */ new Map();
  for (const section of sections) {
    for (const version of section.versions) {
      const same = byVersion.get(keyOf(version)) ?? [];
      same.push(section);
      byVersion.set(keyOf(version), same);
    }
  }
  return byVersion;
}
function compare2(before, old, now, section) {
  const date = dateOf(old);
  if (date !== void 0 && date !== dateOf(section)) {
    const { line } = section.heading;
    return { line, endLine: line, before: old.heading.text, after: section.heading.text };
  }
  const [was, is] = [bodyOf(before, old), bodyOf(now, section)];
  if (was.text === is.text) return void 0;
  return difference(wordsOf2(was), wordsOf2(is), section);
}
function dateOf({ date }) {
  return date.kind === "iso" || date.kind === "other" ? date.date : void 0;
}
function wordsOf2({ text: body, markdown }) {
  const lines = body.split(/\r\n?|\n/);
  const words = markdown.blocks.filter(({ kind, start }) => kind !== "definition" && !YANKED2.test(lines[start] ?? "")).flatMap(
    ({ start, end }) => lines.slice(start, end).flatMap(
      (text, index) => text.replace(/^(\s*)[*+](?=\s)/, "$1-").split(/\s+/).filter((word) => word !== "").map((word) => ({ text: word, line: start + index }))
    )
  );
  return { words, lines };
}
var YANKED2 = /^[\s\p{P}\p{S}]*yanked\b/iu;
function difference(was, is, section) {
  const shorter = Math.min(was.words.length, is.words.length);
  const differs = (one, other) => was.words.at(one)?.text !== is.words.at(other)?.text;
  let first = 0;
  while (first < shorter && !differs(first, first)) first++;
  if (first === was.words.length && first === is.words.length) return void 0;
  let last = 0;
  while (last < shorter - first && !differs(-1 - last, -1 - last)) last++;
  const top = section.bodyLines?.first ?? section.heading.line;
  const line = is.words[first]?.line ?? is.lines.length - 1;
  const endLine = is.words[is.words.length - 1 - last]?.line ?? line;
  return {
    line: top + line,
    endLine: top + Math.max(line, endLine),
    before: lineAt(was, first),
    after: lineAt(is, first)
  };
}
function lineAt({ words, lines }, index) {
  const word = words[index];
  return word === void 0 ? "" : (lines[word.line] ?? "").trim();
}

// src/domain/changelog/tables.ts
var SERIES = /^\W*v?(\d+(?:\.\d+)*)\.[x*]\W*$/i;
var DATE_COLUMN = /\b(?:date|day|released)\b/i;
var LONGEST6 = 1e3;
function findMissingRows(file, version) {
  const known2 = new Set(file.changelog.sections.flatMap(({ versions }) => versions.map(keyOf)));
  return tablesOutside(file).flatMap((table) => {
    const [header, , ...rows] = rowsOf(file, table);
    const listed2 = rows.filter((row) => row.version !== void 0);
    const isOfReleases = listed2.some((row) => known2.has(keyOf(row.version ?? "")));
    const isEarlier = listed2.some((row) => compareVersions(row.version ?? version, version) < 0);
    if (header === void 0 || !isOfReleases || !isEarlier) return [];
    return rows.some((row) => covers(row, version)) ? [] : [missing(file, header, listed2, version)];
  });
}
function tablesOutside({ markdown, changelog }) {
  const levels = new Map(changelog.sections.map(({ heading }) => [heading.line, heading.level]));
  const last = changelog.sections.at(-1)?.heading.line ?? 0;
  const tables = [];
  let level = 0;
  let outside = true;
  for (const block of markdown.blocks) {
    const line = block.start + 1;
    const own = levels.get(line);
    level = own ?? level;
    if (own !== void 0) outside = false;
    else if (endsReleases(block, level) || block.kind === "break" && line > last) outside = true;
    if (block.kind === "table" && outside) tables.push(block);
  }
  return tables;
}
function endsReleases(block, level) {
  return block.kind === "heading" && block.level <= level;
}
function rowsOf(file, { start, end }) {
  const lines = Array.from({ length: end - start }, (_, index) => start + index);
  return lines.map((line) => {
    const text = lineOf(file, line).trim().slice(0, LONGEST6);
    const cells = text.replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/);
    const [version] = readTitle(cells[0] ?? "")?.versions ?? [];
    return { line, cells, ...version === void 0 ? {} : { version } };
  });
}
function covers({ cells, version }, wanted) {
  if (version !== void 0 && sameVersion(version, wanted)) return true;
  const series = SERIES.exec(cells[0] ?? "")?.[1] ?? version;
  return series !== void 0 && /^[\d.]+$/.test(series) && wanted.startsWith(`${series}.`);
}
function missing(file, header, listed2, version) {
  const [first, last] = [listed2.at(0), listed2.at(-1)];
  const newestFirst = compareVersions(first?.version ?? "0", last?.version ?? "0") > 0;
  const beside = (newestFirst ? first : last) ?? header;
  const section = file.changelog.sections.find(
    ({ versions }) => versions.some((candidate) => sameVersion(candidate, version))
  );
  const cells = header.cells.map((title, index) => {
    if (index === 0) return spelledLike(beside.cells[0] ?? "", version);
    return DATE_COLUMN.test(title) ? dateOf2(section) ?? "\u2026" : "\u2026";
  });
  return { line: beside.line + 1, above: newestFirst, row: `| ${cells.join(" | ")} |` };
}
function spelledLike(cell, version) {
  const text = cell.trim().replace(/\]\([^)]*\)|\]\[[^\]]*\]/g, "]");
  return text.replace(/\d+(?:\.\d+)+[\w.]*/, version);
}
function dateOf2(section) {
  return section?.date.kind === "iso" ? section.date.date : void 0;
}

// src/domain/changelog/release-rules.ts
var { diagnose: diagnose4 } = changelogDiagnostics;
var NAMED4 = 10;
var SHOWN3 = 120;
var historyStays = (plan, { changelog, previousChangelog }) => {
  if (changelog.kind !== "text" || previousChangelog === void 0) return [];
  const file = fileOf(changelog);
  const { tag, text } = previousChangelog;
  const changes = compareHistory(text, file, plan.version);
  const changed = changes.filter((change) => change.kind === "changed");
  const removed = changes.filter((change) => change.kind === "removed");
  return [
    ...changed.slice(0, NAMED4).map((change) => sectionChanged(file, tag, change)),
    ...removed.length > 0 ? [sectionsRemoved(file, tag, removed)] : []
  ];
};
var tablesHaveVersion = (plan, { changelog }) => {
  if (changelog.kind !== "text" || plan.prerelease) return [];
  return findMissingRows(fileOf(changelog), plan.version).map(
    ({ line, above, row }) => diagnose4("changelog-comparison-table", {
      message: `The table of versions at line ${line} of ${changelog.path} lists earlier versions, but not ${plan.version}.`,
      hint: `Add its row ${above ? "above" : "below"} that line:

${sanitise(row, 600)}`,
      location: { file: changelog.path, line }
    })
  );
};
function sectionChanged({ path }, tag, change) {
  const { version, line, endLine, before, after } = change;
  return diagnose4("changelog-release-changed", {
    message: `${path} says something else of ${version} than at the tag ${sanitise(tag, SHOWN3)}: ${quoted(after)}, where it said ${quoted(before)}.`,
    hint: `Restore what was released (git diff ${sanitise(tag, SHOWN3)} -- ${path}), and tell what is new under the version that brings it.`,
    location: { file: path, line, endLine }
  });
}
function sectionsRemoved({ path }, tag, removed) {
  const versions = removed.slice(0, NAMED4).map(({ version }) => version);
  const more = removed.length > NAMED4 ? ` and ${removed.length - NAMED4} more` : "";
  return diagnose4("changelog-release-removed", {
    message: `${path} has no sections any more for ${versions.join(", ")}${more}, which it has at the tag ${sanitise(tag, SHOWN3)}.`,
    hint: "Put them back, or switch this rule off for this release if they moved to another file on purpose.",
    location: { file: path }
  });
}
function quoted(line) {
  return line === "" ? "nothing" : `"${sanitise(line, SHOWN3)}"`;
}
var releaseRules = [
  historyStays,
  tablesHaveVersion
];

// src/domain/changelog/date-rules.ts
var { diagnose: diagnose5 } = changelogDiagnostics;
function checkDate(plan, path, { heading, date }) {
  const location = { file: path, line: heading.line };
  switch (date.kind) {
    case "iso":
      return [];
    case "none":
      return [
        diagnose5("changelog-date-missing", {
          message: `The heading "${shown2(heading.text)}" does not say when ${plan.version} is released.`,
          hint: `Add the day of the release, as year-month-day: ${shown2(heading.text)} - YYYY-MM-DD`,
          location
        })
      ];
    case "other":
      return [
        diagnose5("changelog-date-not-iso", {
          message: `The heading "${shown2(heading.text)}" spells its date ${date.text}${date.date === void 0 ? ", which does not name one day beyond doubt" : ""}.`,
          hint: `Write ${date.date ?? "it as year-month-day (YYYY-MM-DD)"}, which everyone reads the same way.`,
          location
        })
      ];
    case "placeholder":
      return [
        diagnose5("changelog-placeholder-date", {
          message: `The heading "${shown2(heading.text)}" still says ${date.text} where the date of ${plan.version} belongs.`,
          hint: "Put the day of the release in its place, as year-month-day, commit, and tag that commit.",
          location
        })
      ];
    case "impossible":
      return [
        diagnose5("changelog-impossible-date", {
          message: `The heading "${shown2(heading.text)}" dates ${plan.version} to ${date.text}, which is in no calendar.`,
          hint: "Put the day of the release in its place, as year-month-day, commit, and tag that commit.",
          location
        })
      ];
  }
}
function shown2(heading) {
  return sanitise(heading, 120);
}

// src/domain/changelog/section-rules.ts
var { diagnose: diagnose6 } = changelogDiagnostics;
var NAMED5 = 10;
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
  const named = near.map(({ text, line: line2 }) => `"${shown3(text)}" (line ${line2})`).join(", ");
  const unreleased = unreleasedSection(changelog);
  const heading = headingToPaste(plan.version, changelog);
  const rename = unreleased && !unreleased.empty;
  const [first] = changelog.sections;
  const line = unreleased?.heading.line ?? first?.heading.line ?? 1;
  return diagnose6("changelog-no-section", {
    message: `${path} has no section for ${plan.version}; ${named === "" ? "it has no heading of a release at all" : `its nearest headings are ${named}`}.`,
    hint: `${rename ? `The changes are still under "${shown3(unreleased.heading.text)}" (line ${unreleased.heading.line}): put this heading above them` : "Add a section with this heading"}, with the day of the release for YYYY-MM-DD, commit, and tag that commit:

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
  return diagnose6("changelog-duplicate-section", {
    message: `${path} has ${sections.length} sections for ${plan.version}, at lines ${lines.slice(0, NAMED5).join(" and ")}${lines.length > NAMED5 ? " and more" : ""}.`,
    hint: "Join them into one, or correct the version in the heading that is wrong.",
    location: { file: path, ...line === void 0 ? {} : { line } }
  });
}
function borrowed(plan, { path }, { heading }) {
  return diagnose6("changelog-section-borrowed", {
    message: `${path} has no section of its own for the pre-release ${plan.version}; its notes are those of "${shown3(heading.text)}".`,
    location: { file: path, line: heading.line }
  });
}
function checkContent(plan, { path }, { heading, empty, yanked, misplaced }) {
  const location = { file: path, line: heading.line };
  const findings = misplaced.slice(0, NAMED5).map(
    ({ text, level, line }) => diagnose6("changelog-heading-level", {
      message: `The heading "${shown3(text)}" has level ${level} and stands within the section "${shown3(heading.text)}", whose own level is ${heading.level}; it is taken as a part of that section.`,
      hint: `If it belongs to the release, give it level ${heading.level + 1}: ${"#".repeat(Math.min(6, heading.level + 1))} ${shown3(text)}`,
      location: { file: path, line }
    })
  );
  if (empty) {
    findings.push(
      diagnose6("changelog-section-empty", {
        message: `The section "${shown3(heading.text)}" of ${path} says nothing that could be the notes of ${plan.version}.`,
        hint: "Write what the release changes, for the people who use it.",
        location
      })
    );
  }
  if (yanked) {
    findings.push(
      diagnose6("changelog-section-yanked", {
        message: `${path} marks ${plan.version} as yanked: "${shown3(heading.text)}". A yanked version is not released again.`,
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
    diagnose6("changelog-unreleased-entries", {
      message: `${file.path} still lists changes under "${shown3(unreleased.heading.text)}", although the tagged commit holds them and is released as ${plan.version}.`,
      hint: `Move what is part of ${plan.version} to its section; the notes do not tell of the rest.`,
      location: { file: file.path, line: unreleased.heading.line }
    })
  ];
}
function shown3(heading) {
  return sanitise(heading, 120);
}

// src/domain/changelog/rules.ts
var { diagnose: diagnose7 } = changelogDiagnostics;
var ELSEWHERE = 'Or take the notes from elsewhere, under [tool.tag2pypi] in pyproject.toml: notes = "FILE" for a Markdown file with the notes of this release, or notes = "generated" for the ones that GitHub makes.';
var changelogTellsOfVersion = (plan, { changelog }) => checkSource(plan, changelog);
function checkSource(plan, source) {
  switch (source.kind) {
    case "text":
      return checkSection(plan, fileOf(source));
    case "missing":
      return [missing2(plan, source.looked)];
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
var changelogIsSound = ({ version, prerelease }, { changelog }) => {
  if (changelog.kind !== "text") return [];
  const file = fileOf(changelog);
  const choice = sectionFor(file.changelog, version, prerelease);
  return checkForm(file, choice.kind === "found" ? choice.section : void 0, version);
};
function missing2(plan, looked) {
  const [only] = looked;
  const where = looked.length === 1 && only !== void 0 ? `The changelog ${only} is not in the tagged commit` : `The tagged commit has no changelog (looked for ${looked.join(", ")})`;
  return diagnose7("changelog-missing", {
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
  return diagnose7("changelog-missing", {
    message: `${path} is as good as missing: ${why}. The notes of ${plan.version} have nowhere to come from.`,
    hint: `Only what the tagged commit holds is read: keep the file in the repository. ${ELSEWHERE}`,
    ...path.startsWith("..") ? {} : { location: { file: path } }
  });
}
function notMarkdown(path) {
  return diagnose7("changelog-not-markdown", {
    message: `The changelog ${path} is not Markdown, and the notes of a GitHub release are.`,
    hint: `Keep the changelog in Markdown (CHANGELOG.md). ${ELSEWHERE}`,
    location: { file: path }
  });
}
function unreadable(path, why) {
  return diagnose7("changelog-unreadable", {
    message: `${path} cannot be read: ${why}.`,
    hint: `Save it as UTF-8 text. ${ELSEWHERE}`,
    location: { file: path }
  });
}
var changelogRules = [
  changelogTellsOfVersion,
  changelogIsSound,
  ...releaseRules,
  entriesFollowGuide,
  ...notesRules
];

// src/domain/changelog/unreleased-rules.ts
var { diagnose: diagnose8 } = changelogDiagnostics;
var changelogIsReady = (plan, { changelog }) => {
  switch (changelog.kind) {
    case "text":
      return checkFile(plan, fileOf(changelog));
    case "missing":
      return [unready(`there is no changelog (looked for ${changelog.looked.join(", ")})`)];
    case "astray":
      return [unready(`${changelog.path} is as good as missing: ${changelog.why}`)];
    case "not-markdown":
      return [unready(`${changelog.path} is not Markdown`, changelog.path)];
    case "unreadable":
      return [
        diagnose8("changelog-unreadable", {
          message: `${changelog.path} cannot be read: ${changelog.why}.`,
          hint: "Save it as UTF-8 text.",
          location: { file: changelog.path }
        })
      ];
    case "notes-file":
    case "generated":
      return [];
  }
};
function checkFile(plan, file) {
  const unreleased = unreleasedSection(file.changelog);
  const coming = unreleased ?? comingSection(plan, file);
  const [newest] = file.changelog.sections;
  const found = checkForm(file, coming ?? newest);
  if (coming !== void 0 || !isKept(plan, file)) return found;
  return [
    ...found,
    diagnose8("changelog-unreleased-missing", {
      message: `${file.path} has no section for changes that are not released yet${plan.version === void 0 ? "" : `, and none for ${plan.version}`}.`,
      hint: `Add one above the releases, so that changes are told of when they are made:

${"#".repeat(newest?.heading.level ?? 2)} [Unreleased]`,
      location: { file: file.path, line: newest?.heading.line ?? 1 }
    })
  ];
}
function comingSection({ version }, { changelog }) {
  if (version === void 0) return void 0;
  const choice = sectionFor(changelog, version, isPrerelease(version));
  return choice.kind === "none" ? void 0 : "section" in choice ? choice.section : choice.sections[0];
}
function isKept({ version }, { text }) {
  return version !== void 0 || followsKeepAChangelog(text);
}
function unready(why, path) {
  return diagnose8("changelog-unready", {
    message: `The next release has nowhere to take its notes from: ${why}.`,
    hint: 'Add a CHANGELOG.md, or take the notes from elsewhere, under [tool.tag2pypi] in pyproject.toml: changelog = "FILE", notes = "FILE" or notes = "generated".',
    ...path === void 0 ? {} : { location: { file: path } }
  });
}
var unreleasedChangelogRules = [changelogIsReady];

// src/domain/project/rules.ts
var { diagnose: diagnose9 } = projectDiagnostics;
var NAMED6 = 5;
var filesAreWhole = (_, { lfsPointers }) => {
  const [first, ...more] = lfsPointers;
  if (first === void 0) return [];
  const what = more.length === 0 ? `${first} is a Git LFS pointer in the clone instead of its content.` : `${lfsPointers.length} files of the clone are Git LFS pointers instead of their contents, such as ${first}.`;
  return [
    diagnose9("lfs-pointer", {
      message: what,
      hint: "Install git-lfs on the machine that builds, or set lfs: true in actions/checkout.",
      location: { file: first }
    })
  ];
};
var workspaceIsClean = (_, { workspace }) => {
  if (workspace.changed.length === 0) return [];
  const named = workspace.changed.slice(0, NAMED6).join(", ");
  const rest = workspace.changed.length - NAMED6;
  const [first = ""] = workspace.changed;
  return [
    diagnose9("workspace-dirty", {
      message: `The workspace differs from its commit in ${workspace.changed.length === 1 ? "1 file" : `${workspace.changed.length} files`}: ${named}${rest > 0 ? ` and ${rest} more` : ""}.`,
      hint: "Commit the changes and release from a new tag, drop them, or ignore files that earlier steps of the job make (.gitignore). The build itself is made from a fresh clone of the tagged commit.",
      location: { file: first }
    })
  ];
};
var workspaceKeepsNoToken = (_, { workspace, runsCommands }) => {
  const { credentials = [] } = workspace;
  if (runsCommands !== true || credentials.length === 0) return [];
  return [
    diagnose9("workspace-credentials", {
      message: `The checkout keeps a token in git's settings (${credentials.map((name) => sanitise(name, 100)).join(", ")}), and the project's own commands, which run in this job, can read it there.`,
      hint: "Set persist-credentials: false in actions/checkout, or leave the checkout out: the action clones by itself."
    })
  ];
};
var workspaceIsAtTag = (plan, { workspace }) => {
  if (workspace.head === void 0 || workspace.head === plan.tag.commit) return [];
  return [
    diagnose9("workspace-elsewhere", {
      message: `The workspace is at commit ${workspace.head}; the tag ${plan.tag.name} is on ${plan.tag.commit}.`,
      hint: `Check out the tag: with actions/checkout, ref: ${plan.tag.name}.`
    })
  ];
};
var tagIsOnBranch = (plan, { branches }) => {
  if (branches.containing.length > 0) return [];
  const looked = branches.looked.length === 0 ? "no branch has such a name" : `looked at ${branches.looked.join(", ")}`;
  return [
    diagnose9("tag-not-on-branch", {
      message: `The tag ${plan.tag.name}, commit ${plan.tag.commit}, is on none of the branches that releases come from: ${branches.allowed.join(", ")} (${looked}).`,
      hint: `Merge the commit first and tag the result, or name its branch under [tool.tag2pypi]: branches = [${[...branches.allowed, "\u2026"].map((name) => `"${name}"`).join(", ")}].`
    })
  ];
};
var projectRules = [
  filesAreWhole
];
var workspaceRules = [
  workspaceIsClean,
  workspaceKeepsNoToken,
  workspaceIsAtTag
];
var branchRules = [tagIsOnBranch];

// src/domain/version/weighed-places.ts
function disagreeingPlaces(facts, version) {
  return weighPlaces(facts).filter(
    (place) => isJudged(place, version, facts.project) && !agrees(place, version)
  );
}
function wantedText({ text, short }, version) {
  const had = releaseNumbers(text).numbers.length;
  const { numbers } = releaseNumbers(version);
  if (short && had > 0 && had < numbers.length) return numbers.slice(0, had).join(".");
  return /^v/i.test(text) ? `v${version}` : version;
}
function weighPlaces({ project, statements, versionPlaces }) {
  const { places } = versionPlaces;
  const modules = [...statements, ...places].flatMap(({ module }) => module ?? []);
  const own = ownModules(project.name, modules);
  const named = places.filter(({ module }) => module === void 0 || own.includes(module)).map((place) => ({ ...place, grave: isGrave(place, project) }));
  const stated = statements.filter(({ module, file, line }) => own.includes(module) && !standsAt(places, file, line)).map(({ file, line, version: version2 }) => {
    const form = '__version__ = "{version}"';
    return { file, line, text: version2, form, role: "code", grave: true };
  });
  const { path, version } = project;
  return [...named, ...stated].filter(
    (place) => place.file !== path || place.line !== version?.line
  );
}
function isGrave({ role }, project) {
  return role === "configured" || role === "build" && project.version === void 0;
}
function standsAt(places, file, line) {
  return places.some((place) => place.file === file && place.line === line);
}
function ownModules(projectName, modules) {
  const same = modules.filter(
    (module) => normalizeProjectName(module) === normalizeProjectName(projectName)
  );
  const tops = new Set(modules.map((module) => module.split(".", 1)[0] ?? module));
  return same.length === 0 && tops.size === 1 ? [...tops] : same;
}
function isJudged({ text, role }, version, project) {
  if (!/\d/.test(text)) return false;
  const computed = project.version === void 0;
  if (computed && releaseNumbers(text).numbers.every((number) => number === 0)) return false;
  if (role === "citation") return !isPrerelease(version);
  return isVersion(text) || role !== "code" && role !== "documentation";
}
function agrees({ text, role, short }, version) {
  if (sameVersion(text, version)) return true;
  if (role !== "documentation") return false;
  if (sameVersion(text, baseVersion(version))) return true;
  const stated = releaseNumbers(text).numbers;
  const { numbers } = releaseNumbers(version);
  return short === true && stated.every((number, index) => number === (numbers[index] ?? 0));
}

// src/domain/version/place-rules.ts
var { diagnose: diagnose10 } = versionDiagnostics;
var placesAgree = (plan, facts) => {
  const { version } = plan;
  if (version === void 0) return [];
  return disagreeingPlaces(facts, version).map(
    (place) => disagreement(plan, place, version, facts)
  );
};
function disagreement(plan, place, version, { project }) {
  const { file, line, text, form, grave } = place;
  const isError = grave && !(place.role === "configured" && isPrerelease(version));
  const source = plan.kind === "release" ? `the tag ${plan.tag.name} states` : `${project.path} states`;
  const wrong = isVersion(text) ? "" : ", which is not a version that PEP 440 knows";
  const wanted = form.replace("{version}", wantedText(place, version));
  return diagnose10(isError ? "version-place-mismatch" : "version-mention-mismatch", {
    message: `${file} states version ${sanitise(text, 80)}${wrong}; ${source} ${version}.`,
    hint: `Write ${sanitise(wanted, 200)} in line ${line} of ${file}, and commit.${plan.kind === "release" && isError ? ` ${moveTag(plan)}` : ""}`,
    location: { file, line }
  });
}
function moveTag({ tag, version }) {
  return `Then move the tag, as long as nothing was published from it: git tag --force --annotate ${tag.name} --message "Release ${version}" && git push --force origin ${tag.name}`;
}
var configuredFilesSpeak = (_, { versionPlaces, project }) => versionPlaces.silent.map(
  ({ entry, path }) => diagnose10("version-file-silent", {
    message: path === void 0 ? `version-files in ${project.path} has "${sanitise(entry, 200)}", and there is no such file to be read.` : `version-files in ${project.path} has "${sanitise(entry, 200)}", and ${path} states no version like that.`,
    hint: 'Correct the entry, or take it away. It is a file beside pyproject.toml, alone or with a colon and what the line says, as in "docs/install.md:omi=={version}".',
    location: { file: path ?? project.path }
  })
);
var ownVersionIsOne = (_, { project: { path, version } }) => version === void 0 || isVersion(version.text) ? [] : [
  diagnose10("version-invalid", {
    message: `${path} states version ${sanitise(version.text, 80)}, which is not a version that PEP 440 knows; PyPI refuses it.`,
    hint: "Write a version such as 1.2.3, 1.2.3rc1, 1.2.3.dev1 or 1.2.3.post1.",
    location: { file: path, line: version.line }
  })
];
var versionPlaceRules = [
  placesAgree,
  configuredFilesSpeak
];
var unreleasedVersionRules = [
  ownVersionIsOne
];

// src/domain/changelog/changes.ts
function sectionChanges(source, version) {
  if (source.kind !== "text") return void 0;
  const file = fileOf(source);
  const choice = sectionFor(file.changelog, version, isPrerelease(version));
  return choice.kind === "found" ? changesOf(file, choice.section) : void 0;
}
function changesOf(file, section) {
  const parts = partsOf(file, section).filter(({ empty }) => !empty);
  const headings = parts.flatMap(({ heading, reading }) => reading?.category ?? heading ?? []);
  const { prose, blocks } = bodyOf(file, section).markdown;
  const titles = new Set(blocks.filter(({ kind }) => kind === "heading").map(({ start }) => start));
  const said = prose.filter(({ start }) => !titles.has(start));
  return {
    categories: [...new Set(headings)],
    uncategorized: parts.some(({ heading }) => heading === void 0),
    breaking: headings.some((heading) => BREAKING_HEADING.test(heading)) || said.some(({ text }) => isBreaking(text)),
    heading: section.heading.text,
    location: { file: file.path, line: section.heading.line }
  };
}
var BREAKING_HEADING = /^[^\p{L}]*(?:breaking|(?:backwards?[ -])?incompatible)\b/iu;
var DENIED = /\b(?:no|non|not|without|any)[\s-]+(?:known\s+)?breaking\b(?:[\s-]+changes?\b)?/gi;
var MARKERS = [
  /\bBREAKING\b/,
  /^[^\w\n]*(?:breaking|backwards?[ -]incompatible)(?:[ -]changes?)?[*_ ]{0,3}[:!]/im,
  /^[^\w\n]*breaking[ -]changes?\b/im,
  /[[(]\s*breaking(?:[ -]changes?)?\s*[\])]/i,
  /(?:\*\*|__)breaking(?:[ -]changes?)?[:.!]?(?:\*\*|__)/i
];
function isBreaking(prose) {
  const said = withoutCodeSpans(withoutComments(prose)).replace(DENIED, "");
  return MARKERS.some((marker) => marker.test(said));
}

// src/domain/version/bump.ts
var import_diff = __toESM(require_diff(), 1);
var import_inc = __toESM(require_inc(), 1);
var bumps = ["patch", "minor", "major"];
function compareBumps(one, other) {
  return bumps.indexOf(one) - bumps.indexOf(other);
}
function bumpBetween(previous, version) {
  const [from, to] = [semverOf(previous), semverOf(version)];
  if (from === void 0 || to === void 0) return void 0;
  if (releaseNumbers(previous).epoch !== releaseNumbers(version).epoch) return void 0;
  return bumps.find((bump) => bump === (0, import_diff.default)(from, to));
}
function nextVersion(previous, bump) {
  const from = semverOf(previous);
  const next = from === void 0 ? null : (0, import_inc.default)(from, bump);
  if (next === null) return void 0;
  const { epoch, numbers } = releaseNumbers(previous);
  const kept = next.split(".").slice(0, bump === "patch" ? 3 : Math.max(2, numbers.length));
  return `${epoch === 0 ? "" : `${epoch}!`}${kept.join(".")}`;
}
function renumber(version, numbers) {
  const base = baseVersion(version);
  return version.startsWith(base) ? `${numbers}${version.slice(base.length)}` : numbers;
}
function semverOf(version) {
  const { numbers } = releaseNumbers(version);
  const [major = 0, minor = 0, patch = 0, ...more] = numbers;
  return numbers.length === 0 || more.length > 0 ? void 0 : `${major}.${minor}.${patch}`;
}

// src/domain/version/history.ts
function readHistory(tags, formats, projectName) {
  return {
    released: tags.flatMap((tag) => {
      const stated = versionOfTag(tag, formats, projectName);
      return stated === void 0 ? [] : [{ version: stated.version, tag }];
    })
  };
}
function previousRelease(history, version) {
  const candidates = isPrerelease(version) ? history.released : finalReleases(history);
  return greatest(candidates.filter((released) => compareVersions(released.version, version) < 0));
}
function previousFinal(history, version) {
  const below = ({ version: other }) => compareVersions(other, version) < 0;
  return greatest(finalReleases(history).filter(below));
}
function overtakenBy(history, version) {
  const others = (isPrerelease(version) ? history.released : finalReleases(history)).filter(
    (released) => !sameVersion(released.version, version)
  );
  const newest = greatest(others);
  if (newest === void 0 || compareVersions(newest.version, version) < 0) return void 0;
  for (const length of isPostRelease(version) ? [3, 2, 1] : [2, 1]) {
    const series = seriesOf(version, length);
    const by = greatest(others.filter((other) => seriesOf(other.version, length) === series));
    if (by === void 0) continue;
    return compareVersions(by.version, version) < 0 ? void 0 : { by, series };
  }
  return { by: newest };
}
function finalReleases({ released }) {
  return released.filter(({ version }) => !isPrerelease(version));
}
function greatest(released) {
  const [first, ...others] = released;
  if (first === void 0) return void 0;
  return others.reduce(
    (best, other) => compareVersions(other.version, best.version) > 0 ? other : best,
    first
  );
}
function seriesOf(version, length) {
  const { epoch, numbers } = releaseNumbers(version);
  const first = Array.from({ length }, (_, index) => numbers[index] ?? 0).join(".");
  return epoch === 0 ? first : `${epoch}!${first}`;
}

// src/domain/version/needed-bump.ts
var NEEDED = [
  ["major", ["Removed"]],
  ["minor", ["Added", "Changed", "Deprecated"]],
  ["patch", ["Fixed", "Security"]]
];
var EXACT = ["Added", "Removed", "Fixed"];
function neededBump(changes, previous) {
  const { categories, breaking, uncategorized } = changes;
  const exact = !uncategorized && categories.every((category) => EXACT.includes(category));
  const [major] = releaseNumbers(previous).numbers;
  const atMost = (bump) => bump === "major" && major === 0 ? "minor" : bump;
  if (breaking) return { bump: atMost("major"), because: "marks a breaking change", exact };
  for (const [bump, called] of NEEDED) {
    const category = categories.find((candidate) => called.includes(candidate));
    if (category !== void 0) {
      return { bump: atMost(bump), because: `lists "${sanitise(category, 80)}"`, exact };
    }
  }
  return void 0;
}
var DOCUMENTATION = /^[^a-z]*(?:documentation|docs?)(?: (?:changes|updates|improvements))?[^a-z]*$/i;
function isDocumentationOnly({
  categories,
  breaking,
  uncategorized
}) {
  const documented = categories.every((category) => DOCUMENTATION.test(category));
  return categories.length > 0 && documented && !breaking && !uncategorized;
}

// src/domain/version/policy-rules.ts
var { diagnose: diagnose11 } = versionDiagnostics;
var bumpFitsChanges = (plan, { changelog, history, configuration }) => {
  const previous = previousFinal(history, plan.version)?.version;
  if (previous === void 0 || !isSemantic(plan, configuration)) return [];
  const bump = bumpBetween(previous, plan.version);
  const changes = sectionChanges(changelog, plan.version);
  if (bump === void 0 || changes === void 0) return [];
  const { location } = changes;
  if (isDocumentationOnly(changes)) return [documentationOnly(plan, location)];
  const needed = neededBump(changes, previous);
  if (needed === void 0) return [];
  const judged = { location, previous, bump, needed };
  if (compareBumps(bump, needed.bump) < 0) return [tooSmall(plan, judged, history)];
  return isTooLarge(plan, judged) ? [tooLarge(plan, judged)] : [];
};
function tooSmall(plan, { location, previous, bump, needed }, { released }) {
  const next = renumber(plan.version, nextVersion(previous, needed.bump) ?? previous);
  const isTaken = released.some(({ version }) => sameVersion(version, next));
  const instead = isTaken ? `Leave the change to later versions, because ${next} is released already` : `Release it as ${next}`;
  return diagnose11("version-bump-small", {
    message: `${location.file} ${needed.because} for ${plan.version}, which takes a ${needed.bump} version by Semantic Versioning; ${plan.version} is a ${bump} version after ${previous}.`,
    hint: `${instead}, or put the change under the heading that fits it. ${BY_CALENDAR}`,
    location
  });
}
function isTooLarge(plan, { previous, bump, needed }) {
  if (plan.prerelease || !needed.exact || compareBumps(bump, needed.bump) <= 0) return false;
  return bump !== "major" || releaseNumbers(previous).numbers[0] !== 0;
}
function tooLarge(plan, { location, previous, bump, needed }) {
  return diagnose11("version-bump-large", {
    message: `${location.file} ${needed.because} for ${plan.version}, and nothing that takes more than a ${needed.bump} version by Semantic Versioning; ${plan.version} is a ${bump} version after ${previous}.`,
    hint: `Nothing has to be done; ${nextVersion(previous, needed.bump)} would have told users how little changes for them. ${BY_CALENDAR}`,
    location
  });
}
var BY_CALENDAR = 'If the project numbers its releases by the calendar, write versioning = "calver" under [tool.tag2pypi] in pyproject.toml.';
function documentationOnly(plan, location) {
  return diagnose11("version-documentation-only", {
    message: `${location.file} tells of documentation alone for ${plan.version}, and that needs no release.`,
    hint: "Nothing has to be done. Such a release is of use where the description on the project's page changes.",
    location
  });
}
var noVersionIsSkipped = (plan, { history, project, configuration }) => {
  const previous = previousFinal(history, plan.version);
  if (previous === void 0 || !isSemantic(plan, configuration)) return [];
  const bump = bumpBetween(previous.version, plan.version);
  const next = bump === void 0 ? void 0 : nextVersion(previous.version, bump);
  if (next === void 0 || bumpBetween(next, plan.version) === void 0) return [];
  const choices = bumps.map((each) => nextVersion(previous.version, each));
  return [
    diagnose11("version-skipped", {
      message: `${plan.version} comes after ${previous.version} (${describe(previous.tag)}), and no tag states ${next}, which is left out between them.`,
      hint: `After ${previous.version} come ${choices.join(", ")}. Go on if ${next} was given up: a version that an index has seen cannot be used again.`,
      ...placeOf(project)
    })
  ];
};
var versionIsNewest = (plan, { history, project }) => {
  const overtaken = overtakenBy(history, plan.version);
  if (overtaken === void 0) return [];
  const { by, series } = overtaken;
  const why = series === void 0 ? "and nothing of its own series is released, so it is no backport" : `the newest of the ${series} versions, so it is no backport`;
  return [
    diagnose11("version-lower", {
      message: `${plan.version} is lower than ${by.version} (${describe(by.tag)}), ${why}.`,
      hint: `Release a version above ${by.version}; pip goes on installing the greater one. Go on if ${plan.version} is for those who ask for it by its number.`,
      ...placeOf(project)
    })
  ];
};
var versionPolicyRules = [
  bumpFitsChanges,
  noVersionIsSkipped,
  versionIsNewest
];
function isSemantic(plan, { versioning }) {
  return versioningOf(plan.version, versioning) === "semver";
}
function placeOf({ path, version }) {
  return version === void 0 ? {} : { location: { file: path, line: version.line } };
}
function describe(tag) {
  return `tag ${sanitise(tag, 80)}`;
}

// src/domain/version/rules.ts
var projectVersionIsTagged = (plan, { project }) => {
  if (project.version === void 0 || sameVersion(project.version.text, plan.version)) return [];
  const { text, line } = project.version;
  const wrong = isVersion(text) ? "" : ", which is not a version that PEP 440 knows";
  return [
    versionDiagnostics.diagnose("tag-version-mismatch", {
      message: `${project.path} states version ${sanitise(text, 80)}${wrong}; the tag ${plan.tag.name} states ${plan.version}.`,
      hint: `Set version = "${plan.version}" in ${project.path}, commit, and move the tag, as long as nothing was published from it: git tag --force --annotate ${plan.tag.name} --message "Release ${plan.version}" && git push --force origin ${plan.tag.name}`,
      location: { file: project.path, line }
    })
  ];
};
var TWO_MEANINGS = /^[\d.]+-\d+(?:[-_.]?dev[-_.]?\d*)?(?:\+.*)?$/i;
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
var tagIsPublic = (plan) => {
  const [version = "", local] = plan.version.split("+");
  if (local === void 0 || !goesToPypi(plan)) return [];
  return [
    distributionDiagnostics.diagnose("version-local", {
      message: `The tag ${plan.tag.name} states ${plan.version}, a local version, with a "+", which PyPI does not take.`,
      hint: `Tag a version without the part from "+" on, such as ${version}, or ${version}.post1 for the same release built again.`
    })
  ];
};
var versionRules = [
  projectVersionIsTagged,
  tagIsCanonical,
  tagIsPublic
];

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
  return `line ${lineAt2(bytes, nul)} has a NUL byte: it is UTF-16 without a byte order mark, or no text`;
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
function lineAt2(bytes, offset) {
  let line = 1;
  for (let index = 0; index < offset; index++) if (bytes[index] === 10) line++;
  return line;
}
function extensionOf(path) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
}

// src/steps/gather/history.ts
async function gatherHistory(plan, sources, github) {
  const { configuration, project } = sources;
  const formats = tagFormatsOf(configuration.tagFormat);
  const history = readHistory(await github.tags(), formats, project.name);
  const previous = previousRelease(history, plan.version);
  if (previous === void 0) return { history };
  const text = await readChangelogAt(previous.tag, plan, sources, github);
  const changelog = text === void 0 ? void 0 : { tag: previous.tag, text };
  return { history, ...optional("previousChangelog", changelog) };
}
async function readChangelogAt(name, plan, { configuration, workingDirectory }, github) {
  const { changelog, notes } = configuration;
  if (notes !== void 0) return void 0;
  const tag = await github.tag(name);
  if (tag === void 0 || !await github.branchContains(plan.tag.commit, tag.commit)) {
    return void 0;
  }
  const { entries } = await github.tree(tag.commit);
  const folder = workingDirectory === "." ? "" : `${workingDirectory}/`;
  const paths = (changelog === void 0 ? changelogNames : [changelog]).map(
    (path) => `${folder}${path}`.toLowerCase()
  );
  for (const path of paths) {
    const entry = entries.find((candidate) => candidate.path.toLowerCase() === path);
    const content = entry?.type === "blob" ? await github.blob(entry.id) : void 0;
    if (content !== void 0) return new TextDecoder().decode(content);
  }
  return void 0;
}

// src/steps/gather-facts.ts
import { readFile as readFile3 } from "node:fs/promises";

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

// src/domain/version/settings-file.ts
var LONGEST7 = 500;
function findSetting(text, section, key) {
  const found = [];
  let current = "";
  for (const [index, line] of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/).entries()) {
    if (line.startsWith("[")) current = line.slice(1, Math.max(1, line.indexOf("]")));
    const at = current === section ? line.search(/[=:]/) : -1;
    if (at < 0 || /^[\s#;]/.test(line)) continue;
    const [stated = ""] = line.slice(at + 1, at + LONGEST7).split(/[ \t][#;]/, 1);
    const value = stated.trim();
    if (line.slice(0, at).trim().toLowerCase() === key && value !== "") {
      found.push({ text: value, line: index + 1 });
    }
  }
  return found;
}

// src/domain/version/python-tokens.ts
var PIECE = /[ \t\f\v\\]+|#[^\r\n]*|(?<feed>\r\n|\r|\n)|(?<prefix>[a-z]{0,2})(?<quote>"""|'''|"|')|(?<word>\w+)|(?<sign>[\s\S])/iy;
function* readPythonTokens(text) {
  const code = text.replace(/^\uFEFF/, "");
  const piece = new RegExp(PIECE);
  let line = 1;
  for (let match = piece.exec(code); match !== null; match = piece.exec(code)) {
    const { feed, prefix, quote, word, sign } = match.groups ?? {};
    if (feed !== void 0) line++;
    else if (word !== void 0) yield { kind: "word", text: word, line };
    else if (sign !== void 0) yield { kind: "sign", text: sign, line };
    else if (quote !== void 0) {
      const start = piece.lastIndex;
      const end = endOfString(code, start, quote);
      const string = code.slice(start, end);
      yield { kind: "string", text: string, line, ...plainness(prefix, string) };
      line += string.match(/\r\n|\r|\n/g)?.length ?? 0;
      piece.lastIndex = code.startsWith(quote, end) ? end + quote.length : end;
    }
  }
}
function plainness(prefix, string) {
  return /[bft]/i.test(prefix ?? "") || string.includes("\\") ? {} : { plain: true };
}
function endOfString(code, start, quote) {
  for (let at = start; at < code.length; at++) {
    if (code[at] === "\\") at++;
    else if (code.startsWith(quote, at)) return at;
    else if (quote.length === 1 && /[\r\n]/.test(code[at] ?? "")) return at;
  }
  return code.length;
}

// src/domain/version/setup-script.ts
function findSetupVersions(code) {
  const found = [];
  let depth = 0;
  let last = [];
  for (const token of readPythonTokens(code)) {
    const stated = depth === 1 && (isSign(token, ",") || isSign(token, ")")) ? versionIn(last) : void 0;
    if (stated !== void 0) found.push(stated);
    depth = depthAfter(token, depth, last);
    last = [...last.slice(-3), token];
  }
  return found;
}
function versionIn(last) {
  const [before, name, equals, value] = last;
  if (!isSign(before, "(") && !isSign(before, ",")) return void 0;
  if (name?.text !== "version" || !isSign(equals, "=") || !value?.plain) return void 0;
  return { text: value.text, line: value.line };
}
function depthAfter(token, depth, last) {
  if (token.kind !== "sign") return depth;
  if (/[)\]}]/.test(token.text)) return Math.max(0, depth - 1);
  if (!/[([{]/.test(token.text)) return depth;
  return depth > 0 || token.text === "(" && endsInSetup(last) ? depth + 1 : 0;
}
function endsInSetup(last) {
  const [before, name] = last.slice(-2);
  const word = name ?? before;
  return word?.kind === "word" && word.text === "setup" && before?.text !== "def";
}
function isSign(token, text) {
  return token?.kind === "sign" && token.text === text;
}

// src/domain/version/place-readers.ts
var placesOf = (role, form) => ({ text, line }) => ({ text, line, form, role });
var readSetupConfig = (text) => [
  ...findSetting(text, "metadata", "version").filter((stated) => !/^(?:attr|file)[ \t]*:/.test(stated.text)).map(placesOf("build", "version = {version}")),
  ...readBumpConfig(text)
];
var readBumpConfig = (text) => ["bumpversion", "bumpver"].flatMap(
  (section) => findSetting(text, section, "current_version").map(({ text: value, line }) => ({
    text: value.replace(/^(["'])(.*)\1$/, "$2"),
    line,
    form: "current_version = {version}",
    role: "tool"
  }))
);
var readSetupScript = (text) => findSetupVersions(text).map(placesOf("build", 'version="{version}"'));
var CITED = /^version[ \t]*:[ \t]+(?:"([^"]*)"|'([^']*)'|([^\s#"'][^\s#]*))[ \t]*(?:#.*)?$/;
var LONGEST_LINE = 500;
var readCitation = (text) => text.split(/\r\n|\r|\n/).flatMap((line, index) => {
  const match = line.length > LONGEST_LINE ? null : CITED.exec(line);
  const stated = match?.[1] ?? match?.[2] ?? match?.[3];
  if (stated === void 0) return [];
  return [
    { text: stated, line: index + 1, form: "version: {version}", role: "citation" }
  ];
});
var readSphinxConfig = (text) => findAssignments(text, ["release", "version"]).map(({ name, value, line }) => ({
  text: value,
  line,
  form: `${name} = "{version}"`,
  role: "documentation",
  ...name === "version" ? { short: true } : {}
}));
var TOOL_KEYS = [
  ["tool", "bumpversion", "current_version"],
  ["tool", "bumpver", "current_version"],
  ["bumpver", "current_version"],
  ["tool", "commitizen", "version"],
  ["tool", "tbump", "version", "current"],
  ["tool", "poetry", "version"]
];
var readToml = (text) => {
  const root = parseQuietly(text)?.root;
  if (root === void 0) return [];
  return TOOL_KEYS.flatMap((path) => {
    const key = path.at(-1) ?? "";
    const table = tableAt(root, ...path.slice(0, -1));
    const value = table !== void 0 && Object.hasOwn(table, key) ? table[key] : void 0;
    if (typeof value !== "string") return [];
    const [found] = findSetting(text, path.slice(0, -1).join("."), key);
    const line = found?.line ?? 1;
    return [{ text: value, line, form: `${key} = "{version}"`, role: "tool" }];
  });
};
function parseQuietly(text) {
  try {
    return parseToml("", text);
  } catch (error) {
    if (error instanceof ReleaseError) return void 0;
    throw error;
  }
}
var readVersionFile = (text) => {
  const stated = text.slice(0, LONGEST_LINE).trim();
  if (text.trim().length > LONGEST_LINE || !isVersion(stated)) return [];
  return [{ text: stated, line: 1, form: "{version}", role: "tool" }];
};
var placeReaders = /* @__PURE__ */ new Map([
  ["pyproject.toml", readToml],
  ["setup.cfg", readSetupConfig],
  ["setup.py", readSetupScript],
  ["VERSION", readVersionFile],
  ["VERSION.txt", readVersionFile],
  ["CITATION.cff", readCitation],
  ["docs/conf.py", readSphinxConfig],
  ["docs/source/conf.py", readSphinxConfig],
  ["doc/conf.py", readSphinxConfig],
  ["doc/source/conf.py", readSphinxConfig],
  [".bumpversion.cfg", readBumpConfig],
  [".bumpversion.toml", readToml],
  ["bumpver.toml", readToml]
]);

// src/domain/version/read-places.ts
function placeNames(versionFiles) {
  const configured = versionFiles.flatMap((entry) => parseVersionFile(entry)?.name ?? []);
  return [.../* @__PURE__ */ new Set([...placeReaders.keys(), ...configured])];
}
var LONGEST8 = 3e5;
function readPlaces(files, modules, versionFiles) {
  const known2 = files.flatMap((file) => {
    const read = placeReaders.get(file.name);
    return read === void 0 ? [] : inFile(file.path, readShort(read, file.text));
  });
  const configured = versionFiles.map((entry) => readEntry(entry, files));
  const named = configured.flatMap(({ places: places2 }) => places2);
  const places = [...named, ...known2, ...modules.flatMap(readModule)];
  return {
    places: withoutRepeated(places),
    silent: configured.flatMap(({ places: places2, file }) => places2.length === 0 ? [file] : [])
  };
}
function readEntry(entry, files) {
  const wanted = parseVersionFile(entry);
  const file = files.find(({ name }) => name === wanted?.name);
  if (wanted === void 0 || file === void 0) return { file: { entry }, places: [] };
  const places = inFile(file.path, readConfigured(wanted, file));
  return { file: { entry, path: file.path }, places };
}
function readConfigured({ name, around }, { text }) {
  if (around !== void 0) return findBetween(text, around);
  const read = placeReaders.get(name) ?? (name.endsWith(".py") ? readPython : readWhole);
  return readShort(read, text).map((place) => ({ ...place, role: "configured" }));
}
var readPython = (text) => readNames(text, ["__version__", "VERSION", "version"]);
var readOtherNames = (text) => readNames(text, ["VERSION", "version"]);
function readShort(read, text) {
  return text.length > LONGEST8 ? [] : read(text);
}
var VERSION_MODULE = /(?:^|\/)(?:_version|version|__version__|__about__)\.py$/;
function readModule({ path, text, module }) {
  if (!VERSION_MODULE.test(path)) return [];
  return inFile(path, readShort(readOtherNames, text)).map((place) => ({ ...place, module }));
}
function readNames(text, names) {
  return findAssignments(text, names).map(({ name, value, line }) => ({
    text: value,
    line,
    form: `${name} = "{version}"`,
    role: "code"
  }));
}
function inFile(file, places) {
  return places.slice(0, MOST_PLACES).map((place) => ({ file, ...place }));
}
function withoutRepeated(places) {
  const byPlace = /* @__PURE__ */ new Map();
  for (const place of places) {
    const key = JSON.stringify([place.file, place.line, place.text]);
    if (!byPlace.has(key)) byPlace.set(key, place);
  }
  return [...byPlace.values()];
}

// src/steps/gather/read-texts.ts
import { readFile as readFile2, stat } from "node:fs/promises";
var LARGEST2 = 1024 * 1024;
async function readTexts(sources, names) {
  const files = [];
  for (const name of names) {
    const found = await findFile(sources, name);
    if (found.kind !== "file" || (await stat(found.absolute)).size > LARGEST2) continue;
    const text = decode2(await readFile2(found.absolute));
    if (text !== void 0) files.push({ name, path: found.path, text });
  }
  return files;
}
function decode2(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return void 0;
  }
}

// src/steps/gather-facts.ts
async function gatherSourceFacts(sources) {
  const modules = await listPythonModules(sources);
  const { versionFiles } = sources.configuration;
  const files = await readTexts(sources, placeNames(versionFiles));
  return {
    project: sources.project,
    configuration: sources.configuration,
    changelog: await findChangelog(sources),
    lfsPointers: sources.lfsPointers,
    statements: findVersionStatements(modules),
    versionPlaces: readPlaces(files, modules, versionFiles)
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
  const { defaultBranch } = await github.repository();
  const allowed = sources.configuration.branches ?? defaultBranchPatterns(defaultBranch);
  const { commit } = plan.tag;
  return {
    workspace: await git.workspace(),
    runsCommands: sources.configuration.check.commands.length > 0,
    branches: await findBranches({ allowed, defaultBranch, commit }, { git, github })
  };
}
async function findBranches({
  allowed,
  defaultBranch,
  commit
}, { git, github }) {
  const matches = (branch) => allowed.some((pattern) => matchesBranch(pattern, branch));
  const local = (await git.branchesContaining(commit) ?? []).filter(matches);
  if (local.length > 0) return { allowed, looked: local, containing: local };
  const looked = (await github.branches()).filter(matches).toSorted((one, other) => Number(other === defaultBranch) - Number(one === defaultBranch));
  for (const branch of looked) {
    if (await github.branchContains(branch, commit)) {
      return { allowed, looked, containing: [branch] };
    }
  }
  return { allowed, looked, containing: [] };
}
async function readNamed(sources, names, decode3) {
  let astray2;
  for (const name of names) {
    const found = await findFile(sources, name);
    if (found.kind === "file") return decode3(found.path, await readFile3(found.absolute));
    if (found.kind === "astray") astray2 ??= found;
  }
  return astray2 ?? { kind: "missing", looked: names };
}

// src/steps/run-checks.ts
var everydayRules = [...projectRules, ...versionPlaceRules];
var unreleasedRules = [
  ...unreleasedVersionRules,
  ...unreleasedChangelogRules
];
var historyRules = [
  ...changelogRules,
  ...versionPolicyRules
];
var sourceRules = [...versionRules, ...everydayRules];
var serviceRules = [...workspaceRules, ...branchRules];
function runChecks({ plan, sources, settings, makesNotes, predicted = false, packagesDirectory }, ports) {
  return async (record) => {
    const facts = await gatherSourceFacts(sources);
    record.note(...applyRules(sourceRules, plan, facts));
    const history = await gatherHistory(plan, sources, ports.github);
    record.note(...applyRules(historyRules, plan, { ...facts, ...history }));
    const service = await gatherServiceFacts(plan, sources, ports);
    const rules = predicted ? workspaceRules : serviceRules;
    record.note(...applyRules(rules, plan, withoutHandedOver(service, packagesDirectory)));
    return {
      rules: sourceRules.length + historyRules.length + rules.length,
      notes: await findNotes(plan, facts.changelog, makesNotes ? ports.github : void 0),
      branches: service.branches.containing,
      settings: Object.fromEntries(settings)
    };
  };
}
function runEverydayChecks({
  plan,
  sources,
  settings
}) {
  return async (record) => {
    const facts = await gatherSourceFacts(sources);
    record.note(...applyRules(everydayRules, plan, facts));
    record.note(...applyRules(unreleasedRules, plan, facts));
    const rules = everydayRules.length + unreleasedRules.length;
    return { rules, notes: "", branches: [], settings: Object.fromEntries(settings) };
  };
}
function withoutHandedOver(facts, packagesDirectory) {
  if (packagesDirectory === void 0) return facts;
  const folder = `${posix.join(packagesDirectory, ".")}/`;
  const changed = facts.workspace.changed.filter((path) => !path.startsWith(folder));
  return { ...facts, workspace: { ...facts.workspace, changed } };
}
async function findNotes(plan, changelog, github) {
  if (changelog.kind !== "generated") return notesOf(plan, changelog);
  return github === void 0 ? "" : github.generateNotes(plan.tag);
}

// src/steps/read-sources.ts
import { readFile as readFile4 } from "node:fs/promises";
import { join } from "node:path";
function readSources({ revision, clone, workingDirectory }, { git }) {
  return async () => {
    const { committedAt, lfsPointers } = await git.clone({ revision, into: clone });
    const directory = join(clone, workingDirectory);
    const path = projectFile(workingDirectory);
    const text = await readProjectFile(directory, path, revision);
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
async function readProjectFile(directory, path, revision) {
  try {
    return await readFile4(join(directory, "pyproject.toml"), "utf8");
  } catch {
    throw projectFileMissing(path, revision);
  }
}

// src/commands/plan-from-clone.ts
async function planFromClone(journal, request, ports) {
  const { clone, options, trigger } = request;
  const { workingDirectory } = options;
  const revision = await journal.must("find-tag", findTag(request, ports));
  const act = readSources({ revision, clone, workingDirectory }, ports);
  const sources = await journal.must("read-sources", act);
  let settings = /* @__PURE__ */ new Map();
  const plan = await journal.must("plan", async (record) => {
    const read = settingsOf(options.rules, sources);
    settings = read.settings;
    journal.judgeBy(judgeBy(settings, catalogue));
    record.note(...read.notices);
    if (isTag(revision)) return planRelease(revision, sources, options.indexes)(record);
    const predicts = request.withoutTag === "look" && trigger.kind !== "change";
    const next = predicts ? await findNextTag(revision, sources, ports) : void 0;
    const planned = next === void 0 ? planUnreleased(revision, sources) : planRelease(next, sources, options.indexes);
    return planned(record);
  });
  return { plan, sources, settings, predicted: plan.kind === "release" && !isTag(revision) };
}

export {
  matchesBranch,
  runChecks,
  runEverydayChecks,
  planFromClone
};
