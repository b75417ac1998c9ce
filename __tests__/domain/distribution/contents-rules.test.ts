import { describe, expect, test } from "@jest/globals";
import type { Member } from "../../../src/domain/distribution/contents.ts";
import {
  DIGEST,
  fileMember,
  INFORMATION,
  type Sample,
  SDIST,
  said,
  WHEEL,
} from "./sample-distribution.ts";

const link: Member = { kind: "link", name: "omi_openclaw-0.3.0/a", target: "b" };
const LINUX = "omi_openclaw-0.3.0-cp312-cp312-linux_x86_64.whl";
const MEBIBYTE = 1024 * 1024;
const RECORD = `${INFORMATION}/RECORD`;

describe("a distribution is found fault with when", () => {
  test.each<[string, Sample, string[]]>([
    [
      "it is larger than PyPI's limit",
      { size: 100 * MEBIBYTE + 1 },
      [
        "distribution-large",
        "warning",
        `${WHEEL} has 101 MiB; PyPI takes 100 MiB, unless it has raised the limit for the project.`,
      ],
    ],
    [
      "it is for any Linux",
      { file: LINUX },
      [
        "wheel-platform-refused",
        "error",
        `${LINUX} has the platform tag linux_x86_64, which PyPI does not take.`,
      ],
    ],
    [
      "it has no WHEEL",
      { wheel: null },
      [
        "wheel-headers-missing",
        "error",
        `${WHEEL} has no file "${INFORMATION}/WHEEL", which PyPI and installers need.`,
      ],
    ],
    [
      "its WHEEL is of a later kind",
      { wheel: "Wheel-Version: 2.0\n" },
      [
        "wheel-headers-invalid",
        "error",
        `${WHEEL} has Wheel-Version "2.0" in its file WHEEL; installers know versions 1.0 and later of 1.`,
      ],
    ],
    [
      "its WHEEL states other tags",
      { wheel: "Wheel-Version: 1.0\nTag: py2.py3-none-any\n" },
      [
        "wheel-tags-mismatch",
        "warning",
        `${WHEEL} is named for the tags py3-none-any, but its file WHEEL states py2-none-any, py3-none-any.`,
      ],
    ],
    [
      "its WHEEL states no tags",
      { wheel: "Wheel-Version: 1.0\n" },
      [
        "wheel-tags-mismatch",
        "warning",
        `${WHEEL} is named for the tags py3-none-any, but its file WHEEL states none.`,
      ],
    ],
    [
      "it has no RECORD",
      { record: null },
      [
        "record-missing",
        "error",
        `${WHEEL} has no file "${RECORD}", without which PyPI refuses it.`,
      ],
    ],
    [
      "its RECORD is no table",
      { record: "omi/__init__.py\n" },
      [
        "record-invalid",
        "error",
        `${WHEEL} has a file "${RECORD}" that is no list of paths, digests and sizes.`,
      ],
    ],
    [
      "its RECORD lacks a file, and lists another",
      { record: `a.py,${DIGEST},0\n` },
      [
        "record-mismatch",
        "error",
        `The RECORD of ${WHEEL} is not true of what it holds: "omi/__init__.py" is not listed, "a.py" is listed, but not there.`,
      ],
    ],
    [
      "its RECORD has another digest",
      { record: "omi/__init__.py,sha256=AAAA,0\n" },
      [
        "record-mismatch",
        "error",
        `The RECORD of ${WHEEL} is not true of what it holds: "omi/__init__.py" is listed with "sha256=AAAA", but has ${DIGEST}.`,
      ],
    ],
    [
      "its RECORD has no digest",
      { record: "omi/__init__.py,,\n" },
      [
        "record-mismatch",
        "error",
        `The RECORD of ${WHEEL} is not true of what it holds: "omi/__init__.py" is listed without a digest.`,
      ],
    ],
    [
      "its RECORD has another size",
      { record: `omi/__init__.py,${DIGEST},7\n` },
      [
        "record-mismatch",
        "error",
        `The RECORD of ${WHEEL} is not true of what it holds: "omi/__init__.py" is listed with "7" bytes, but has 0.`,
      ],
    ],
    [
      "a script's name has a space",
      { entryPoints: "[console_scripts]\nomi run = omi:run\n" },
      [
        "entry-points-invalid",
        "error",
        `The entry_points.txt of ${WHEEL} is not one that PyPI takes: the script name "omi run" holds other characters than letters, digits, -, _ and ..`,
      ],
    ],
    [
      "an entry point is given with a colon",
      { entryPoints: "[omi.plugins]\nx: y\n" },
      [
        "entry-points-invalid",
        "error",
        `The entry_points.txt of ${WHEEL} is not one that PyPI takes: line "x: y" of group "omi.plugins" is no name = value.`,
      ],
    ],
    [
      "an entry point is in no group",
      { entryPoints: "omi = omi:main\n" },
      [
        "entry-points-invalid",
        "error",
        `The entry_points.txt of ${WHEEL} is not one that PyPI takes: line "omi = omi:main" stands before any group.`,
      ],
    ],
    [
      "a wheel lacks a licence file",
      { headers: "License-File: LICENSE\n", members: [fileMember("LICENSE")] },
      [
        "license-file-missing",
        "error",
        `The metadata of ${WHEEL} name the licence file "LICENSE", but it has no "${INFORMATION}/licenses/LICENSE".`,
      ],
    ],
    [
      "an sdist lacks a licence file",
      { file: SDIST, headers: "License-File: legal/LICENSE\n" },
      [
        "license-file-missing",
        "error",
        `The metadata of ${SDIST} name the licence file "legal/LICENSE", but it has no "omi_openclaw-0.3.0/legal/LICENSE".`,
      ],
    ],
    ...[
      "evil.pth",
      "sitecustomize.py",
      "usercustomize/__init__.py",
      "omi_openclaw-0.3.0.data/purelib/x.pth",
    ].map((name): [string, Sample, string[]] => [
      `a wheel installs ${name}`,
      { members: [fileMember(name)] },
      [
        "startup-file",
        "error",
        `${WHEEL} installs what Python runs at every start: ${JSON.stringify(name)}.`,
      ],
    ]),
    ...[".env", ".env.production", ".pypirc", "keys/id_rsa", ".aws/credentials"].map(
      (name): [string, Sample, string[]] => [
        `an sdist holds ${name}`,
        { file: SDIST, members: [fileMember(`omi_openclaw-0.3.0/${name}`)] },
        [
          "secret-file",
          "error",
          `${SDIST} holds what is named as a file for secrets: "omi_openclaw-0.3.0/${name}".`,
        ],
      ],
    ),
    [
      "it holds a private key",
      { members: [fileMember("omi/server.pem", ["private-key"])] },
      ["private-key", "error", `${WHEEL} holds private keys: "omi/server.pem".`],
    ],
    [
      "it holds a token",
      { members: [fileMember("omi/a.py", ["pypi-token"]), fileMember("b", ["github-token"])] },
      ["access-token", "error", `${WHEEL} holds access tokens of PyPI or GitHub: "omi/a.py", "b".`],
    ],
    [
      "it holds a repository",
      { members: ["a", "b", "c", "d", "e", "f", "g"].map((name) => fileMember(`.git/${name}`)) },
      [
        "repository-data",
        "error",
        `${WHEEL} holds the data of a version control system: ".git/a", ".git/b", ".git/c", ".git/d", ".git/e" and 2 more.`,
      ],
    ],
    [
      "an sdist holds a link",
      { file: SDIST, members: [link] },
      ["sdist-link", "error", `${SDIST} holds links: "omi_openclaw-0.3.0/a" (to "b").`],
    ],
    [
      "names differ in case only",
      { members: [fileMember("omi/A.py"), fileMember("omi/a.py")] },
      [
        "names-differ-by-case",
        "warning",
        `${WHEEL} holds names that differ in upper and lower case only: "omi/A.py" and "omi/a.py".`,
      ],
    ],
  ])("%s", (_title, sample, expected) => {
    expect(said([sample])).toEqual([expected]);
  });
});

