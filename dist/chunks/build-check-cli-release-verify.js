import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import {
  MOST_FIXES,
  ReleaseError,
  compareVersions,
  connectPublish,
  describeEnding,
  describeRevision,
  describeUnavailable,
  gitDiagnostics,
  isTag,
  isVersion,
  lastLines,
  optional,
  projectCommandDiagnostics,
  pythonDiagnostics,
  redact,
  sanitise,
  satisfies,
  succeeded
} from "./shared.js";

// src/adapters/processes/batch.ts
var UNSAFE = /["%!\r\n]/;
function batchArguments(file, parameters) {
  const words = [file, ...parameters];
  if (words.some((word) => UNSAFE.test(word))) return void 0;
  return ["/d", "/s", "/c", `"${words.map((word) => `"${word}"`).join(" ")}"`];
}

// src/adapters/processes/environment.ts
import { delimiter } from "node:path";
var ALLOWED = new Set(
  [
    // Programs, home, locale, terminal, temporary folders.
    "PATH PYENV_ROOT PYENV_VERSION HOME USER LOGNAME SHELL LANG LANGUAGE TERM NO_COLOR TZ CI",
    "XDG_CACHE_HOME XDG_CONFIG_HOME XDG_CONFIG_DIRS XDG_DATA_HOME TMPDIR TEMP TMP",
    // Proxies and certificates.
    "HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE",
    "GIT_SSL_CAINFO GIT_SSL_CAPATH NODE_EXTRA_CA_CERTS",
    // What the platform needs. setup-python sets LD_LIBRARY_PATH for its own, shared builds.
    "LD_LIBRARY_PATH DYLD_LIBRARY_PATH DEVELOPER_DIR SDKROOT SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT OS",
    "USERPROFILE USERNAME USERDOMAIN HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA ALLUSERSPROFILE PUBLIC",
    "PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES COMMONPROGRAMFILES(X86) COMMONPROGRAMW6432",
    "NUMBER_OF_PROCESSORS PROCESSOR_ARCHITECTURE PROCESSOR_ARCHITEW6432 PROCESSOR_IDENTIFIER",
    // Where pip and uv look for packages: people's builds need their index.
    "PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_NO_INDEX PIP_CONFIG_FILE PIP_TRUSTED_HOST PIP_CERT",
    "PIP_CLIENT_CERT PIP_PROXY PIP_DEFAULT_TIMEOUT PIP_TIMEOUT PIP_RETRIES PIP_KEYRING_PROVIDER PIP_USE_FEATURE",
    "UV_INDEX UV_DEFAULT_INDEX UV_INDEX_URL UV_EXTRA_INDEX_URL UV_INDEX_STRATEGY UV_FIND_LINKS UV_NO_INDEX UV_OFFLINE",
    "UV_CONFIG_FILE UV_INSECURE_HOST UV_NATIVE_TLS UV_SYSTEM_CERTS UV_KEYRING_PROVIDER UV_HTTP_TIMEOUT"
  ].flatMap((names) => names.split(" "))
);
var ALLOWED_PREFIXES = ["LC_", "UV_INDEX_"];
var FORBIDDEN = new Set(
  [
    "GITHUB_TOKEN GH_TOKEN GITHUB_ENV GITHUB_PATH GITHUB_OUTPUT GITHUB_STATE GITHUB_STEP_SUMMARY GITHUB_ARTIFACTS",
    "PYTHONPATH PYTHONHOME PYTHONSTARTUP PIP_TARGET PIP_USER PIP_PREFIX PIP_ROOT PIP_PYTHON",
    "PYPI_TOKEN PYPI_API_TOKEN TEST_PYPI_TOKEN TEST_PYPI_API_TOKEN TESTPYPI_API_TOKEN FLIT_PASSWORD MATURIN_PYPI_TOKEN"
  ].flatMap((names) => names.split(" "))
);
var FORBIDDEN_PREFIXES = [
  "INPUT_",
  "ACTIONS_",
  "TWINE_",
  "UV_PUBLISH_",
  "POETRY_PYPI_",
  "HATCH_INDEX_"
];
var UPLOAD_TOKEN = /pypi-[\w-]{85}/;
function isForbidden(name, value = "") {
  const upper = name.toUpperCase();
  return FORBIDDEN.has(upper) || FORBIDDEN_PREFIXES.some((prefix) => upper.startsWith(prefix)) || UPLOAD_TOKEN.test(value);
}
function childEnvironment(environment, variables = [], added = {}) {
  const asked = new Set(variables.map((name) => name.toUpperCase()));
  const replaced = new Set(Object.keys(added).map((name) => name.toUpperCase()));
  const kept = Object.entries(environment).filter(([name]) => {
    const upper = name.toUpperCase();
    return !replaced.has(upper) && (isAllowed(upper) || asked.has(upper));
  });
  const path4 = added["PATH"];
  const above = path4 === void 0 ? added : { ...added, PATH: joinPaths(path4, variable(environment, "PATH")) };
  return Object.fromEntries(
    [...kept, ...Object.entries(above)].filter(
      (entry) => entry[1] !== void 0 && !isForbidden(entry[0], entry[1])
    )
  );
}
function joinPaths(...paths) {
  return paths.filter(Boolean).join(delimiter);
}
function isAllowed(upper) {
  return ALLOWED.has(upper) || ALLOWED_PREFIXES.some((prefix) => upper.startsWith(prefix));
}
function variable(environment, name) {
  const upper = name.toUpperCase();
  return Object.entries(environment).find(([key]) => key.toUpperCase() === upper)?.[1];
}

// src/adapters/processes/locate.ts
import { realpath } from "node:fs/promises";
import { delimiter as delimiter3, isAbsolute, join as join3, relative as relative2, resolve, sep as sep2 } from "node:path";

// node_modules/@actions/io/lib/io.js
import * as path2 from "path";

// node_modules/@actions/io/lib/io-util.js
import * as fs from "fs";
import * as path from "path";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve8) {
      resolve8(value);
    });
  }
  return new (P || (P = Promise))(function(resolve8, reject) {
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
      result.done ? resolve8(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs.constants.O_RDONLY;
function exists(fsPath) {
  return __awaiter(this, void 0, void 0, function* () {
    try {
      yield stat(fsPath);
    } catch (err) {
      if (err.code === "ENOENT") {
        return false;
      }
      throw err;
    }
    return true;
  });
}
function isRooted(p) {
  p = normalizeSeparators(p);
  if (!p) {
    throw new Error('isRooted() parameter "p" cannot be empty');
  }
  if (IS_WINDOWS) {
    return p.startsWith("\\") || /^[A-Z]:/i.test(p);
  }
  return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return __awaiter(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) {
          return filePath;
        }
      } else {
        if (isUnixExecutable(stats)) {
          return filePath;
        }
      }
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension;
      stats = void 0;
      try {
        stats = yield stat(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory = path.dirname(filePath);
            const upperName = path.basename(filePath).toUpperCase();
            for (const actualName of yield readdir(directory)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path.join(directory, actualName);
                break;
              }
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else {
          if (isUnixExecutable(stats)) {
            return filePath;
          }
        }
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  p = p || "";
  if (IS_WINDOWS) {
    p = p.replace(/\//g, "\\");
    return p.replace(/\\\\+/g, "\\");
  }
  return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}

// node_modules/@actions/io/lib/io.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve8) {
      resolve8(value);
    });
  }
  return new (P || (P = Promise))(function(resolve8, reject) {
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
      result.done ? resolve8(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function which(tool, check) {
  return __awaiter2(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    if (check) {
      const result = yield which(tool, false);
      if (!result) {
        if (IS_WINDOWS) {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
        } else {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        }
      }
      return result;
    }
    const matches = yield findInPath(tool);
    if (matches && matches.length > 0) {
      return matches[0];
    }
    return "";
  });
}
function findInPath(tool) {
  return __awaiter2(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    const extensions = [];
    if (IS_WINDOWS && process.env["PATHEXT"]) {
      for (const extension of process.env["PATHEXT"].split(path2.delimiter)) {
        if (extension) {
          extensions.push(extension);
        }
      }
    }
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      if (filePath) {
        return [filePath];
      }
      return [];
    }
    if (tool.includes(path2.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path2.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory of directories) {
      const filePath = yield tryGetExecutablePath(path2.join(directory, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}

// src/adapters/processes/locate.ts
async function locateProgram(program, search) {
  if (program === "") return void 0;
  if (isAbsolute(program)) return found(await which(program, false));
  if (program.includes("/") || program.includes(sep2)) {
    return found(await which(resolve(search.directory, program), false));
  }
  const workspace = search.workspace && await realpath(search.workspace).catch(() => void 0);
  for (const folder of search.path.split(delimiter3)) {
    if (!isAbsolute(folder) || workspace && await isWithin(folder, workspace)) continue;
    const path4 = found(await which(join3(folder, program), false));
    if (path4 !== void 0) return path4;
  }
  return void 0;
}
async function isWithin(folder, workspace) {
  const real = await realpath(folder).catch(() => folder);
  const path4 = relative2(workspace, real);
  return path4 !== ".." && !path4.startsWith(`..${sep2}`) && !isAbsolute(path4);
}
function found(path4) {
  return path4 === "" ? void 0 : path4;
}

// src/adapters/processes/run-process.ts
import { spawn as spawn2 } from "node:child_process";

// src/adapters/processes/output.ts
import { StringDecoder } from "node:string_decoder";
var Tail = class {
  #limit;
  #kept = Buffer.alloc(0);
  #pending = [];
  #pendingBytes = 0;
  constructor(limit) {
    this.#limit = limit;
  }
  add(chunk) {
    this.#pending.push(chunk);
    this.#pendingBytes += chunk.length;
    if (this.#pendingBytes > this.#limit) this.#compact();
  }
  /** As UTF-8; what is not becomes U+FFFD. */
  text() {
    this.#compact();
    return this.#kept.toString("utf8");
  }
  #compact() {
    const all2 = Buffer.concat([this.#kept, ...this.#pending]);
    this.#kept = Buffer.from(all2.subarray(Math.max(0, all2.length - this.#limit)));
    this.#pending = [];
    this.#pendingBytes = 0;
  }
};
var LONGEST_LINE = 16384;
function lineSplitter(onLine) {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  const take = (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line.endsWith("\r") ? line.slice(0, -1) : line);
    for (; rest.length > LONGEST_LINE; rest = rest.slice(LONGEST_LINE)) {
      onLine(rest.slice(0, LONGEST_LINE));
    }
  };
  return {
    add: (chunk) => take(decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      if (rest !== "") onLine(rest);
    }
  };
}

// src/adapters/processes/process-group.ts
import { spawn } from "node:child_process";
import { join as join4 } from "node:path";
var onWindows = process.platform === "win32";
var running = /* @__PURE__ */ new Set();
var ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
function endGroup(child2, signal) {
  if (child2.pid === void 0) return;
  if (onWindows) {
    endWindowsTree(child2.pid);
    return;
  }
  try {
    process.kill(-child2.pid, signal);
  } catch {
  }
}
function endWindowsTree(pid) {
  const taskkill = join4(process.env["SystemRoot"] ?? "C:\\Windows", "System32", "taskkill.exe");
  spawn(taskkill, ["/PID", String(pid), "/T", "/F"], { stdio: "ignore", windowsHide: true }).on("error", () => void 0);
}
function watch(child2) {
  if (running.size === 0) listen();
  running.add(child2);
  return {
    forget: () => {
      running.delete(child2);
      if (running.size === 0) unlisten();
    }
  };
}
function listen() {
  for (const signal of ENDING_SIGNALS) process.on(signal, passOn);
  process.on("exit", endAll);
}
function unlisten() {
  for (const signal of ENDING_SIGNALS) process.off(signal, passOn);
  process.off("exit", endAll);
}
function endAll() {
  for (const child2 of running) endGroup(child2, "SIGKILL");
}
function passOn(signal) {
  endAll();
  unlisten();
  process.kill(process.pid, signal);
}

// src/adapters/processes/run-process.ts
var KEPT_OUTPUT = 1024 * 1024;
var GRACE_MS = 2e3;
function runProcess(request) {
  return new Promise((resolve8) => {
    const child2 = spawn2(request.file, request.parameters, {
      cwd: request.directory,
      env: request.environment,
      stdio: ["ignore", "pipe", "pipe"],
      shell: false,
      detached: process.platform !== "win32",
      windowsHide: true,
      windowsVerbatimArguments: request.verbatim ?? false
    });
    const watched = watch(child2);
    const collected = collect(child2, request.onLine);
    const limit = limitTime(child2, request.timeoutMs);
    let code = null;
    let grace;
    child2.once("error", (error) => {
      watched.forget();
      limit.clear();
      resolve8(notStarted(request.file, error.message));
    });
    child2.once("exit", (exitCode) => {
      code = exitCode;
      limit.clear();
      endGroup(child2, "SIGKILL");
      grace = setTimeout(() => closeStreams(child2), GRACE_MS);
    });
    child2.once("close", () => {
      clearTimeout(grace);
      watched.forget();
      const output = collected();
      if (limit.passed()) resolve8({ status: "timed-out", ...output });
      else resolve8({ status: "exited", ...code === null ? {} : { code }, ...output });
    });
  });
}
function notStarted(program, why) {
  const output = `${program}: ${why}`;
  return { status: "not-found", stdout: "", stderr: output, output };
}
function collect(child2, onLine) {
  const both = new Tail(KEPT_OUTPUT);
  const read = (stream) => {
    const tail = new Tail(KEPT_OUTPUT);
    const lines = lineSplitter(onLine ?? (() => void 0));
    stream?.on("data", (chunk) => {
      tail.add(chunk);
      both.add(chunk);
      if (onLine !== void 0) lines.add(chunk);
    });
    return { tail, end: lines.end };
  };
  const [stdout, stderr] = [read(child2.stdout), read(child2.stderr)];
  return () => {
    stdout.end();
    stderr.end();
    return { stdout: stdout.tail.text(), stderr: stderr.tail.text(), output: both.text() };
  };
}
function limitTime(child2, timeoutMs) {
  let passed = false;
  let second;
  const first = timeoutMs === void 0 ? void 0 : setTimeout(() => {
    passed = true;
    endGroup(child2, "SIGTERM");
    second = setTimeout(() => endGroup(child2, "SIGKILL"), GRACE_MS);
  }, timeoutMs);
  return {
    passed: () => passed,
    clear: () => {
      clearTimeout(first);
      clearTimeout(second);
    }
  };
}
function closeStreams(child2) {
  child2.stdout?.destroy();
  child2.stderr?.destroy();
}

// src/adapters/processes/commands.ts
function commandsAdapter(options) {
  const { environment, reporter, busy } = options;
  const told = /* @__PURE__ */ new Set();
  return {
    run: async (command, given) => {
      for (const name of given.variables ?? []) {
        if (!isForbidden(name, variable(environment, name)) || told.has(name)) continue;
        told.add(name);
        reporter.say(`${name} is asked for, but never passed to child processes.`);
      }
      const request = await prepare(options, command, given);
      if (request === void 0) return notStarted(command[0], "not found");
      busy?.begin();
      try {
        return await runProcess(request);
      } finally {
        busy?.end();
      }
    }
  };
}
async function prepare({ environment, workspace, reporter }, [program, ...parameters], { directory, environment: added, variables, timeoutMs, quiet }) {
  const child2 = childEnvironment(environment, variables, added);
  const forbidden = workspace ?? variable(environment, "GITHUB_WORKSPACE");
  const file = await locateProgram(program, {
    path: variable(child2, "PATH") ?? "",
    directory,
    ...forbidden ? { workspace: forbidden } : {}
  });
  const start = file === void 0 ? void 0 : startOf(file, parameters, child2);
  if (start === void 0) return void 0;
  return {
    ...start,
    directory,
    environment: child2,
    ...timeoutMs === void 0 ? {} : { timeoutMs },
    ...quiet === true ? {} : { onLine: (line) => reporter.quote(line) }
  };
}
function startOf(file, parameters, environment) {
  if (process.platform !== "win32" || !/\.(?:cmd|bat)$/i.test(file)) return { file, parameters };
  const quoted = batchArguments(file, parameters);
  const shell = variable(environment, "COMSPEC");
  if (quoted === void 0 || shell === void 0) return void 0;
  return { file: shell, parameters: quoted, verbatim: true };
}

// src/adapters/git/clone.ts
import { existsSync as existsSync2 } from "node:fs";
import { join as join6, resolve as resolve2 } from "node:path";

// src/adapters/git/history.ts
async function findCommit(git, directory, revision) {
  const { code, stdout } = await git(
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`],
    { directory, expected: [1, 128] }
  );
  return code === 0 ? stdout.trim() : void 0;
}
async function isComplete(git, directory) {
  const shallow = await git(["rev-parse", "--is-shallow-repository"], {
    directory,
    expected: [128]
  });
  if (shallow.stdout.trim() !== "false") return false;
  const partial = await git(
    ["config", "--get-regexp", "^remote\\..*\\.(promisor|partialclonefilter)$"],
    { directory, expected: [1] }
  );
  return partial.code === 1;
}

// src/adapters/git/large-files.ts
import { existsSync } from "node:fs";
import { open as open2 } from "node:fs/promises";
import { join as join5 } from "node:path";
var POINTER = "version https://git-lfs.github.com/spec/v1\n";
var LONGEST_POINTER = 1024;
var FILTERS = [
  ["filter.lfs.clean", "git-lfs clean -- %f"],
  ["filter.lfs.smudge", "git-lfs smudge -- %f"],
  ["filter.lfs.process", "git-lfs filter-process"],
  ["filter.lfs.required", "true"]
];
async function fetchLargeFiles(git, call, workspace, reporter) {
  const pointers = await findPointers(git, call.directory);
  if (pointers.length === 0) return pointers;
  const version = await git(["lfs", "version"], { directory: call.directory, expected: [1] });
  if (version.code !== 0) return pointers;
  const storage = workspace === void 0 ? [] : await storageOf(git, workspace);
  for (const [key, value] of FILTERS) {
    await git(["config", "--local", key, value], { directory: call.directory });
  }
  const config = [...call.config ?? [], ...storage];
  const pulled = await git(["lfs", "pull"], { ...call, config, expected: [1, 2, 128] });
  if (pulled.code !== 0) reporter.quote(lastLines(pulled.stderr));
  return findPointers(git, call.directory);
}
async function storageOf(git, workspace) {
  const { stdout } = await git(["rev-parse", "--path-format=absolute", "--git-common-dir"], {
    directory: workspace
  });
  const storage = join5(stdout.replace(/\n$/, ""), "lfs");
  return existsSync(storage) ? [["lfs.storage", storage]] : [];
}
async function findPointers(git, directory) {
  const { stdout } = await git(
    ["grep", "--recurse-submodules", "--text", "-l", "-z", "-F", "-e", POINTER.trim()],
    { directory, expected: [1] }
  );
  const paths = stdout.split("\0").filter((path4) => path4 !== "");
  const pointers = await Promise.all(paths.map((path4) => isPointer(join5(directory, path4))));
  return paths.filter((_, index) => pointers[index]);
}
async function isPointer(path4) {
  const file = await open2(path4);
  try {
    const buffer = Buffer.alloc(LONGEST_POINTER + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    const text = buffer.toString("utf8", 0, bytesRead).replaceAll("\r\n", "\n");
    return bytesRead <= LONGEST_POINTER && text.startsWith(POINTER);
  } finally {
    await file.close();
  }
}

// src/adapters/git/clone.ts
var OBJECT_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
async function cloneAt(git, { workspace, remote, reporter }, complete, { revision, into }) {
  requireObjectNames(revision);
  const directory = resolve2(into);
  const server = remote === void 0 ? void 0 : serverOf(remote);
  if (complete) await cloneWorkspace(git, workspace, directory, server);
  else if (server !== void 0) await cloneServer(git, workspace, directory, server);
  else throw unavailable(revision, "the workspace does not have its whole history");
  if (isTag(revision)) await placeTag(git, directory, revision, server);
  else await requireCommit(git, directory, revision, server);
  await git(["checkout", "--quiet", "--detach", revision.commit], { directory });
  const call = { directory, config: server?.access ?? [] };
  if (existsSync2(join6(directory, ".gitmodules"))) {
    await git(["submodule", "--quiet", "update", "--init", "--recursive"], call);
  }
  const lfsPointers = await fetchLargeFiles(git, call, complete ? workspace : void 0, reporter);
  const { stdout } = await git(["show", "--no-patch", "--format=%ct", revision.commit], {
    directory
  });
  return { committedAt: Number(stdout.trim()), lfsPointers };
}
function requireObjectNames(revision) {
  for (const name of [isTag(revision) ? revision.object : revision.commit, revision.commit]) {
    if (!OBJECT_NAME.test(name)) {
      throw unavailable(
        revision,
        `${JSON.stringify(name.slice(0, 80))} is no name of a git object`
      );
    }
  }
}
function serverOf({ url, token }) {
  const address = new URL(url);
  address.username = "";
  address.password = "";
  const root = `${address.origin}/`;
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    url: address.href,
    access: token === void 0 ? [] : [
      [`http.${root}.extraHeader`, `Authorization: Basic ${basic}`],
      // After a redirect, git itself would send that header to wherever it leads.
      [`http.${root}.followRedirects`, "false"],
      // Submodules of the same server that are named by SSH addresses; there is no key here.
      [`url.${root}.insteadOf`, `git@${address.host}:`],
      [`url.${root}.insteadOf`, `ssh://git@${address.host}/`]
    ]
  };
}
var CLONE = ["clone", "--quiet", "--no-checkout", "--config", "core.autocrlf=false"];
async function cloneWorkspace(git, workspace, directory, server) {
  const { stdout } = await git(["rev-parse", "--show-toplevel"], { directory: workspace });
  const serve = "--upload-pack=git -c safe.directory='*' upload-pack";
  const repository = stdout.replace(/\n$/, "");
  await git([...CLONE, "--no-local", serve, "--", repository, directory], {
    directory: workspace
  });
  const origin = server === void 0 ? ["remove", "origin"] : ["set-url", "origin", server.url];
  await git(["remote", ...origin], { directory });
}
async function cloneServer(git, workspace, directory, { url, access }) {
  await git([...CLONE, "--", url, directory], { directory: workspace, config: access });
}
async function placeTag(git, directory, tag, server) {
  const reference = `refs/tags/${tag.name}`;
  const held = async () => (await git(["cat-file", "-e", tag.object], { directory, expected: [1, 128] })).code === 0;
  const complaint = await held() ? "" : await fetchRef(git, directory, reference, server);
  const commit = await held() ? await findCommit(git, directory, tag.object) : void 0;
  if (commit === void 0) {
    throw unavailable(tag, `its object ${tag.object} is not there${complaint}`);
  }
  if (commit !== tag.commit) throw unavailable(tag, `its object points to ${commit}`);
  await git(["update-ref", reference, tag.object], { directory });
}
async function requireCommit(git, directory, revision, server) {
  const held = async () => await findCommit(git, directory, revision.commit) !== void 0;
  if (await held()) return;
  const complaint = await fetchRef(git, directory, revision.ref, server);
  if (await held()) return;
  throw unavailable(revision, `${revision.ref} does not lead to it any more${complaint}`);
}
async function fetchRef(git, directory, reference, server) {
  if (server === void 0) return "";
  const { code, stderr } = await git(
    ["fetch", "--quiet", "--no-tags", "--", server.url, `+${reference}:${reference}`],
    { directory, config: server.access, expected: [1, 128] }
  );
  return code === 0 ? "" : ` (${lastLines(stderr, 1)})`;
}
function unavailable(revision, why) {
  return new ReleaseError(
    gitDiagnostics.diagnose("commit-unavailable", {
      message: `The commit ${revision.commit} of ${describeRevision(revision)} cannot be checked out: ${why}.`,
      hint: "Fetch the whole history with its tags: `fetch-depth: 0` for actions/checkout, or `git fetch --unshallow --tags --force`. Then check that it still exists on the server."
    })
  );
}

// node_modules/@actions/exec/lib/exec.js
import { StringDecoder as StringDecoder2 } from "string_decoder";

// node_modules/@actions/exec/lib/toolrunner.js
import * as os from "os";
import * as events from "events";
import * as child from "child_process";
import * as path3 from "path";
import { setTimeout as setTimeout2 } from "timers";
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve8) {
      resolve8(value);
    });
  }
  return new (P || (P = Promise))(function(resolve8, reject) {
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
      result.done ? resolve8(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var IS_WINDOWS2 = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
  constructor(toolPath, args, options) {
    super();
    if (!toolPath) {
      throw new Error("Parameter 'toolPath' cannot be null or empty.");
    }
    this.toolPath = toolPath;
    this.args = args || [];
    this.options = options || {};
  }
  _debug(message) {
    if (this.options.listeners && this.options.listeners.debug) {
      this.options.listeners.debug(message);
    }
  }
  _getCommandString(options, noPrefix) {
    const toolPath = this._getSpawnFileName();
    const args = this._getSpawnArgs(options);
    let cmd = noPrefix ? "" : "[command]";
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        cmd += toolPath;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else if (options.windowsVerbatimArguments) {
        cmd += `"${toolPath}"`;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else {
        cmd += this._windowsQuoteCmdArg(toolPath);
        for (const a of args) {
          cmd += ` ${this._windowsQuoteCmdArg(a)}`;
        }
      }
    } else {
      cmd += toolPath;
      for (const a of args) {
        cmd += ` ${a}`;
      }
    }
    return cmd;
  }
  _processLineBuffer(data, strBuffer, onLine) {
    try {
      let s = strBuffer + data.toString();
      let n = s.indexOf(os.EOL);
      while (n > -1) {
        const line = s.substring(0, n);
        onLine(line);
        s = s.substring(n + os.EOL.length);
        n = s.indexOf(os.EOL);
      }
      return s;
    } catch (err) {
      this._debug(`error processing line. Failed with error ${err}`);
      return "";
    }
  }
  _getSpawnFileName() {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        return process.env["COMSPEC"] || "cmd.exe";
      }
    }
    return this.toolPath;
  }
  _getSpawnArgs(options) {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
        for (const a of this.args) {
          argline += " ";
          argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
        }
        argline += '"';
        return [argline];
      }
    }
    return this.args;
  }
  _endsWith(str, end) {
    return str.endsWith(end);
  }
  _isCmdFile() {
    const upperToolPath = this.toolPath.toUpperCase();
    return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
  }
  _windowsQuoteCmdArg(arg) {
    if (!this._isCmdFile()) {
      return this._uvQuoteCmdArg(arg);
    }
    if (!arg) {
      return '""';
    }
    const cmdSpecialChars = [
      " ",
      "	",
      "&",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "^",
      "=",
      ";",
      "!",
      "'",
      "+",
      ",",
      "`",
      "~",
      "|",
      "<",
      ">",
      '"'
    ];
    let needsQuotes = false;
    for (const char of arg) {
      if (cmdSpecialChars.some((x) => x === char)) {
        needsQuotes = true;
        break;
      }
    }
    if (!needsQuotes) {
      return arg;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += '"';
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _uvQuoteCmdArg(arg) {
    if (!arg) {
      return '""';
    }
    if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"')) {
      return arg;
    }
    if (!arg.includes('"') && !arg.includes("\\")) {
      return `"${arg}"`;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += "\\";
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _cloneExecOptions(options) {
    options = options || {};
    const result = {
      cwd: options.cwd || process.cwd(),
      env: options.env || process.env,
      silent: options.silent || false,
      windowsVerbatimArguments: options.windowsVerbatimArguments || false,
      failOnStdErr: options.failOnStdErr || false,
      ignoreReturnCode: options.ignoreReturnCode || false,
      delay: options.delay || 1e4
    };
    result.outStream = options.outStream || process.stdout;
    result.errStream = options.errStream || process.stderr;
    return result;
  }
  _getSpawnOptions(options, toolPath) {
    options = options || {};
    const result = {};
    result.cwd = options.cwd;
    result.env = options.env;
    result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
    if (options.windowsVerbatimArguments) {
      result.argv0 = `"${toolPath}"`;
    }
    return result;
  }
  /**
   * Exec a tool.
   * Output will be streamed to the live console.
   * Returns promise with return code
   *
   * @param     tool     path to tool to exec
   * @param     options  optional exec options.  See ExecOptions
   * @returns   number
   */
  exec() {
    return __awaiter3(this, void 0, void 0, function* () {
      if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
        this.toolPath = path3.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
      }
      this.toolPath = yield which(this.toolPath, true);
      return new Promise((resolve8, reject) => __awaiter3(this, void 0, void 0, function* () {
        this._debug(`exec tool: ${this.toolPath}`);
        this._debug("arguments:");
        for (const arg of this.args) {
          this._debug(`   ${arg}`);
        }
        const optionsNonNull = this._cloneExecOptions(this.options);
        if (!optionsNonNull.silent && optionsNonNull.outStream) {
          optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os.EOL);
        }
        const state = new ExecState(optionsNonNull, this.toolPath);
        state.on("debug", (message) => {
          this._debug(message);
        });
        if (this.options.cwd && !(yield exists(this.options.cwd))) {
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        }
        const fileName = this._getSpawnFileName();
        const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
        let stdbuffer = "";
        if (cp.stdout) {
          cp.stdout.on("data", (data) => {
            if (this.options.listeners && this.options.listeners.stdout) {
              this.options.listeners.stdout(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(data);
            }
            stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.stdline) {
                this.options.listeners.stdline(line);
              }
            });
          });
        }
        let errbuffer = "";
        if (cp.stderr) {
          cp.stderr.on("data", (data) => {
            state.processStderr = true;
            if (this.options.listeners && this.options.listeners.stderr) {
              this.options.listeners.stderr(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
              const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
              s.write(data);
            }
            errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.errline) {
                this.options.listeners.errline(line);
              }
            });
          });
        }
        cp.on("error", (err) => {
          state.processError = err.message;
          state.processExited = true;
          state.processClosed = true;
          state.CheckComplete();
        });
        cp.on("exit", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        cp.on("close", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          state.processClosed = true;
          this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        state.on("done", (error, exitCode) => {
          if (stdbuffer.length > 0) {
            this.emit("stdline", stdbuffer);
          }
          if (errbuffer.length > 0) {
            this.emit("errline", errbuffer);
          }
          cp.removeAllListeners();
          if (error) {
            reject(error);
          } else {
            resolve8(exitCode);
          }
        });
        if (this.options.input) {
          if (!cp.stdin) {
            throw new Error("child process missing stdin");
          }
          cp.stdin.end(this.options.input);
        }
      }));
    });
  }
};
function argStringToArray(argString) {
  const args = [];
  let inQuotes = false;
  let escaped = false;
  let arg = "";
  function append(c) {
    if (escaped && c !== '"') {
      arg += "\\";
    }
    arg += c;
    escaped = false;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      if (!escaped) {
        inQuotes = !inQuotes;
      } else {
        append(c);
      }
      continue;
    }
    if (c === "\\" && escaped) {
      append(c);
      continue;
    }
    if (c === "\\" && inQuotes) {
      escaped = true;
      continue;
    }
    if (c === " " && !inQuotes) {
      if (arg.length > 0) {
        args.push(arg);
        arg = "";
      }
      continue;
    }
    append(c);
  }
  if (arg.length > 0) {
    args.push(arg.trim());
  }
  return args;
}
var ExecState = class _ExecState extends events.EventEmitter {
  constructor(options, toolPath) {
    super();
    this.processClosed = false;
    this.processError = "";
    this.processExitCode = 0;
    this.processExited = false;
    this.processStderr = false;
    this.delay = 1e4;
    this.done = false;
    this.timeout = null;
    if (!toolPath) {
      throw new Error("toolPath must not be empty");
    }
    this.options = options;
    this.toolPath = toolPath;
    if (options.delay) {
      this.delay = options.delay;
    }
  }
  CheckComplete() {
    if (this.done) {
      return;
    }
    if (this.processClosed) {
      this._setResult();
    } else if (this.processExited) {
      this.timeout = setTimeout2(_ExecState.HandleTimeout, this.delay, this);
    }
  }
  _debug(message) {
    this.emit("debug", message);
  }
  _setResult() {
    let error;
    if (this.processExited) {
      if (this.processError) {
        error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
      } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
        error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
      } else if (this.processStderr && this.options.failOnStdErr) {
        error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
      }
    }
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    this.done = true;
    this.emit("done", error, this.processExitCode);
  }
  static HandleTimeout(state) {
    if (state.done) {
      return;
    }
    if (!state.processClosed && state.processExited) {
      const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
      state._debug(message);
    }
    state._setResult();
  }
};

