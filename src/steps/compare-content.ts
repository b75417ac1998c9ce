import { join } from "node:path";
import { ArchiveError } from "../archives/archive-error.ts";
import { blobId, type HashedMember, hashMembers } from "../archives/blob-ids.ts";
import { explainArchiveError } from "../archives/explain.ts";
import { contentDiagnostics } from "../domain/content/diagnostics.ts";
import { countMember, describeMembers, type MemberCounts } from "../domain/content/findings.ts";
import { type Comparison, kindOf } from "../domain/content/kinds.ts";
import type { Archive } from "../domain/content/member.ts";
import { contentOf } from "../domain/content/tree.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import { parseDistributionName } from "../domain/distribution/file-name.ts";
import type { Act } from "../domain/journal.ts";
import type { Distribution, Manifest } from "../domain/manifest.ts";
import type { ContentComparison } from "../domain/outcome.ts";
import { describeRevision, type Plan, revisionOf } from "../domain/plan.ts";
import { ReleaseError } from "../domain/release-error.ts";
import type { GitHub } from "../ports/github.ts";
import { readSetupConfigs, readTemplates } from "./compare/templates.ts";
import { readDistribution } from "./inspect-distributions.ts";

export interface CompareRequest {
  readonly plan: Plan;
  readonly manifest: Manifest;
  /** Folder of the distributions. */
  readonly distributions: string;
  /** Patterns of files that the project's own build generates. */
  readonly generated: readonly string[];
}

/** SHA-1 object names, which is what members are hashed to. */
const NAME_LENGTH = 40;

/**
 * Looks the content of every file in every distribution up in the tagged commit, anywhere in its tree. Code that a build
 * has slipped in is in no commit: that is how poisoned releases have come about. Nothing is unpacked or checked out.
 */
export function compareContent(
  request: CompareRequest,
  { github }: { readonly github: Pick<GitHub, "tree" | "blob"> },
): Act<"compare-content"> {
  return async (record) => {
    const revision = revisionOf(request.plan);
    if (revision.commit.length !== NAME_LENGTH) {
      record.note(explainNotCompared("the repository names its objects by SHA-256"));
      record.settle("skipped");
      return [];
    }
    const tree = await github.tree(revision.commit);
    if (tree.truncated) {
      record.note(
        explainNotCompared(
          `the tree of ${describeRevision(revision)} has more files than can be listed`,
        ),
      );
      record.settle("skipped");
      return [];
    }
    const templates = await readTemplates(tree, github);
    const commit = contentOf(tree, templates, await readSetupConfigs(tree, github));
    const compared: ContentComparison[] = [];
    for (const file of request.manifest.files) {
      const { generated } = request;
      const comparison = { archive: archiveOf(file), commit, generated, blobId };
      const counts = await countOrExplain(join(request.distributions, file.name), file, comparison);
      if (counts instanceof Map) {
        record.note(...describeMembers(file.name, counts, revision));
        compared.push(summarise(file, counts));
        record.keep([...compared]);
      } else record.note(...counts);
    }
    return compared;
  };
}

function archiveOf({ name, kind }: Distribution): Archive {
  const parsed = parseDistributionName(name);
  const anywhere = parsed?.kind === "wheel" && parsed.platformTags.every((tag) => tag === "any");
  return kind === "wheel" && !anywhere ? "platform-wheel" : kind;
}

/** The members by kind; for an archive that cannot be read, or is not the manifest's, what `inspect` says, too. */
async function countOrExplain(
  path: string,
  distribution: Distribution,
  comparison: Comparison,
): Promise<MemberCounts | readonly Diagnostic[]> {
  const counts: MemberCounts = new Map();
  try {
    await readDistribution(path, distribution, (file) =>
      hashMembers(file, distribution.kind, (hashed) => {
        const member = { ...hashed, path: pathOf(hashed, distribution) };
        countMember(counts, kindOf(member, comparison), member.path);
      }),
    );
    return counts;
  } catch (error) {
    if (error instanceof ReleaseError) return error.diagnostics;
    if (error instanceof ArchiveError) return [explainArchiveError(distribution.name, error)];
    throw error;
  }
}

/** Everything in an sdist is below one folder of its own. */
function pathOf({ name }: HashedMember, { kind }: Distribution): string {
  return kind === "sdist" ? name.slice(name.indexOf("/") + 1) : name;
}

function summarise({ name }: Distribution, counts: MemberCounts): ContentComparison {
  const members = [...counts.values()].reduce((sum, { count }) => sum + count, 0);
  return {
    file: name,
    members,
    committed: counts.get("committed")?.count ?? 0,
    generated: counts.get("generated")?.count ?? 0,
  };
}

function explainNotCompared(why: string): Diagnostic {
  return contentDiagnostics.diagnose("content-not-compared", {
    message: `The files in the distributions are not looked up in the tagged commit, because ${why}.`,
    hint: "Compare the distributions with the sources yourself, if you did not build them on a machine that you trust.",
  });
}
