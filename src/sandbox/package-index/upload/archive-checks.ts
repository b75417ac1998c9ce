import { ArchiveError } from "../../../archives/archive-error.ts";
import { Refusal } from "../refusal.ts";
import { commonPath, infoFolder, type OpenArchive } from "./archive.ts";
import type { Candidate } from "./candidate.ts";

/** Every License-File of the metadata is in the file, where PEP 639 puts it. */
export function checkLicenseFiles({ content, fields, metadata }: Candidate, archive: OpenArchive) {
  const folder =
    fields.filetype === "sdist"
      ? commonPath(archive.names)
      : `${infoFolder(content.filename)}/licenses`;
  for (const name of metadata.values["license_file"] ?? []) {
    const path = `${folder}/${name}`;
    if (archive.names.includes(path)) continue;
    throw new Refusal(
      400,
      `License-File ${name} does not exist in distribution file ${content.filename} at ${path}`,
    );
  }
}

/** A wheel has a RECORD in UTF-8. That it lists other files than there are is only mailed to the owners. */
export async function checkRecord({ content }: Candidate, archive: OpenArchive): Promise<void> {
  if (!content.filename.endsWith(".whl")) return;
  const path = `${infoFolder(content.filename)}/RECORD`;
  const record = await archive.read(path).catch(ignoreArchiveError);
  if (record !== undefined && isUtf8(record)) return;
  throw new Refusal(
    400,
    `Wheel '${content.filename}' does not contain the required RECORD file: ${path}`,
  );
}

/** A wheel has a METADATA, which is served beside it. */
export async function checkMetadataFile(candidate: Candidate, archive: OpenArchive): Promise<void> {
  const { filename } = candidate.content;
  if (!filename.endsWith(".whl") || (await readMetadataFile(filename, archive))) return;
  throw new Refusal(
    400,
    `Wheel '${filename}' does not contain the required METADATA file: ${infoFolder(filename)}/METADATA`,
  );
}

/** The METADATA of a wheel; undefined for any other file. */
export function readMetadataFile(
  filename: string,
  archive: OpenArchive,
): Promise<Uint8Array | undefined> {
  if (!filename.endsWith(".whl")) return Promise.resolve(undefined);
  return archive.read(`${infoFolder(filename)}/METADATA`).catch(ignoreArchiveError);
}

function ignoreArchiveError(error: unknown): undefined {
  if (!(error instanceof ArchiveError)) throw error;
  return undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