// node_modules/@actions/exec/lib/exec.js
var __awaiter4 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve8) {
      resolve8(value);
    });
  }
  return new (P || (P = Promise))(function(resolve8, reject) {
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
      result.done ? resolve8(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function exec(commandLine, args, options) {
  return __awaiter4(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine);
    if (commandArgs.length === 0) {
      throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
    }
    const toolPath = commandArgs[0];
    args = commandArgs.slice(1).concat(args || []);
    const runner = new ToolRunner(toolPath, args, options);
    return runner.exec();
  });
}
function getExecOutput(commandLine, args, options) {
  return __awaiter4(this, void 0, void 0, function* () {
    var _a, _b;
    let stdout = "";
    let stderr = "";
    const stdoutDecoder = new StringDecoder2("utf8");
    const stderrDecoder = new StringDecoder2("utf8");
    const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
    const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
    const stdErrListener = (data) => {
      stderr += stderrDecoder.write(data);
      if (originalStdErrListener) {
        originalStdErrListener(data);
      }
    };
    const stdOutListener = (data) => {
      stdout += stdoutDecoder.write(data);
      if (originalStdoutListener) {
        originalStdoutListener(data);
      }
    };
    const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
    const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
    stdout += stdoutDecoder.end();
    stderr += stderrDecoder.end();
    return {
      exitCode,
      stdout,
      stderr
    };
  });
}

// src/adapters/git/git-process.ts
var SILENCE = "120";
var COMMON_CONFIG = [
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["safe.directory", "*"],
  ["http.lowSpeedLimit", "1"],
  ["http.lowSpeedTime", SILENCE]
];
var FIXED_ENVIRONMENT = {
  GCM_INTERACTIVE: "never",
  GIT_LFS_SKIP_SMUDGE: "1",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C"
};
async function locateGit(environment, workspace) {
  const search = { path: variable(environment, "PATH") ?? "", directory: workspace, workspace };
  const git = await locateProgram("git", search);
  if (git !== void 0) return git;
  throw new ReleaseError(
    gitDiagnostics.diagnose("git-missing", {
      message: "There is no git in any folder of PATH outside the workspace.",
      hint: "Install git on the runner; GitHub's own runners have it."
    })
  );
}
function gitRunner(environment, workspace, busy) {
  return async (parameters, { directory, config = [], expected = [] }) => {
    const git = await locateGit(environment, workspace);
    const added = { ...FIXED_ENVIRONMENT, ...configVariables([...COMMON_CONFIG, ...config]) };
    busy?.begin();
    const result = await getExecOutput(`"${git}"`, [...parameters], {
      cwd: directory,
      env: childEnvironment(environment, [], added),
      silent: true,
      ignoreReturnCode: true
    }).finally(() => busy?.end());
    if (result.exitCode !== 0 && !expected.includes(result.exitCode)) {
      const words = redact(result.stderr, headersIn(config));
      throw new ReleaseError(explainFailure(parameters, result.exitCode, words));
    }
    return { code: result.exitCode, stdout: result.stdout, stderr: result.stderr };
  };
}
function configVariables(config) {
  const entries = config.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value]
  ]);
  return { GIT_CONFIG_COUNT: String(config.length), ...Object.fromEntries(entries) };
}
function headersIn(config) {
  const headers = config.filter(([key]) => key.endsWith(".extraHeader"));
  return Object.fromEntries(headers.map(([, header]) => header.split(/: */, 2)));
}
function explainFailure(parameters, code, stderr) {
  const name = parameters.find((parameter) => !parameter.startsWith("-")) ?? "";
  return gitDiagnostics.diagnose("git-failed", {
    message: `git ${name} ends with exit code ${code}:
${lastLines(stderr) || "(it printed nothing)"}`,
    hint: "git only reads here: what is published stays as it is. If the server could not be reached, run again."
  });
}

