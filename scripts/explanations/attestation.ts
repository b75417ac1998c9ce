import type { attestationDiagnostics } from "../../src/domain/attestation/diagnostics.ts";
import type { ExplanationsOf } from "./explanation.ts";

export const attestationExplanations: ExplanationsOf<typeof attestationDiagnostics> = {
  "attestations-left-out": {
    meaning:
      "Attestations were not tried, because the index would refuse them or they would say something wrong. The reasons, likeliest first: the upload uses an API token, the repository is private, the index is neither PyPI nor TestPyPI, the job is in a reusable workflow, the run was dispatched on another commit than the tag's.",
    why: "The release is published all the same, and loses nothing but the proof of which workflow it comes from. In a private repository that is meant so: the public log would show its name, workflow and commit for ever.",
    mending:
      "If attestations are wanted, take the reason in the message away before the next release: trusted publishing instead of a token, a job of the workflow that the tag starts, a dispatch on the tag itself (`gh workflow run publish.yml --ref v1.2.3 -f tag=v1.2.3`). If not, set `attestations: off`, and nothing is said any more.",
  },
  "attestations-impossible": {
    meaning:
      "`attestations: required` is set, and no attestation of this job would be accepted: by an API token, from a private repository, from a reusable workflow, to an index that takes none, or for another commit than the run's.",
    why: "The draft with the distributions is there; nothing is uploaded. Running it again changes nothing as long as the reason stays.",
    mending:
      "Take the reason in the message away. A dispatch on the wrong ref is mended at once: `gh workflow run publish.yml --ref v1.2.3 -f tag=v1.2.3`; an API token is, too, if a trusted publisher is registered and the secret deleted. Anything else is in the workflow file, which a run takes from the tag: correct it there, or set `attestations: auto`, and push the next version's tag.",
  },
  "attestations-not-made": {
    meaning:
      "Attestations were wanted and possible, but making them failed: mostly because Sigstore could not be reached or refused a request. The message has the failure's own words.",
    why: "With `attestations: auto` the release goes on without. It cannot be made up for: an index takes no attestation for a file that it holds.",
    mending:
      "Nothing is to be done for this release. If the next one should rather stop and be run again than go without, set:\n\n```yaml\nwith:\n  attestations: required\n```",
  },
  "attestations-failed": {
    meaning:
      "`attestations: required` is set, and making them failed: mostly because Sigstore could not be reached or refused a request. More rarely, the index showed a file when signing was decided, and does not show it any more when it is uploaded.",
    why: "That is what `required` is for: nothing is uploaded in this run. The draft keeps the distributions for the next one.",
    mending:
      "Look at https://status.sigstore.dev/ and run the job again: it takes the same bytes and signs anew. If the release cannot wait, set `attestations: auto` in the workflow and push the next version's tag, because a run takes its workflow file from the tag.",
  },
  "attestation-invalid": {
    meaning:
      "The job that publishes the release was handed a file as an attestation that cannot be read, has a signature that is not its own, or is about other bytes than the release's. Mostly the folder in `attestations-dir` comes from another run, or from another attempt of it.",
    why: "The files are on the index already, with the attestations that it has checked itself. Only the release is waiting: a wrong attestation among its assets would mislead whoever verifies them.",
    mending:
      "Download exactly the artifact that the publishing job of this run has uploaded, by its id, as in `examples/workflows/hardened.yml`:\n\n```yaml\n- uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1\n  with:\n    artifact-ids: ${{ needs.pypi.outputs.attestations }}\n    path: attestations\n```\n\nThen run the job again. With `attestations-dir` left empty the release is published without them; the index has them all the same.",
  },
};
