import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type AdjustableClock, adjustableClock } from "../../src/sandbox/clock.ts";
import {
  type PackageIndexServer,
  startPackageIndex,
} from "../../src/sandbox/package-index/server.ts";
import { allFiles } from "../../src/sandbox/package-index/state.ts";
import { MIB } from "../../src/sandbox/package-index/switches.ts";
import { zipOf } from "../archives/zip-builder.ts";
import { type PythonTools, pythonTools, TOOLS_TIMEOUT } from "../python-tools.ts";
import {
  type BuiltFile,
  metadataOf,
  sdistOf,
  wheelOf,
} from "../sandbox/package-index/distributions.ts";
import { fieldsOf, outcome } from "../sandbox/package-index/upload-client.ts";
import { type RecordedAnswer, startAnswerRecorder } from "./answer-recorder.ts";
import type { Ended } from "./run-tool.ts";
import { ownUpload, type Target, twineUpload, uvPublish } from "./uploads.ts";

/** An index before the upload. */
interface Stage {
  readonly index: PackageIndexServer;
  readonly clock: AdjustableClock;
  /** Puts a file there by a request of nobody's client. */
  put(file: BuiltFile, version: string): Promise<void>;
}

interface Case {
  readonly title: string;
  readonly file: BuiltFile;
  readonly before?: (stage: Stage) => unknown;
  readonly token?: string;
}

interface AcceptedCase extends Case {
  /** Names of the files that the index holds afterwards, and did not before. */
  readonly stored: readonly string[];
}

interface RefusedCase extends Case {
  readonly status: 400 | 403;
  /** The index's own words, or the part of them that does not change. */
  readonly words: string;
  /** What we say instead, where we know better. */
  readonly ours?: string;
  /** The one diagnostic that we give. */
  readonly code: string;
}

/** What the index answers with. */
interface Style {
  readonly reason: "message" | "standard";
  /** The type of answer that is asked for, whatever the client would like. */
  readonly accept?: string;
}

/** What became of an upload. */
interface Result {
  readonly accepted: boolean;
  /** All that the client says. */
  readonly output: string;
  readonly answers: readonly RecordedAnswer[];
  readonly stored: readonly string[];
}

let tools: PythonTools;
let directory = "";
beforeAll(async () => {
  tools = await pythonTools();
  directory = await mkdtemp(join(tmpdir(), "tag2pypi-answers-"));
}, TOOLS_TIMEOUT);
afterAll(() => rm(directory, { recursive: true, force: true }));

/** The clients, each with how it tells what it did. */
const CLIENTS = {
  twine: (target: Target, path: string) => told(twineUpload(tools, target, [path], directory)),
  uv: (target: Target, path: string) => told(uvPublish(tools, target, [path], directory)),
  tag2pypi: async (target: Target, path: string) => {
    const diagnostics = await ownUpload(target, path);
    const output = diagnostics.map(({ code, message }) => `${code}: ${message}`).join(" ");
    // A message keeps colons apart, so that no runner takes them for a command.
    return { accepted: diagnostics.length === 0, output: output.replaceAll("\u200b", "") };
  },
};
type Client = keyof typeof CLIENTS;

async function told(upload: Promise<Ended>) {
  const { code, output } = await upload;
  // twine shows HTML as it is.
  return { accepted: code === 0, output: output.replaceAll("&#x27;", "'") };
}

/** One client uploads the file of the case to an index of its own. */
async function tryOut(client: Client, tried: Case, style: Style): Promise<Result> {
  const clock = adjustableClock();
  const index = await startPackageIndex({ name: "pypi", clock });
  const recorder = await startAnswerRecorder(index.url, style.accept);
  try {
    const token = index.addApiToken();
    const put = async (file: BuiltFile, version: string) => {
      const fields = fieldsOf(file, "Omi-Claw", version);
      expect(await outcome(index, { fields, file, token })).toBe("200");
    };
    await tried.before?.({ index, clock, put });
    const before = namesIn(index);
    index.switches.reasonPhrase = style.reason;
    const folder = await mkdtemp(join(directory, "dist-"));
    const path = join(folder, tried.file.filename);
    await writeFile(path, tried.file.bytes);
    const result = await CLIENTS[client]({ url: recorder.url, token: tried.token ?? token }, path);
    return {
      accepted: result.accepted,
      output: result.output,
      answers: recorder.answers,
      stored: namesIn(index).filter((name) => !before.includes(name)),
    };
  } finally {
    await recorder.close();
    await index.close();
  }
}

function namesIn({ state }: PackageIndexServer): readonly string[] {
  return allFiles(state).map(({ file }) => file.filename);
}