// src/adapters/git/git.ts
function gitAdapter({ workspace, remote, environment, reporter, busy }) {
  const git = gitRunner(environment, workspace, busy);
  const sources = { workspace, remote, reporter };
  return {
    workspace: async () => {
      const head = await findCommit(git, workspace, "HEAD");
      return head === void 0 ? { changed: [] } : {
        head,
        changed: await changedPaths(git, workspace),
        ...optional("credentials", await keptCredentials(git, workspace))
      };
    },
    branchesContaining: async (commit) => {
      const known2 = await isComplete(git, workspace) && await findCommit(git, workspace, commit) !== void 0 && (await originBranches(git, workspace)).length > 0;
      return known2 ? originBranches(git, workspace, `--contains=${commit}`) : void 0;
    },
    clone: async (request) => {
      const complete = await isComplete(git, workspace) && await findCommit(git, workspace, request.revision.commit) !== void 0;
      return cloneAt(git, sources, complete, request);
    }
  };
}
async function keptCredentials(git, directory) {
  const { stdout } = await git(
    ["config", "--local", "--includes", "--name-only", "--get-regexp", "^http\\..*\\.extraheader$"],
    { directory, expected: [1] }
  );
  const names = new Set(stdout.split("\n").filter((name) => name !== ""));
  return names.size === 0 ? void 0 : [...names];
}
async function changedPaths(git, directory) {
  const { stdout } = await git(
    ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"],
    { directory }
  );
  return stdout.split("\0").flatMap((entry) => entry === "" ? [] : [entry.slice(3)]);
}
async function originBranches(git, directory, ...filter) {
  const { stdout } = await git(
    ["for-each-ref", "--format=%(refname:lstrip=3)", ...filter, "refs/remotes/origin/"],
    { directory }
  );
  return stdout.split("\n").filter((name) => name !== "" && name !== "HEAD");
}