describe("a distribution passes when", () => {
  test.each<[string, Sample]>([
    ["it is as large as PyPI's limit", { size: 100 * MEBIBYTE }],
    [
      "its tags are compressed, and WHEEL spells them out",
      {
        file: "omi_openclaw-0.3.0-py2.py3-none-any.whl",
        wheel: "Wheel-Version: 1.0\nTag: py2-none-any\nTag: py3-none-any\n",
      },
    ],
    [
      "RECORD quotes, leaves out sizes, and uses stronger digests",
      {
        members: [fileMember('a,"b".py')],
        record: `"omi/__init__.py",${DIGEST}=,\r\n"a,""b"".py",sha512=x,0\r\n`,
      },
    ],
    [
      "directories and signatures are not in RECORD",
      {
        members: [{ kind: "directory", name: "omi" }, fileMember(`${RECORD}.jws`)],
        record: `omi/__init__.py,${DIGEST},0`,
      },
    ],
    [
      "entry points have comments, odd plugin names and long values",
      {
        entryPoints:
          "# x\n[console_scripts]\n  omi-x.y = omi:main [cli]\n\n[omi plugins]\na b =\n    omi:a\n; x\n",
      },
    ],
    [
      "licence files are where they belong",
      {
        headers: "License-File: LICENSE\n",
        members: [fileMember(`${INFORMATION}/licenses/LICENSE`)],
      },
    ],
    [
      "names only look alike",
      {
        members: [
          fileMember("omi/data/x.pth"),
          fileMember("omi/sitecustomize.py"),
          fileMember("omi/.env.example"),
          fileMember("omi/.gitignore"),
          fileMember("omi/id_rsa.pub"),
        ],
      },
    ],
    [
      "keys are made for tests",
      {
        file: SDIST,
        members: [
          fileMember("omi_openclaw-0.3.0/tests/certs/server.key", ["private-key"]),
          fileMember("omi_openclaw-0.3.0/tests/id_rsa"),
        ],
      },
    ],
  ])("%s", (_title, sample) => {
    expect(said([sample])).toEqual([]);
  });
});