async function tryAll(tried: Case, style: Style = { reason: "standard" }) {
  const [twine, uv, tag2pypi] = await Promise.all([
    tryOut("twine", tried, style),
    tryOut("uv", tried, style),
    tryOut("tag2pypi", tried, style),
  ]);
  return { twine, uv, tag2pypi };
}

const WHEEL = wheelOf("Omi-Claw", "1.0");
const OTHER_WHEEL = wheelOf("Omi-Claw", "1.0", { source: "changed = True\n" });
const SDIST = sdistOf("Omi-Claw", "1.0");

const ACCEPTED: readonly AcceptedCase[] = [
  { title: "a new project's wheel", file: WHEEL, stored: [WHEEL.filename] },
  {
    title: "an sdist beside its wheel",
    file: SDIST,
    before: ({ put }) => put(WHEEL, "1.0"),
    stored: [SDIST.filename],
  },
  {
    title: "the same bytes once more",
    file: WHEEL,
    before: ({ put }) => put(WHEEL, "1.0"),
    stored: [],
  },
  {
    title: "the same bytes once more, a year later",
    file: WHEEL,
    before: async ({ put, clock }) => {
      await put(WHEEL, "1.0");
      clock.advance(365 * 24 * 3600 * 1000);
    },
    stored: [],
  },
];

const OTHER_BYTES: RefusedCase = {
  title: "other bytes under a name that is there",
  file: OTHER_WHEEL,
  before: ({ put }) => put(WHEEL, "1.0"),
  status: 400,
  words: "File already exists ('omi_claw-1.0-py3-none-any.whl', with blake2_256 hash '",
  ours: "The index already holds omi_claw-1.0-py3-none-any.whl with SHA-256 ",
  code: "file-differs",
};
const OTHER_NAME: RefusedCase = {
  title: "bytes that are there under another name",
  file: { ...WHEEL, filename: "omi_claw-1.0-py2.py3-none-any.whl" },
  before: ({ put }) => put(WHEEL, "1.0"),
  status: 400,
  words: "File already exists ('omi_claw-1.0-py2.py3-none-any.whl', with blake2_256 hash '",
  code: "upload-file-exists",
};
const BAD_CLASSIFIER: RefusedCase = {
  title: "a classifier that there is not",
  file: wheelOf("Omi-Claw", "1.0", { headers: ["Classifier: Foo :: Bar"] }),
  status: 400,
  words: "'Foo :: Bar' is not a valid classifier.",
  code: "upload-classifier-refused",
};

/** Its file's name is sound, so that only the metadata can tell. */
const UNNAMEABLE: RefusedCase = {
  title: "a name that cannot be one",
  file: {
    filename: "omi-1.0-py3-none-any.whl",
    bytes: zipOf([
      { name: "omi-1.0.dist-info/METADATA", content: metadataOf("omi-", "1.0") },
      { name: "omi-1.0.dist-info/WHEEL", content: "Wheel-Version: 1.0\n" },
      { name: "omi-1.0.dist-info/RECORD", content: "" },
    ]),
  },
  status: 400,
  words: "'omi-' is an invalid value for Name.",
  code: "upload-metadata-refused",
};

