import { delimiter } from "node:path";

/** A set of environment variables, as `process.env` gives it. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What a child may have. Names are compared without case, because Windows spells `Path` and proxies are often lower case. */
const ALLOWED: ReadonlySet<string> = new Set(
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
    "UV_CONFIG_FILE UV_INSECURE_HOST UV_NATIVE_TLS UV_SYSTEM_CERTS UV_KEYRING_PROVIDER UV_HTTP_TIMEOUT",
  ].flatMap((names) => names.split(" ")),
);

/** Whole families that are allowed: locale categories, and the credentials of uv's named indexes. */
const ALLOWED_PREFIXES = ["LC_", "UV_INDEX_"];

/**
 * What no child ever gets, whoever asks: inputs and tokens of the job, publishing credentials, the files by which a
 * step sets outputs and environment, and what would change which Python code runs or where pip installs.
 */
const FORBIDDEN: ReadonlySet<string> = new Set(
  [
    "GITHUB_TOKEN GH_TOKEN GITHUB_ENV GITHUB_PATH GITHUB_OUTPUT GITHUB_STATE GITHUB_STEP_SUMMARY GITHUB_ARTIFACTS",
    "PYTHONPATH PYTHONHOME PYTHONSTARTUP PIP_TARGET PIP_USER PIP_PREFIX PIP_ROOT PIP_PYTHON",
    "PYPI_TOKEN PYPI_API_TOKEN TEST_PYPI_TOKEN TEST_PYPI_API_TOKEN TESTPYPI_API_TOKEN FLIT_PASSWORD MATURIN_PYPI_TOKEN",
  ].flatMap((names) => names.split(" ")),
);
const FORBIDDEN_PREFIXES = [
  "INPUT_",
  "ACTIONS_",
  "TWINE_",
  "UV_PUBLISH_",
  "POETRY_PYPI_",
  "HATCH_INDEX_",
];

/** An upload token of PyPI, whatever the variable is called (their own pattern for secret scanning). */
const UPLOAD_TOKEN = /pypi-[\w-]{85}/;

/** Whether a variable may never reach a child. */
export function isForbidden(name: string, value = ""): boolean {
  const upper = name.toUpperCase();
  return (
    FORBIDDEN.has(upper) ||
    FORBIDDEN_PREFIXES.some((prefix) => upper.startsWith(prefix)) ||
    UPLOAD_TOKEN.test(value)
  );
}

/**
 * The environment of a child process: the allow-list, the variables of these names, and `added` on top;
 * a PATH among these goes in front of the one that is there.
 * It is hardening, not a boundary: a child of the same user can read more than its own environment.
 */
export function childEnvironment(
  environment: Variables,
  variables: readonly string[] = [],
  added: Variables = {},
): Record<string, string> {
  const asked = new Set(variables.map((name) => name.toUpperCase()));
  const replaced = new Set(Object.keys(added).map((name) => name.toUpperCase()));
  const kept = Object.entries(environment).filter(([name]) => {
    const upper = name.toUpperCase();
    return !replaced.has(upper) && (isAllowed(upper) || asked.has(upper));
  });
  const path = added["PATH"];
  const above: Variables =
    path === undefined ? added : { ...added, PATH: joinPaths(path, variable(environment, "PATH")) };
  return Object.fromEntries(
    [...kept, ...Object.entries(above)].filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !isForbidden(entry[0], entry[1]),
    ),
  );
}

function joinPaths(...paths: readonly (string | undefined)[]): string {
  return paths.filter(Boolean).join(delimiter);
}

function isAllowed(upper: string): boolean {
  return ALLOWED.has(upper) || ALLOWED_PREFIXES.some((prefix) => upper.startsWith(prefix));
}

/** A variable's value, its name compared without case. */
export function variable(environment: Variables, name: string): string | undefined {
  const upper = name.toUpperCase();
  return Object.entries(environment).find(([key]) => key.toUpperCase() === upper)?.[1];
}