// src/adapters/python/auditor.ts
import { mkdtemp as mkdtemp3, readFile, stat as stat2 } from "node:fs/promises";
import { devNull } from "node:os";
import { join as join9, resolve as resolve6 } from "node:path";

// src/domain/audit/explain-failure.ts
var EXCEPTION = /^[A-Za-z_][\w.]{0,200}(?:Error|Exception|Timeout|Redirects): \S/;
var LOOKED_AT = 1e5;
function explainAuditFailure(ending) {
  const how = succeeded(ending) ? "writes nothing that can be read" : describeEnding(ending);
  const said = ending.output.slice(-LOOKED_AT).split(/[\r\n]+/).findLast((line) => EXCEPTION.test(line));
  const words = said === void 0 ? lastLines(ending.output, 3) : sanitise(said, 300);
  return words === "" ? how : `${how}: ${words}`;
}

// src/domain/audit/merge-aliases.ts
function mergeAliases(vulnerabilities) {
  const groups = /* @__PURE__ */ new Map();
  for (const each of vulnerabilities) {
    const known2 = namesOf(each).flatMap((name) => {
      const group = groups.get(name);
      return group === void 0 ? [] : [group];
    });
    const [largest = [], ...others] = [...new Set(known2)].toSorted(
      (one, other) => other.length - one.length
    );
    for (const member of [...others.flat(), each]) {
      largest.push(member);
      for (const name of namesOf(member)) groups.set(name, largest);
    }
  }
  return [...new Set(groups.values())].map(merged);
}
function merged(group) {
  const [first] = group;
  const id = group.find((each) => each.id.startsWith("PYSEC-"))?.id ?? first?.id ?? "";
  const names = new Set(group.flatMap(namesOf));
  names.delete(id);
  return {
    id,
    aliases: [...names].toSorted(),
    fixed: inOrder([...new Set(group.flatMap(({ fixed }) => fixed))]),
    description: group.find(({ description }) => description !== "")?.description ?? ""
  };
}
function namesOf({ id, aliases }) {
  return [id, ...aliases];
}
function inOrder(versions) {
  const comparable = versions.length <= MOST_FIXES && versions.every(isVersion);
  return comparable ? versions.toSorted(compareVersions) : versions;
}