const REFUSED: readonly RefusedCase[] = [
  OTHER_BYTES,
  OTHER_NAME,
  {
    title: "a name whose file was deleted",
    file: WHEEL,
    before: async ({ put, index }) => {
      await put(WHEEL, "1.0");
      index.deleteFile(WHEEL.filename);
    },
    status: 400,
    words:
      "This filename was previously used by a file that has since been deleted. Use a different version.",
    code: "upload-filename-burned",
  },
  {
    title: "a release of more than two weeks ago",
    file: SDIST,
    before: async ({ put, clock }) => {
      await put(WHEEL, "1.0");
      clock.advance(15 * 24 * 3600 * 1000);
    },
    status: 400,
    words: "Uploading new files to releases older than 14 days is not allowed.",
    code: "upload-release-closed",
  },
  {
    title: "a second sdist",
    file: sdistOf("Omi-Claw", "1.0.0"),
    before: ({ put }) => put(SDIST, "1.0"),
    status: 400,
    words: "Only one sdist may be uploaded per release.",
    code: "upload-second-sdist",
  },
  {
    title: "the token of another index",
    file: WHEEL,
    token: "pypi-AgENdGVzdC5weXBpLm9yZw",
    status: 403,
    words: "Invalid or non-existent authentication information.",
    code: "upload-token-unknown",
  },
  {
    title: "a project that is another user's",
    file: WHEEL,
    before: ({ index }) => index.addProject("omi-claw", "somebody-else"),
    status: 403,
    words: "The user 'maintainer' isn't allowed to upload to project 'omi-claw'.",
    code: "upload-token-elsewhere",
  },
  {
    title: "an index that is read-only",
    file: WHEEL,
    before: ({ index }) => {
      index.switches.readOnly = true;
    },
    status: 403,
    words: "Read-only mode: Uploads are temporarily disabled.",
    code: "upload-index-closed",
  },
  {
    title: "an index that takes no uploads",
    file: WHEEL,
    before: ({ index }) => {
      index.switches.uploadsDisabled = true;
    },
    status: 403,
    words: "New uploads are temporarily disabled.",
    code: "upload-index-closed",
  },
  {
    title: "a file over the limit",
    file: wheelOf("Omi-Claw", "1.0", { source: randomBytes(MIB).toString("base64") }),
    before: ({ index }) => {
      index.switches.fileLimit = MIB;
    },
    status: 400,
    words: "File too large. Limit for project 'Omi-Claw' is 1 MB.",
    code: "upload-file-too-large",
  },
  {
    title: "a project over the limit",
    file: WHEEL,
    before: ({ index }) => {
      index.switches.projectLimit = 100;
    },
    status: 400,
    words: "Project size too large. Limit for project 'Omi-Claw' total size is 0 GB.",
    code: "upload-project-too-large",
  },
  BAD_CLASSIFIER,
  {
    title: "a name of the standard library's",
    file: wheelOf("json", "1.0"),
    status: 400,
    words: "The name 'json' isn't allowed (conflict with Python Standard Library module name).",
    code: "upload-name-refused",
  },
];

const REASONS = { 200: "OK", 400: "Bad Request", 403: "Forbidden" } as const;

describe("twine, uv and we get the same answer", () => {
  test.each(ACCEPTED)("200 for $title", async (tried) => {
    const { twine, uv, tag2pypi } = await tryAll(tried);
    const answers = [{ status: 200, reason: REASONS[200], type: expect.anything() }];
    const wanted = { accepted: true, output: expect.anything(), answers, stored: tried.stored };
    expect([twine, uv, tag2pypi]).toEqual([wanted, wanted, { ...wanted, output: "" }]);
  });

  test.each(REFUSED)("$status for $title, and each tells the index's words", async (tried) => {
    const { status } = tried;
    const { twine, uv, tag2pypi } = await tryAll(tried);
    const answer = { status, reason: REASONS[status] };
    expect([twine, uv, tag2pypi]).toEqual([
      refusal(tried.words, { ...answer, type: "text/html" }),
      refusal(tried.words, { ...answer, type: "application/json" }),
      refusal(ownWords(tried), { ...answer, type: "application/json" }),
    ]);
  });

  test.each(
    ["application/json", "text/html", "text/plain"].flatMap((accept) =>
      (["message", "standard"] as const).flatMap((reason) =>
        [OTHER_NAME, BAD_CLASSIFIER].map((tried) => ({ accept, reason, tried })),
      ),
    ),
  )("in $accept, with the $reason reason phrase: $tried.title", async (style) => {
    const { accept, reason, tried } = style;
    const { twine, uv, tag2pypi } = await tryAll(tried, style);
    const phrase = reason === "standard" ? REASONS[400] : expect.stringContaining(tried.words);
    const answer = { status: 400, reason: phrase, type: accept };
    const wanted = refusal(tried.words, answer);
    expect([twine, uv, tag2pypi]).toEqual([wanted, wanted, refusal(ownWords(tried), answer)]);
    // A page says it three times, and escapes it differently.
    expect(tag2pypi.output.match(/(?:already exists|not a valid)/g)).toHaveLength(1);
  });

  test("400 for a name that cannot be one, which twine does not even send", async () => {
    const { twine, uv, tag2pypi } = await tryAll(UNNAMEABLE);
    const answer = { status: 400, reason: REASONS[400], type: "application/json" };
    expect([twine, uv, tag2pypi]).toEqual([
      { ...refusal("'omi-' is invalid for 'name'", answer), answers: [] },
      refusal(UNNAMEABLE.words, answer),
      refusal(ownWords(UNNAMEABLE), answer),
    ]);
  });
});

function refusal(words: string, answer: object) {
  return {
    accepted: false,
    output: expect.stringContaining(words),
    answers: [answer],
    stored: [],
  };
}

/** Diagnostic code, and the index's words or better ones. */
function ownWords({ code, file, status, words, ours }: RefusedCase): string {
  return `${code}: ${ours ?? `PyPI refuses ${file.filename} (${status}): ${words}`}`;
}
