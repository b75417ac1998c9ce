/** What `pip install` is given by a command; undefined where it is any other command, or names a pip of its own by a path. */
export function pipParameters(command: readonly string[]): readonly string[] | undefined {
  const [program = "", ...rest] = command;
  if (/^pip3?$/.test(program) && rest[0] === "install") return rest.slice(1);
  const asModule = /^(?:python3?|py)$/.test(program) && rest[0] === "-m" && rest[1] === "pip";
  return asModule && rest[2] === "install" ? rest.slice(3) : undefined;
}

/**
 * Settings of pip that uv need not know: they say how pip talks and waits, not what it installs. Those of a named
 * configuration file are listed themselves.
 */
const HARMLESS: ReadonlySet<string> = new Set(
  (
    "cache-dir config-file debug default-timeout disable-pip-version-check log no-cache-dir no-color no-input no-warn-script-location " +
    "progress-bar quiet require-virtualenv retries root-user-action timeout verbose"
  ).split(" "),
);

/**
 * Whether `pip config list` shows nothing that decides what pip installs, or from where. uv reads none of it: it would
 * look for a company's packages on PyPI, where anybody may have registered their names.
 */
export function isPipUnconfigured(settings: string): boolean {
  return settings
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .every((line) => HARMLESS.has(/^[^=]*\.([a-z-]+)=/.exec(line)?.[1] ?? ""));
}