// src/domain/audit/read-report.ts
function readAuditReport(text) {
  return all(fieldOf(parse(text), "dependencies"), readPackage);
}
function readPackage(value) {
  const name = textOf(value, "name");
  if (name === void 0) return void 0;
  const why = textOf(value, "skip_reason");
  if (why !== void 0) return { kind: "skipped", name, why };
  const version = textOf(value, "version");
  const vulnerabilities = all(fieldOf(value, "vulns"), readVulnerability);
  if (version === void 0 || vulnerabilities === void 0) return void 0;
  return { kind: "audited", name, version, vulnerabilities: mergeAliases(vulnerabilities) };
}
function readVulnerability(value) {
  const id = textOf(value, "id");
  const fixed = all(fieldOf(value, "fix_versions"), asText);
  const aliases = all(fieldOf(value, "aliases"), asText);
  const description = textOf(value, "description");
  if (id === void 0 || fixed === void 0 || aliases === void 0) return void 0;
  return { id, aliases: aliases.toSorted(), fixed, description: known(description) };
}
function known(description) {
  return description === void 0 || description === "N/A" ? "" : description;
}
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function fieldOf(value, name) {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
  return Reflect.get(value, name);
}
function textOf(value, name) {
  return asText(fieldOf(value, name));
}
function asText(value) {
  return typeof value === "string" ? value : void 0;
}
function all(value, read) {
  if (!Array.isArray(value)) return void 0;
  const items = [];
  for (const each of value) {
    const item = read(each);
    if (item === void 0) return void 0;
    items.push(item);
  }
  return items;
}

