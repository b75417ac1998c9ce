import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  Journal,
  REPOSITORY,
  ReleaseError,
  VERSION,
  __toESM,
  catalogue,
  checklist,
  code,
  count,
  decisionSection,
  documentationOf,
  durationOf,
  filesOf,
  findingsOf,
  hasConflict,
  hasFailed,
  headline,
  indexLabel,
  indexesOf,
  inline,
  isDryRun,
  isRelease,
  link,
  multiline,
  optional,
  outputs2 as outputs,
  placeOf,
  plainLines,
  planOf,
  printable,
  publicPages,
  publicReport,
  publisherDiagnostics,
  readOwnRun,
  releaseOf,
  require_tunnel,
  require_undici,
  resolveIndex,
  resultOf,
  row,
  secretsIn,
  sizeLabel,
  split,
  stepLabel,
  systemClock,
  tableInCell,
  triggerDiagnostics
} from "./shared.js";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os3 from "os";

// node_modules/@actions/http-client/lib/index.js
var tunnel = __toESM(require_tunnel(), 1);
var import_undici = __toESM(require_undici(), 1);
var HttpCodes;
(function(HttpCodes2) {
  HttpCodes2[HttpCodes2["OK"] = 200] = "OK";
  HttpCodes2[HttpCodes2["MultipleChoices"] = 300] = "MultipleChoices";
  HttpCodes2[HttpCodes2["MovedPermanently"] = 301] = "MovedPermanently";
  HttpCodes2[HttpCodes2["ResourceMoved"] = 302] = "ResourceMoved";
  HttpCodes2[HttpCodes2["SeeOther"] = 303] = "SeeOther";
  HttpCodes2[HttpCodes2["NotModified"] = 304] = "NotModified";
  HttpCodes2[HttpCodes2["UseProxy"] = 305] = "UseProxy";
  HttpCodes2[HttpCodes2["SwitchProxy"] = 306] = "SwitchProxy";
  HttpCodes2[HttpCodes2["TemporaryRedirect"] = 307] = "TemporaryRedirect";
  HttpCodes2[HttpCodes2["PermanentRedirect"] = 308] = "PermanentRedirect";
  HttpCodes2[HttpCodes2["BadRequest"] = 400] = "BadRequest";
  HttpCodes2[HttpCodes2["Unauthorized"] = 401] = "Unauthorized";
  HttpCodes2[HttpCodes2["PaymentRequired"] = 402] = "PaymentRequired";
  HttpCodes2[HttpCodes2["Forbidden"] = 403] = "Forbidden";
  HttpCodes2[HttpCodes2["NotFound"] = 404] = "NotFound";
  HttpCodes2[HttpCodes2["MethodNotAllowed"] = 405] = "MethodNotAllowed";
  HttpCodes2[HttpCodes2["NotAcceptable"] = 406] = "NotAcceptable";
  HttpCodes2[HttpCodes2["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
  HttpCodes2[HttpCodes2["RequestTimeout"] = 408] = "RequestTimeout";
  HttpCodes2[HttpCodes2["Conflict"] = 409] = "Conflict";
  HttpCodes2[HttpCodes2["Gone"] = 410] = "Gone";
  HttpCodes2[HttpCodes2["TooManyRequests"] = 429] = "TooManyRequests";
  HttpCodes2[HttpCodes2["InternalServerError"] = 500] = "InternalServerError";
  HttpCodes2[HttpCodes2["NotImplemented"] = 501] = "NotImplemented";
  HttpCodes2[HttpCodes2["BadGateway"] = 502] = "BadGateway";
  HttpCodes2[HttpCodes2["ServiceUnavailable"] = 503] = "ServiceUnavailable";
  HttpCodes2[HttpCodes2["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers2) {
  Headers2["Accept"] = "accept";
  Headers2["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes2) {
  MediaTypes2["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
var HttpRedirectCodes = [
  HttpCodes.MovedPermanently,
  HttpCodes.ResourceMoved,
  HttpCodes.SeeOther,
  HttpCodes.TemporaryRedirect,
  HttpCodes.PermanentRedirect
];
var HttpResponseRetryCodes = [
  HttpCodes.BadGateway,
  HttpCodes.ServiceUnavailable,
  HttpCodes.GatewayTimeout
];

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code2, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code2), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row2) => {
      const cells = row2.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os3.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}

// src/entries/action/run.ts
import { mkdtemp, rm as rm2, writeFile as writeFile3 } from "node:fs/promises";
import { join } from "node:path";

// src/adapters/actions/context.ts
import { readFile } from "node:fs/promises";

// src/domain/trigger/trigger.ts
var LOOKING = ["pull_request", "merge_group", "schedule"];
function readTrigger({ event, ref, commit, payload }) {
  const refused = { kind: "other", event };
  switch (event) {
    case "push":
      if (property(payload, "deleted") === true) return { kind: "other", event: "push (deletion)" };
      if (ref.startsWith("refs/tags/")) return { kind: "tag-push", tag: ref.slice(10), commit };
      if (ref.startsWith("refs/heads/")) {
        return { kind: "branch-push", branch: ref.slice(11), commit };
      }
      return refused;
    case "workflow_dispatch":
      return { kind: "dispatch", ref, commit };
    case "release": {
      const action = property(payload, "action");
      const tag = property(property(payload, "release"), "tag_name");
      if (action !== "published" || typeof tag !== "string") {
        return { kind: "other", event: `release (${String(action)})` };
      }
      return { kind: "release-published", tag, commit };
    }
    default:
      return LOOKING.includes(event) ? { kind: "change", event, ref, commit } : refused;
  }
}
function property(value, name) {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
  return value[name];
}

// src/adapters/actions/context.ts
var OWNER_AND_NAME = /^([\w-]+)\/(?!\.{1,2}$)([\w.-]+)$/;
async function readRunnerContext(environment) {
  const read = (name) => environment[name] || fail(`${name} is not set`);
  const fullName = read("GITHUB_REPOSITORY");
  const [, owner, repository] = OWNER_AND_NAME.exec(fullName) ?? fail(`GITHUB_REPOSITORY is ${JSON.stringify(fullName)}`);
  const address = (name) => read(name).replace(/\/+$/, "");
  const payload = await readPayload(read("GITHUB_EVENT_PATH"));
  return {
    trigger: readTrigger({
      event: read("GITHUB_EVENT_NAME"),
      ref: read("GITHUB_REF"),
      commit: read("GITHUB_SHA"),
      payload
    }),
    own: readOwnRun(environment["GITHUB_RUN_ID"], environment["GITHUB_WORKFLOW_REF"]),
    fork: isFork(payload),
    owner: owner ?? "",
    repository: repository ?? "",
    apiUrl: address("GITHUB_API_URL"),
    serverUrl: address("GITHUB_SERVER_URL"),
    workspace: read("GITHUB_WORKSPACE"),
    temporary: read("RUNNER_TEMP")
  };
}
async function readPayload(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return fail(`the event file ${path} cannot be read as JSON`);
  }
}
function isFork(payload) {
  const { repository } = payload ?? {};
  return typeof repository?.fork === "boolean" ? repository.fork : void 0;
}
function fail(what) {
  throw new ReleaseError(
    triggerDiagnostics.diagnose("runner-environment-invalid", {
      message: `This is not started as a GitHub Action: ${what}.`,
      hint: "Use it as a step of a workflow (uses: \u2026). On your own machine, tag2pypi rehearse does the same release without consequences."
    })
  );
}

// src/adapters/actions/reporter.ts
import { randomBytes } from "node:crypto";
function actionsReporter(write) {
  const sayHere = (line) => write(`${withoutCommands(line)}
`);
  const quote = (text) => {
    const lines = text.endsWith("\n") ? text : `${text}
`;
    if (!mayHoldCommand(text)) return write(lines);
    const token = randomBytes(16).toString("hex");
    write(`::stop-commands::${token}
${lines}::${token}::
`);
  };
  return {
    say: sayHere,
    quote,
    group(title, text) {
      endGroup();
      startGroup(withoutCommands(title));
      quote(text);
      endGroup();
    },
    started(step, on) {
      startGroup(stepLabel({ step, on }));
    },
    finished({ step, on, status, diagnostics, startedAt, finishedAt }) {
      const seconds = ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1e3).toFixed(1);
      for (const { severity, code: code2, message } of diagnostics) {
        sayHere(`${severity} ${code2}: ${message}`);
      }
      endGroup();
      sayHere(`${stepLabel({ step, on })}: ${status}, ${seconds} s`);
    }
  };
}
function mayHoldCommand(text) {
  return /::|##\[/.test(text.replace(/[\p{C}\p{M}]/gu, ""));
}
function withoutCommands(line) {
  return printable(line).replace(/:(?=:)/g, ":\u200B").replaceAll("##[", "##\u200B[");
}

// src/adapters/actions/runner.ts
import { rm, truncate, writeFile as writeFile2 } from "node:fs/promises";
var ISSUE = { error, warning, notice };
function issueAnnotations(annotations2) {
  for (const { severity, title, message, file, line, endLine } of annotations2) {
    ISSUE[severity](message, {
      title,
      ...file === void 0 ? {} : { file },
      ...line === void 0 ? {} : { startLine: line },
      ...endLine === void 0 ? {} : { endLine }
    });
  }
}
var COMMAND_FILES = ["OUTPUT", "ENV", "PATH", "STATE", "STEP_SUMMARY"];
async function clearCommandFiles() {
  for (const name of COMMAND_FILES) {
    const path = process.env[`GITHUB_${name}`];
    if (path) await empty(path);
  }
}
async function empty(path) {
  try {
    await truncate(path);
  } catch (error2) {
    if (error2.code === "ENOENT") return;
    await rm(path, { force: true });
    await writeFile2(path, "");
  }
}
function setOutputs(outputs2) {
  for (const [name, value] of Object.entries(outputs2)) setOutput(name, value);
}
async function writeSummary(markdown) {
  if (!process.env["GITHUB_STEP_SUMMARY"]) return;
  await summary.addRaw(markdown).write();
}
function addMask(secret) {
  for (const line of secret.split(/[\r\n]+/)) {
    if (line.trim() !== "") setSecret(line);
  }
}

// src/adapters/sandbox-addresses.ts
var SANDBOX_VARIABLE = "TAG2PYPI_SANDBOX";
var LOOPBACK = /^http:\/\/127\.0\.0\.1:\d{1,5}$/;
function readSandboxAddresses(environment) {
  const text = environment[SANDBOX_VARIABLE];
  if (text === void 0 || text === "") return {};
  const addresses = parseAddresses(text);
  if (addresses !== void 0) return addresses;
  throw new ReleaseError(
    publisherDiagnostics.diagnose("index-address-invalid", {
      message: `${SANDBOX_VARIABLE} is ${JSON.stringify(text.slice(0, 200))}, which is not JSON of names to http://127.0.0.1 addresses.`,
      hint: "It is for rehearsals and tests only: unset it."
    })
  );
}
function parseAddresses(text) {
  try {
    const value = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return void 0;
    const entries = Object.entries(value);
    const addresses = entries.flatMap(
      ([name, address]) => typeof address === "string" && LOOPBACK.test(address) ? [[name, address]] : []
    );
    return addresses.length === entries.length ? Object.fromEntries(addresses) : void 0;
  } catch {
    return void 0;
  }
}

// src/report/annotations.ts
var MOST = 10;
var LONGEST = 4096;
var CUT = "\u2026 (cut; the job summary has the rest)";
function annotations(report, titleOf) {
  const findings2 = findingsOf(report);
  return ["error", "warning", "notice"].flatMap((severity) => {
    const those = findings2.filter((finding) => finding.severity === severity);
    const shown = those.length > MOST ? those.slice(0, MOST - 1) : those;
    const annotated = shown.map((finding) => annotate(finding, titleOf));
    const left = those.length - shown.length;
    return left === 0 ? annotated : [...annotated, leftOut(severity, left)];
  });
}
function annotate({ code: code2, severity, message, table, hint, location }, titleOf) {
  const compared = table === void 0 ? [] : [plainLines(table).join("\n")];
  const whole = [message, ...compared, ...hint === void 0 ? [] : [hint]].join("\n\n");
  return {
    severity,
    title: `${titleOf(code2)} (${code2})`,
    message: shorten(printableLines(whole)),
    ...location
  };
}
function printableLines(text) {
  return text.split("\n").map(printable).join("\n");
}
function leftOut(severity, left) {
  return {
    severity,
    title: "More in the job summary",
    message: `${count(left, severity)} more ${left === 1 ? "is" : "are"} not shown here: GitHub shows ${MOST} of each severity. The job summary has them all.`
  };
}
function shorten(text) {
  if (text.length <= LONGEST) return text;
  return text.slice(0, LONGEST - CUT.length).replace(/[\ud800-\udbff]$/, "") + CUT;
}

// src/report/section-table.ts
function sectionTable(title, columns, rows) {
  const rule = row(columns.map(() => "---"));
  return { head: [`### ${title}`, "", row(columns), rule].join("\n"), lines: rows.map(row) };
}

// src/report/approval.ts
var ORIGINS = {
  build: "this run's build",
  "handed-over": "this run's build job",
  draft: "an earlier attempt's draft for this commit",
  release: "the published release",
  index: "the index"
};
function approval(report) {
  const planned = planOf(report);
  const obtained = resultOf(report, "obtain");
  const isUploaded = report.outcomes.some(({ step }) => step === "upload");
  const waits = resultOf(report, "draft")?.draft === true && !isUploaded;
  if (planned?.kind !== "release" || obtained === void 0 || !waits) return void 0;
  const { project, version, tag, title, indexes } = planned;
  return sectionTable(
    "What is about to be published",
    ["", ""],
    [
      ["Project and version", `${inline(project)} ${inline(version)}`],
      ["Tag", `${code(tag.name)} on commit ${code(tag.commit)}`],
      ["Indexes", inline(indexes.map(indexLabel).join(", "))],
      ["Title of the release", inline(title)],
      ["Files come from", ORIGINS[obtained.origin]],
      ["SHA-256 of the manifest", code(obtained.manifestSha256)]
    ]
  );
}

// src/report/budget.ts
var NOTE = 160;
function joinWithin(sections, limit) {
  let text = "";
  let room = limit;
  for (const section of sections) {
    const part = cut(section, room);
    text += part;
    room -= bytesOf(part);
  }
  return text;
}
function cut({ head, lines }, room) {
  if (bytesOf(head) + NOTE > room) return "";
  let left = room - bytesOf(head) - NOTE;
  const fitting = lines.findIndex((line) => {
    left -= bytesOf(line) + 1;
    return left < 0;
  });
  const shown = fitting === -1 ? lines : lines.slice(0, fitting);
  const missing = lines.length - shown.length;
  const note = missing === 0 ? [] : ["", `${missing} of ${lines.length} lines are left out here: see the report.`];
  return [head, ...shown, ...note, "", ""].join("\n");
}
function bytesOf(text) {
  return new TextEncoder().encode(text).length;
}

// src/report/summary.ts
var LARGEST = 1024 * 1024;
var MARKS = {
  done: "\u2713",
  warned: "!",
  failed: "\u2717",
  "not-checked": "\u2013",
  "not-needed": "\xB7"
};
function summary2(report, options) {
  const sections = [
    top(report, options.siteOf),
    approval(report),
    decisionSection(report),
    findings(report, options),
    earlierFindings(report, options),
    files(report),
    guide(report),
    timeline(report)
  ];
  return joinWithin(
    sections.flatMap((section) => section ?? []),
    options.limit ?? LARGEST
  );
}
function top(report, siteOf) {
  const release = releaseOf(report);
  const links = [
    ...release === void 0 ? [] : [link(release.draft ? "Draft release" : "GitHub release", release.url)],
    ...publicPages(report, siteOf).map(({ index, url }) => link(inline(indexLabel(index)), url))
  ];
  const below = [...againLines(report), ...links.length === 0 ? [] : [links.join(" \xB7 ")]];
  return {
    head: `## ${inline(headline(report))}`,
    lines: below.flatMap((line) => ["", line])
  };
}
function againLines(report) {
  return hasFailed(report) && !isDryRun(report) && !hasConflict(report) ? [
    "Run it again: Re-run failed jobs on this page. What is done already is found and left as it is."
  ] : [];
}
function findings(report, options) {
  return findingsTable("Findings", findingsOf(report), options);
}
function earlierFindings(report, options) {
  const found = resultOf(report, "read-inputs")?.earlierFindings;
  if (found === void 0) return void 0;
  if (found.length > 0) return findingsTable("Findings of earlier jobs", found, options);
  return { head: "### Findings of earlier jobs", lines: ["", "None was handed on."] };
}
function findingsTable(title, found, options) {
  if (found.length === 0) return void 0;
  return sectionTable(
    title,
    ["Severity", "Code", "Finding", "Place"],
    found.map((finding) => findingCells(finding, options))
  );
}
function findingCells({ code: key, severity, message, table: compared, hint, location }, { titleOf, documentationOf: documentationOf2 }) {
  const advice = hint === void 0 ? "" : `<details${severity === "error" ? " open" : ""}><summary>What to do</summary>${multiline(hint)}</details>`;
  return [
    severity,
    link(code(key), documentationOf2(key)),
    `<b>${inline(titleOf(key))}</b><br>${inline(message)}${compared === void 0 ? "" : tableInCell(compared)}${advice}`,
    location === void 0 ? "" : code(placeOf(location))
  ];
}
function files(report) {
  const known = filesOf(report);
  if (known.length === 0) return void 0;
  return sectionTable(
    "Files",
    ["File", "Size", "SHA-256", ...indexesOf(report).map((index) => inline(indexLabel(index)))],
    known.map(({ name, size, sha256, states }) => [
      code(name),
      sizeLabel(size),
      code(sha256),
      ...states.map(({ state }) => state)
    ])
  );
}
function guide(report) {
  if (!isRelease(report)) return void 0;
  return sectionTable(
    "Release checklist",
    ["", "Line", "What ticks it, or what to do"],
    checklist(report).map(({ line, state, by }) => [
      `${MARKS[state]} ${state}`,
      inline(line),
      inline(by)
    ])
  );
}
function timeline(report) {
  return sectionTable(
    "Timeline",
    ["Step", "Duration", "Status"],
    report.outcomes.map((outcome) => [
      inline(stepLabel(outcome)),
      durationOf(outcome),
      outcome.status
    ])
  );
}

// src/entries/action/run.ts
async function runAction(prepare) {
  const reporter = actionsReporter((text) => process.stdout.write(text));
  const journal = new Journal({
    now: systemClock.now,
    onStart: reporter.started,
    onFinish: reporter.finished
  });
  let ready;
  await journal.step("read-inputs", async (record) => {
    maskInputs();
    ready = await prepare({ environment: process.env, reporter, journal }, record);
    return {
      indexes: ready.indexes.map(({ name }) => name),
      dryRun: ready.dryRun === true,
      ...optional("earlierFindings", ready.earlierFindings)
    };
  });
  const prepared = ready;
  try {
    await prepared?.run();
  } finally {
    await tell(journal.report(), prepared, reporter);
  }
  if (prepared === void 0) return;
  await rm2(prepared.temporary, { recursive: true, force: true }).catch(() => void 0);
}
async function tell(report, ready, reporter) {
  if (hasFailed(report)) process.exitCode = 1;
  const titleOf = (code2) => catalogue[code2]?.title ?? code2;
  const siteOf = (name) => ready?.indexes.find((index) => index.name === name)?.site;
  const temporary = ready?.temporary ?? join(process.env["RUNNER_TEMP"] ?? ".", "tag2pypi");
  const path = `${temporary}-report.json`;
  const ways = [
    clearCommandFiles,
    () => setOutputs({ ...outputs(report, siteOf), ...ready?.outputs?.(report), report: path }),
    () => writeFile3(path, `${JSON.stringify(publicReport(report), void 0, 2)}
`),
    () => issueAnnotations(annotations(report, titleOf)),
    () => writeSummary(summary2(report, { titleOf, documentationOf, siteOf })),
    () => reporter.say(headline(report))
  ];
  for (const way of ways) {
    try {
      await way();
    } catch (error2) {
      process.exitCode = 1;
      reporter.say(`Not everything can be told: ${error2 instanceof Error ? error2.message : error2}`);
    }
  }
}
function maskInputs() {
  for (const value of split(getInput("github-token"))) addMask(value);
  for (const secret of split(getInput("api-token")).flatMap(secretsIn)) addMask(secret);
}
function connectionsOf({ owner, repository, apiUrl, serverUrl }, { environment, reporter }, {
  indexes,
  options,
  sandbox
}) {
  return {
    environment,
    github: {
      owner,
      repository,
      apiUrl,
      serverUrl,
      uploadUrl: sandbox["uploads"],
      token: options.githubToken
    },
    indexes,
    apiTokens: options.apiTokens,
    sigstore: { fulcioUrl: sandbox["fulcio"], rekorUrl: sandbox["rekor"] },
    identity: {
      requestUrl: environment["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "",
      requestToken: environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? ""
    },
    reporter,
    mask: addMask,
    version: VERSION,
    repository: REPOSITORY
  };
}
async function readSurroundings(started, readOptions) {
  const { environment } = started;
  const context = await readRunnerContext(environment);
  const typed = readOptions((name) => getInput(name));
  const sandbox = readSandboxAddresses(environment);
  for (const [name, address] of Object.entries(sandbox)) {
    started.reporter.say(`This is a rehearsal: ${name} is ${address} (TAG2PYPI_SANDBOX).`);
  }
  const indexes = typed.indexes.map((name) => resolveIndex(name, sandbox));
  const options = { ...typed, indexes: indexes.map(({ name }) => name) };
  const { serverUrl, owner, repository } = context;
  return {
    context,
    options,
    indexes,
    temporary: await mkdtemp(join(context.temporary, "tag2pypi-")),
    connections: connectionsOf(context, started, { indexes, options, sandbox }),
    filesUrl: (tag) => `${serverUrl}/${owner}/${repository}/blob/${encodeURIComponent(tag)}/`
  };
}

export {
  getInput,
  runAction,
  readSurroundings
};
