import type { confirmationDiagnostics } from "../../src/domain/publisher/confirmation-diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

/** The files are public whenever these are told. */
export const confirmationExplanations: ExplanationsOf<typeof confirmationDiagnostics> = {
  "indexed-file-differs": {
    meaning:
      "After the upload, the index lists a file with the right SHA-256, and with another size or another `requires-python` than the file itself has. The file is public.",
    why: "pip decides by the listed `requires-python` whether a version suits a Python at all, before it reads the file.",
    mending:
      "PyPI takes the metadata of a version from its first file. So the distributions disagree: often wheels and sdist were built with different versions of `pyproject.toml`, or on different machines. Nothing can be changed for this version; if the wrong Pythons get it, yank it and release a patch version whose files come from one commit and one build backend. A wrong size alone harms nobody.",
  },
  "provenance-missing": {
    meaning:
      "The upload of a file brought an attestation and was accepted, and the index lists the file without provenance. The file is public.",
    why: "Whoever verifies downloads finds nothing on the index that says where the file was built.",
    mending:
      "Look at the file's page on the index some minutes later: where only the listing was late, nothing is missing. It cannot be added afterwards, because the index takes a file once. The attestations are assets of the GitHub release, as `FILE.publish.attestation`.",
  },
  "indexed-metadata-differs": {
    meaning:
      "The page of the version shows another name, version, summary, description or other classifiers than the file that was published first. White space and order do not count. The files are public.",
    why: "That is what people read before they install. pip itself goes by the files.",
    mending:
      "A cache may still show an earlier state: look again after a quarter of an hour. If it stays, somebody uploaded another file of this version first, or the index has changed a field. It cannot be corrected in place: release a patch version if readers are misled.",
  },
};