// src/adapters/python/audit-tool.ts
import { mkdtemp as mkdtemp2 } from "node:fs/promises";
import { join as join8, resolve as resolve5 } from "node:path";

// src/adapters/python/environment.ts
import { mkdir as mkdir2, mkdtemp, readdir as readdir2 } from "node:fs/promises";
import { dirname as dirname3, join as join7, resolve as resolve4 } from "node:path";
function carriedTools(directory) {
  return { requirements: join7(directory, "requirements.txt"), wheels: join7(directory, "wheels") };
}
async function carriedWheel({ wheels }, tool) {
  const name = (await readdir2(wheels)).find((file) => file.startsWith(`${tool}-`));
  if (name === void 0) throw new Error(`${wheels} holds no wheel of ${tool}`);
  return resolve4(wheels, name);
}
async function createEnvironment(commands, interpreter, directory) {
  const command = [interpreter.path, "-I", "-m", "venv", "--without-pip", directory];
  const parent = dirname3(resolve4(directory));
  await mkdir2(parent, { recursive: true });
  const result = await commands.run(command, { directory: parent, quiet: true });
  if (!succeeded(result)) throw environmentFailed("Creating a virtual environment", result);
  const onWindows2 = process.platform === "win32";
  const scripts = join7(resolve4(directory), onWindows2 ? "Scripts" : "bin");
  return { python: join7(scripts, onWindows2 ? "python.exe" : "python"), scripts };
}
async function pipCommand(carried, environment) {
  return [environment.python, "-I", join7(await carriedWheel(carried, "pip"), "pip")];
}
function toolEnvironments(commands, carried, temporary, reporter) {
  const made = /* @__PURE__ */ new Map();
  const make = async (interpreter) => {
    reporter.say(`Preparing the build tools for Python ${interpreter.version}`);
    const directory = await mkdtemp(join7(temporary, "tools-"));
    const environment = await createEnvironment(commands, interpreter, directory);
    const command = [
      ...await pipCommand(carried, environment),
      "--isolated",
      "install",
      ...PIP_OPTIONS,
      "--no-index",
      "--no-deps",
      "--require-hashes",
      "--only-binary=:all:",
      `--find-links=${resolve4(carried.wheels)}`,
      `--requirement=${resolve4(carried.requirements)}`
    ];
    const result = await commands.run(command, { directory, quiet: true });
    if (!succeeded(result)) throw environmentFailed("Installing the build tools", result);
    return environment;
  };
  return (interpreter) => {
    const environment = made.get(interpreter.path) ?? make(interpreter);
    made.set(interpreter.path, environment);
    return environment;
  };
}
var PIP_OPTIONS = [
  "--no-input",
  "--disable-pip-version-check",
  "--no-cache-dir",
  "--no-compile",
  "--no-warn-script-location",
  "--progress-bar=off"
];
function environmentFailed(what, result) {
  return new ReleaseError(
    pythonDiagnostics.diagnose("environment-failed", {
      message: `${what} ${describeEnding(result)}:
${lastLines(result.output)}`,
      hint: "Check that this Python is complete and that the temporary folder has space, or put actions/setup-python before this step."
    })
  );
}

// src/adapters/python/audit-tool.ts
var TIMEOUT_MS = 5 * 6e4;
async function installAuditTool({ commands, carried, temporary, reporter }, interpreter) {
  reporter.say(`Installing pip-audit for Python ${interpreter.version}`);
  const tools = carriedTools(carried);
  const directory = await mkdtemp2(join8(resolve5(temporary), "audit-tool-"));
  const environment = await createEnvironment(commands, interpreter, directory).catch((error) => {
    if (!(error instanceof ReleaseError)) throw error;
    throw new ReleaseError(describeUnavailable(error.message));
  });
  const result = await commands.run(
    [
      ...await pipCommand(tools, environment),
      "install",
      ...PIP_OPTIONS,
      "--no-deps",
      "--require-hashes",
      "--only-binary=:all:",
      `--find-links=${resolve5(tools.wheels)}`,
      `--requirement=${resolve5(carried, "audit-requirements.txt")}`
    ],
    { directory, quiet: true, timeoutMs: TIMEOUT_MS }
  );
  if (succeeded(result)) return environment;
  throw new ReleaseError(
    describeUnavailable(
      `Installing pip-audit ${describeEnding(result)}:
${lastLines(result.output, 3)}`
    )
  );
}

// src/adapters/python/installed.ts
import { dirname as dirname4 } from "node:path";
var LIST = `
import json, os, sys, sysconfig
from importlib.metadata import distributions
schemes = sysconfig.get_scheme_names()
scheme = "venv" if "venv" in schemes else "nt" if os.name == "nt" else "posix_prefix"
base = {"base": sys.argv[1], "platbase": sys.argv[1]}
folders = sorted({os.path.realpath(sysconfig.get_path(key, scheme, base)) for key in ("purelib", "platlib")})
packages = [{"name": each.metadata.get("Name") or "?", "version": each.version or "?"} for each in distributions(path=folders)]
print(json.dumps({"folders": folders, "packages": packages}))
`;
async function listInstalled(commands, { interpreter, environment }) {
  const folder = dirname4(environment.scripts);
  const result = await commands.run([interpreter.path, "-I", "-c", LIST, folder], {
    directory: folder,
    quiet: true,
    timeoutMs: 6e4
  });
  if (succeeded(result)) return JSON.parse(result.stdout);
  throw new ReleaseError(
    describeUnavailable(
      `Listing what is installed ${describeEnding(result)}: ${lastLines(result.output, 1)}`
    )
  );
}

// src/adapters/python/auditor.ts
var TIMEOUT_MS2 = 10 * 6e4;
var LARGEST_REPORT = 32 * 1024 ** 2;
function auditorAdapter(options) {
  const { commands, reporter } = options;
  const made = /* @__PURE__ */ new Map();
  const tool = (interpreter) => {
    const environment = made.get(interpreter.path) ?? installAuditTool(options, interpreter);
    made.set(interpreter.path, environment);
    return environment;
  };
  return {
    installed: async (place) => (await listInstalled(commands, place)).packages,
    audit: async (place) => {
      const { folders, packages } = await listInstalled(commands, place);
      reporter.say(`Looking up known vulnerabilities of ${packages.length} packages`);
      return audit(options, await tool(place.interpreter), folders);
    }
  };
}
async function audit({ commands, temporary, environment, service, silenceSeconds = 15 }, { python }, folders) {
  const directory = await mkdtemp3(join9(resolve6(temporary), "audit-"));
  const output = join9(directory, "report.json");
  const result = await commands.run(
    [
      python,
      ...["-I", "-m", "pip_audit", "--format=json", "--desc=on", "--aliases=on"],
      ...["--progress-spinner=off", `--timeout=${silenceSeconds}`, `--output=${output}`],
      // A cache may have been filled by others.
      `--cache-dir=${join9(directory, "cache")}`,
      ...folders.flatMap((folder) => ["--path", folder]),
      `--vulnerability-service=${service.kind}`,
      ...service.kind === "osv" ? [`--osv-url=${service.url}`] : []
    ],
    {
      directory,
      quiet: true,
      timeoutMs: TIMEOUT_MS2,
      environment: {
        // Settings of pip's could leave packages out of its list.
        PIP_CONFIG_FILE: devNull,
        ...trusted(environment)
      }
    }
  );
  const report = result.status === "exited" ? await readReport(output) : void 0;
  if (report !== void 0) return report;
  throw new ReleaseError(describeUnavailable(`pip-audit ${explainAuditFailure(result)}`));
}
function trusted(environment) {
  const names = ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "PIP_CERT", "SSL_CERT_FILE"];
  const bundle = names.map((name) => variable(environment, name)).find(Boolean);
  return bundle === void 0 ? {} : { REQUESTS_CA_BUNDLE: bundle };
}
async function readReport(path4) {
  const file = await stat2(path4).catch(() => void 0);
  if (file === void 0 || file.size > LARGEST_REPORT) return void 0;
  return readAuditReport(await readFile(path4, "utf8"));
}

