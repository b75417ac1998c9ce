import { delimiter } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { childEnvironment } from "../../../src/adapters/processes/environment.ts";

const forbidden = {
  INPUT_TOKEN: "x",
  "INPUT_PACKAGES-DIR": "x",
  ACTIONS_RUNTIME_TOKEN: "x",
  ACTIONS_ID_TOKEN_REQUEST_URL: "x",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "x",
  GITHUB_TOKEN: "x",
  GH_TOKEN: "x",
  GITHUB_ENV: "x",
  GITHUB_PATH: "x",
  GITHUB_OUTPUT: "x",
  GITHUB_STATE: "x",
  GITHUB_STEP_SUMMARY: "x",
  GITHUB_ARTIFACTS: "x",
  TWINE_PASSWORD: "x",
  UV_PUBLISH_TOKEN: "x",
  PYPI_API_TOKEN: "x",
  PYTHONPATH: "x",
  PYTHONHOME: "x",
  PYTHONSTARTUP: "x",
  PIP_TARGET: "x",
  PIP_USER: "1",
  my_upload: `pypi-${"A".repeat(90)}`,
  github_token: "x",
};

describe("the environment of a child process", () => {
  test("keeps what programs, pip and uv need, and what is asked for", () => {
    const needed = {
      PATH: "/bin",
      HOME: "/home/me",
      LC_ALL: "C",
      TMPDIR: "/tmp",
      https_proxy: "http://proxy",
      PIP_CERT: "/ca.pem",
      REQUESTS_CA_BUNDLE: "/ca.pem",
      SystemRoot: "C:\\Windows",
      PIP_INDEX_URL: "https://index.example/simple",
      PIP_CONFIG_FILE: "/pip.conf",
      UV_INDEX_PRIVATE_PASSWORD: "x",
      CI: "true",
    };
    const others = { NPM_TOKEN: "x", AWS_SECRET_ACCESS_KEY: "x", GITHUB_REF: "x", CFLAGS: "-O2" };
    expect(childEnvironment({ ...needed, ...others }, ["CFLAGS"])).toEqual({
      ...needed,
      CFLAGS: "-O2",
    });
  });

  test("never holds a token, an input, a file-command path or what redirects Python and pip, whoever asks", () => {
    const names = Object.keys(forbidden);
    expect(childEnvironment(forbidden)).toEqual({});
    expect(childEnvironment(forbidden, names)).toEqual({});
    expect(childEnvironment({}, [], forbidden)).toEqual({});
  });

  test("takes an added value instead of its own, however the name is spelled; a search path goes in front", () => {
    const own = { Path: "C:\\bin", HOME: "/h", Lang: "C" };
    expect(childEnvironment(own, [], { PATH: "C:\\new", LANG: "de_DE" })).toEqual({
      HOME: "/h",
      PATH: ["C:\\new", "C:\\bin"].join(delimiter),
      LANG: "de_DE",
    });
    expect(childEnvironment({}, [], { PATH: "/new" })).toEqual({ PATH: "/new" });
  });
});
