import { helpPage } from "../context.ts";
import { quote } from "../python-text.ts";
import { Refusal } from "../refusal.ts";
import { allFiles } from "../state.ts";
import { GIB, MIB } from "../switches.ts";
import type { Candidate } from "./candidate.ts";

const MAXIMUM_AGE_DAYS = 14;

/** The part's type: any but none, or a picture. */
export function checkContentType({ content }: Candidate): void {
  if (content.type === "" || content.type.startsWith("image/"))
    throw new Refusal(400, "Invalid distribution file.");
}

/** PyPI counts while it reads, so whichever limit is reached first is the one it names. */
export function checkSize({ context, content, project, projectName }: Candidate): void {
  const { fileLimit, projectLimit } = context.switches;
  const size = content.bytes.length;
  const stored = Object.values(project.releases)
    .flatMap((release) => release.files)
    .reduce((sum, file) => sum + file.size, 0);
  const room = projectLimit - stored;
  const page = "https://docs.pypi.org/project-management/storage-limits#requesting-a";
  if (size > fileLimit && fileLimit <= room) {
    throw new Refusal(
      400,
      `File too large. Limit for project ${quote(projectName)} is ${Math.floor(fileLimit / MIB)} MB. See ${page}-file-size-limit-increase for more information.`,
    );
  }
  if (size > room) {
    throw new Refusal(
      400,
      `Project size too large. Limit for project ${quote(projectName)} total size is ${Math.floor(projectLimit / GIB)} GB. See ${page}-project-size-limit-increase`,
    );
  }
}

/** Every digest that was sent must be right. */
export function checkDigests({ digests, fields }: Candidate): void {
  const wrong = (["md5", "sha256", "blake2_256"] as const).some(
    (name) => fields[name] !== "" && fields[name].toLowerCase() !== digests[name],
  );
  if (!wrong) return;
  throw new Refusal(
    400,
    "The digest supplied does not match a digest calculated from the uploaded file.",
  );
}

/** Whether the very same file is there already: then there is nothing to do, and that is no error. */
export function isIdentical({ context, content, digests }: Candidate): boolean {
  return allFiles(context.state).some(
    ({ file }) =>
      file.filename === content.filename &&
      file.digests.sha256 === digests.sha256 &&
      file.digests.blake2_256 === digests.blake2_256,
  );
}

/** Name and content are each unique on the whole index, and a name stays used when its file is deleted. */
export function checkUnused({ context, content, digests }: Candidate): void {
  const { filename } = content;
  const help = `See ${helpPage(context, "file-name-reuse")} for more information.`;
  const taken = allFiles(context.state).some(
    ({ file }) => file.filename === filename || file.digests.blake2_256 === digests.blake2_256,
  );
  if (taken) {
    throw new Refusal(
      400,
      `File already exists (${quote(filename)}, with blake2_256 hash ${quote(digests.blake2_256)}). ${help}`,
    );
  }
  if (context.state.usedFilenames.includes(filename)) {
    throw new Refusal(
      400,
      `This filename was previously used by a file that has since been deleted. Use a different version. ${help}`,
    );
  }
}

/** A release takes files for two weeks. */
export function checkReleaseAge({ context, release }: Candidate): void {
  if (release === undefined) return;
  const age = context.clock.now().getTime() - Date.parse(release.createdAt);
  if (age <= MAXIMUM_AGE_DAYS * 24 * 3600 * 1000) return;
  throw new Refusal(
    400,
    `Uploading new files to releases older than ${MAXIMUM_AGE_DAYS} days is not allowed.`,
  );
}

/** A release has one sdist at most. */
export function checkSingleSdist({ fields, release }: Candidate): void {
  if (fields.filetype !== "sdist") return;
  if (release?.files.some((file) => file.packagetype === "sdist"))
    throw new Refusal(400, "Only one sdist may be uploaded per release.");
}