// src/adapters/python/python.ts
import { mkdir as mkdir3, readdir as readdir3, rm as rm2 } from "node:fs/promises";
import { resolve as resolve7 } from "node:path";

// src/adapters/python/explain-build.ts
var EXPLANATIONS = [
  {
    code: "build-several-packages",
    pattern: /Multiple top-level (?:packages|modules) discovered in a flat-layout: (\[[^[\]\n]*\])/,
    message: (found2) => `setuptools finds several top-level packages, ${found2}, and does not choose between them.`,
    hint: () => 'Name what belongs to the distribution in pyproject.toml, or move it below src/:\n[tool.setuptools.packages.find]\ninclude = ["your_package*"]'
  },
  {
    code: "build-no-vcs-version",
    pattern: /((?:setuptools[-_]scm|versioningit|dunamai|pdm-backend)[^\n]{0,40} (?:was )?unable to (?:detect|determine) version|Error getting the version from source `vcs`|Cannot find the version from SCM)/,
    message: () => "The version is to come from git, and the build backend cannot tell it there.",
    hint: () => "Check that the tag has the form that the backend expects (its tag-pattern or tag_regex), and that nothing of .git is left out where it builds."
  },
  {
    code: "build-backend-missing",
    pattern: /Backend '([^'\n]{1,200})' is not available/,
    message: (found2) => `The build backend ${found2} cannot be imported.`,
    hint: () => 'Let [build-system] of pyproject.toml require the package that brings it, and spell it right, for example:\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"'
  },
  {
    code: "build-network",
    pattern: /\b(NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|CERTIFICATE_VERIFY_FAILED|Connection refused|Connection reset by peer|Temporary failure in name resolution)\b/,
    beside: /No matching distribution found|Max retries exceeded|Could not install packages/,
    message: (found2) => `pip cannot reach the package index for the build's requirements (${found2}).`,
    hint: () => "Run again; if it stays, check the runner's network, HTTPS_PROXY, PIP_CERT and PIP_INDEX_URL."
  },
  {
    code: "build-requirement-missing",
    pattern: /No matching distribution found for ([^\n]{1,200})/,
    message: (found2) => `The build requires ${found2}, which the package index does not have for this Python.`,
    hint: () => "Is it spelled right? It stands in `requires` of [build-system] in pyproject.toml. If your packages come from an index of your own, set PIP_INDEX_URL in the job's environment."
  }
];
function explainBuildFailure(output, ending) {
  for (const { code, pattern, beside, message, hint } of EXPLANATIONS) {
    const match = pattern.exec(output);
    if (match === null || beside?.test(output) === false) continue;
    const found2 = sanitise(match[1] ?? "", 200);
    return pythonDiagnostics.diagnose(code, { message: message(found2), hint: hint(found2) });
  }
  return pythonDiagnostics.diagnose("build-failed", {
    message: `Building the distributions ${ending}:
${lastLines(backendOutput(output)) || "(it printed nothing)"}`,
    hint: "Try `python -m build` on a fresh clone at the tag; the complete output is in the log."
  });
}
function backendOutput(output) {
  const text = output.slice(0, /^TIP pass /m.exec(output)?.index);
  const trace = /^Traceback [^\n]*\n {2}File "[^"\n]*build[/\\]__main__\.py"/m.exec(text)?.index;
  return trace === void 0 ? text : text.slice(0, trace) + withoutFrames(text.slice(trace));
}
function withoutFrames(traceback) {
  const lines = traceback.split(/\r?\n/);
  const frame = lines.findLastIndex((line) => line.startsWith('  File "'));
  const start = lines.findIndex((line, index) => index > frame && /^\S/.test(line));
  const told = start < 0 ? [] : lines.slice(start);
  const end = told.findIndex((line) => line === "" || line.startsWith("ERROR "));
  return told.slice(0, end < 0 ? told.length : end).join("\n");
}

// src/adapters/python/find.ts
import { join as join10 } from "node:path";
var TOOLS_REQUIRE = ">=3.10";
var PROBE = `
import json, sys
from importlib.util import find_spec
print(json.dumps({"version": "%d.%d.%d" % sys.version_info[:3], "path": sys.executable, "venv": find_spec("venv") is not None}))
`;
async function findPython(search, given) {
  const wanted = { requires: given.requires, asked: given.asked || void 0 };
  const refused = [];
  for (const command of candidates(search.location, wanted.asked)) {
    const judgement = await judge(search, command, wanted);
    if ("fits" in judgement) return judgement.fits;
    refused.push({ name: command.join(" "), ...judgement });
  }
  throw new ReleaseError(explain(refused, wanted));
}
function candidates(location, asked) {
  const version = asked !== void 0 && isVersion2(asked) ? asked : void 0;
  if (asked !== void 0 && version === void 0) return [[asked]];
  const onWindows2 = process.platform === "win32";
  const located = onWindows2 ? "python.exe" : join10("bin", "python3");
  return [
    ...location ? [[join10(location, located)]] : [],
    ...version === void 0 ? [] : [[`python${version}`]],
    ["python3"],
    ["python"],
    ...onWindows2 ? [["py", version === void 0 ? "-3" : `-${version}`]] : []
  ];
}
function isVersion2(text) {
  return /^\d+(?:\.\d+)*$/.test(text);
}
async function judge({ commands, directory }, command, { requires, asked }) {
  const [program, ...parameters] = command;
  const result = await commands.run([program, ...parameters, "-I", "-c", PROBE], {
    directory,
    quiet: true,
    timeoutMs: 6e4
  });
  if (result.status === "not-found") return { why: "is not there" };
  const probed = succeeded(result) ? readProbe(result.stdout) : void 0;
  if (probed === void 0) {
    return { why: `does not run: ${lastLines(result.output, 1) || "it gives no answer"}` };
  }
  const { version, path: path4, venv } = probed;
  if (requires !== void 0 && !satisfies(version, requires)) {
    return { why: `is ${version}; the project requires ${requires}` };
  }
  if (asked !== void 0 && isVersion2(asked) && !satisfies(version, `==${asked}.*`)) {
    return { why: `is ${version}; ${asked} is asked for` };
  }
  if (!satisfies(version, TOOLS_REQUIRE)) {
    return { why: `is ${version}; building needs ${TOOLS_REQUIRE.slice(2)} or later` };
  }
  const name = `python${version.split(".", 2).join(".")}-venv`;
  if (!venv) return { why: `is ${version}, without its venv module`, package: name };
  return { fits: { path: path4, version } };
}
function readProbe(stdout) {
  try {
    const probe = JSON.parse(stdout);
    const { version, path: path4, venv } = probe;
    return version && path4 && venv !== void 0 ? { version, path: path4, venv } : void 0;
  } catch {
    return void 0;
  }
}
function explain(refused, { requires, asked }) {
  const wanted = [requires, asked].filter(Boolean).join(", ") || TOOLS_REQUIRE;
  const tried = refused.map(({ name, why }) => `${name} ${why}`).join("; ");
  const debian = refused.find((candidate) => candidate.package !== void 0)?.package;
  return pythonDiagnostics.diagnose("python-not-found", {
    message: `No Python fits (wanted: ${wanted}): ${tried}.`,
    hint: debian === void 0 ? "Install a Python that fits; in a workflow, put actions/setup-python before this step." : `Install the package ${debian} (Debian, Ubuntu: sudo apt-get install ${debian}), or put actions/setup-python before this step.`
  });
}

// src/adapters/python/fits.ts
var FITS = `
import json, sys
sys.path.insert(0, sys.argv[1])
from packaging.tags import sys_tags
from packaging.utils import InvalidWheelFilename, parse_wheel_filename
def fits(name, tags=frozenset(sys_tags())):
    try:
        return not tags.isdisjoint(parse_wheel_filename(name)[3])
    except InvalidWheelFilename:
        return False
print(json.dumps([fits(name) for name in sys.argv[2:]]))
`;
async function wheelsThatFit(commands, carried, directory, interpreter, names) {
  if (names.length === 0) return [];
  const packaging = await carriedWheel(carried, "packaging");
  const result = await commands.run([interpreter.path, "-I", "-c", FITS, packaging, ...names], {
    directory,
    quiet: true
  });
  if (succeeded(result)) return JSON.parse(result.stdout);
  throw new ReleaseError(
    pythonDiagnostics.diagnose("environment-failed", {
      message: `Asking ${interpreter.path} for the wheels it accepts ${describeEnding(result)}:
${lastLines(result.output)}`,
      hint: "Check that this Python is complete, or put actions/setup-python before this step."
    })
  );
}

// src/adapters/python/install.ts
import { devNull as devNull2 } from "node:os";
import { dirname as dirname5 } from "node:path";
var TIMEOUT_MS3 = 30 * 6e4;
var ONLY_THE_NAMED_INDEX = {
  PIP_CONFIG_FILE: devNull2,
  PIP_EXTRA_INDEX_URL: "",
  PIP_FIND_LINKS: "",
  PIP_INDEX_URL: "",
  PIP_NO_INDEX: ""
};
async function installRequirements(commands, carried, environment, requirements) {
  const named = requirements.some((requirement) => requirement.startsWith("--index-url="));
  const result = await commands.run(
    [...await pipCommand(carried, environment), "install", ...PIP_OPTIONS, ...requirements],
    {
      directory: dirname5(environment.scripts),
      timeoutMs: TIMEOUT_MS3,
      ...named ? { environment: ONLY_THE_NAMED_INDEX } : {}
    }
  );
  if (succeeded(result)) return;
  const wanted = requirements.filter((requirement) => !requirement.startsWith("-")).join(", ");
  throw new ReleaseError(
    pythonDiagnostics.diagnose("install-failed", {
      message: `Installing ${wanted || "what is listed"} in a clean environment ${describeEnding(result)}:
${lastLines(result.output)}`,
      hint: "Users who install this release would meet the same. Correct the dependencies in pyproject.toml; if the index could not be reached, run again."
    })
  );
}

// src/adapters/python/project.ts
import { dirname as dirname6 } from "node:path";

// src/domain/project-commands/pip-command.ts
function pipParameters(command) {
  const [program = "", ...rest] = command;
  if (/^pip3?$/.test(program) && rest[0] === "install") return rest.slice(1);
  const asModule = /^(?:python3?|py)$/.test(program) && rest[0] === "-m" && rest[1] === "pip";
  return asModule && rest[2] === "install" ? rest.slice(3) : void 0;
}
var HARMLESS = new Set(
  "cache-dir config-file debug default-timeout disable-pip-version-check log no-cache-dir no-color no-input no-warn-script-location progress-bar quiet require-virtualenv retries root-user-action timeout verbose".split(" ")
);
function isPipUnconfigured(settings) {
  return settings.split(/\r?\n/).filter((line) => line.trim() !== "").every((line) => HARMLESS.has(/^[^=]*\.([a-z-]+)=/.exec(line)?.[1] ?? ""));
}

// src/adapters/python/project.ts
var TIMEOUT_MS4 = 30 * 6e4;
async function createProjectEnvironment(commands, carried, interpreter, directory) {
  const environment = await createEnvironment(commands, interpreter, directory);
  const pip = await pipCommand(carried, environment);
  const [wheel, folder] = [await carriedWheel(carried, "pip"), dirname6(environment.scripts)];
  const result = await commands.run(
    [...pip, "--isolated", "install", ...PIP_OPTIONS, "--no-index", "--no-deps", wheel],
    { directory: folder, quiet: true }
  );
  if (!succeeded(result)) throw environmentFailed("Installing pip", result);
  const variables = {
    PATH: environment.scripts,
    VIRTUAL_ENV: folder,
    UV_PROJECT_ENVIRONMENT: folder
  };
  return { ...environment, variables };
}
async function installProject(commands, request, reporter) {
  const { environment, directory, command, variables } = request;
  const options = {
    directory,
    environment: environment.variables,
    variables,
    timeoutMs: TIMEOUT_MS4
  };
  const parameters = pipParameters(command);
  if (parameters === void 0) {
    return expectInstalled(command, await commands.run(command, options));
  }
  if (await installByUv(commands, environment, parameters, options, reporter)) return;
  const pip = [environment.python, "-I", "-m", "pip", "install", ...PIP_OPTIONS];
  return expectInstalled(command, await commands.run([...pip, ...parameters], options));
}
async function installByUv(commands, environment, parameters, options, reporter) {
  const quiet = { ...options, quiet: true };
  if (!succeeded(await commands.run(["uv", "--version"], quiet))) return false;
  const settings = await commands.run(
    [environment.python, "-I", "-m", "pip", "config", "list"],
    quiet
  );
  if (!succeeded(settings) || !isPipUnconfigured(settings.stdout)) {
    reporter.say("pip has settings that uv does not know, so pip installs the project.");
    return false;
  }
  const uv = ["uv", "pip", "install", "--no-cache", "--no-progress"];
  const result = await commands.run(
    [...uv, "--python", environment.python, ...parameters],
    options
  );
  if (succeeded(result)) return true;
  reporter.say("uv cannot install the project; pip is tried.");
  return false;
}
function expectInstalled(command, result) {
  if (succeeded(result)) return;
  throw new ReleaseError(
    projectCommandDiagnostics.diagnose("check-install-failed", {
      message: `Installing the project for its own commands (${sanitise(command.join(" "), 200)}) ${describeEnding(result)}:
${lastLines(result.output)}`,
      hint: "None of them is run. Try the same in a fresh environment, and correct install under [tool.tag2pypi.check], or the dependencies that it names; if the index could not be reached, run again."
    })
  );
}

// src/adapters/python/python.ts
var BUILD_TIMEOUT_MS = 60 * 6e4;
function pythonAdapter(options) {
  const { commands, temporary, reporter } = options;
  const carried = carriedTools(options.carried);
  const tools = toolEnvironments(commands, carried, temporary, reporter);
  const location = variable(options.environment, "pythonLocation");
  return {
    find: (requires, asked) => findPython({ commands, directory: temporary, location }, { requires, asked }),
    build: async (request) => build(commands, await tools(request.interpreter), request),
    createEnvironment: (interpreter, directory) => createEnvironment(commands, interpreter, directory),
    install: (environment, requirements) => installRequirements(commands, carried, environment, requirements),
    createProjectEnvironment: (interpreter, directory) => createProjectEnvironment(commands, carried, interpreter, directory),
    installProject: (request) => installProject(commands, request, reporter),
    fits: (interpreter, names) => wheelsThatFit(commands, carried, temporary, interpreter, names)
  };
}
async function build(commands, tools, request) {
  const output = resolve7(request.output);
  await rm2(output, { recursive: true, force: true });
  await mkdir3(output, { recursive: true });
  const result = await commands.run(
    [tools.python, "-I", "-m", "build", "--outdir", output, resolve7(request.source)],
    {
      directory: request.source,
      timeoutMs: BUILD_TIMEOUT_MS,
      variables: request.variables,
      environment: {
        // `build` wraps pip's messages to the width of the terminal, and breaks names at their hyphens.
        COLUMNS: "1000",
        PIP_DISABLE_PIP_VERSION_CHECK: "1",
        PIP_NO_CACHE_DIR: "1",
        PIP_NO_INPUT: "1",
        SOURCE_DATE_EPOCH: String(request.sourceDate)
      }
    }
  );
  const built = succeeded(result) && (await readdir3(output)).length > 0;
  if (built) return;
  const ending = succeeded(result) ? "leaves no files" : describeEnding(result);
  throw new ReleaseError(explainBuildFailure(result.output, ending));
}

// src/adapters/connect-release.ts
function connectRelease(connections) {
  const { environment, workspace, temporary, github, reporter, carried } = connections;
  const measured = connections.busy === void 0 ? {} : { busy: connections.busy };
  const commands = commandsAdapter({ environment, reporter, ...measured, workspace });
  return {
    ...connectPublish(connections),
    git: gitAdapter({
      reporter,
      ...measured,
      workspace,
      environment,
      remote: {
        url: `${github.serverUrl}/${github.owner}/${github.repository}.git`,
        token: github.token
      }
    }),
    python: pythonAdapter({ commands, carried, temporary, environment, reporter }),
    commands,
    auditor: auditorAdapter({
      commands,
      carried,
      temporary,
      environment,
      reporter,
      service: { kind: "pypi" }
    })
  };
}

export {
  commandsAdapter,
  connectRelease
};
