import { type Act, type Call, parameterOf, repositoryAddress, repositoryPage } from "./call.ts";
import { commitJson, readCommits, readOneCommit } from "./commits.ts";
import { readGit, resolveCommit, runGit } from "./git-repository.ts";
import { pageOf } from "./paging.ts";
import { failure, json, notFound, Refusal } from "./replies.ts";

/** Commits in an answer that is not asked for by pages. */
const MOST_COMMITS = 250;

interface Comparison {
  readonly base: string;
  readonly head: string;
  readonly mergeBase: string;
  readonly ahead: number;
  readonly behind: number;
}

/** GET /repos/{owner}/{repo}/compare/{basehead} */
export const compareCommits: Act = async (call) => {
  const { service } = call;
  const directory = service.gitDirectory;
  const comparison = await compare(call);
  const { base, head, mergeBase, ahead, behind } = comparison;
  const between = await readCommits(directory, "--reverse", `${base}..${head}`);
  const asked = call.address.searchParams;
  const page =
    asked.has("page") || asked.has("per_page")
      ? pageOf(call, between)
      : { items: between.slice(-MOST_COMMITS), headers: {} };
  const toJson = async (sha: string) => commitJson(service, await readOneCommit(directory, sha));
  return json(
    200,
    {
      ...addressesOf(call, comparison),
      base_commit: await toJson(base),
      merge_base_commit: await toJson(mergeBase),
      status: statusOf(ahead, behind),
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      commits: page.items.map((commit) => commitJson(service, commit)),
    },
    page.headers,
  );
};

async function compare(call: Call): Promise<Comparison> {
  const directory = call.service.gitDirectory;
  const names = parameterOf(call, "basehead").split("...");
  const [base, head] = await Promise.all(names.map((name) => resolveSide(call, name)));
  if (names.length !== 2 || base === undefined || head === undefined) throw notFound();
  const common = await runGit(directory, ["merge-base", base, head]);
  if (common.code !== 0) {
    throw new Refusal(failure(404, `No common ancestor between ${names[0]} and ${names[1]}.`));
  }
  const range = `${base}...${head}`;
  const counts = await readGit(directory, "rev-list", "--left-right", "--count", range);
  const [behind = 0, ahead = 0] = counts.trim().split("\t").map(Number);
  return { base, head, mergeBase: common.stdout.trim(), ahead, behind };
}

/** A side is a branch, a tag or a commit; with an owner before a colon, of that owner's fork, which is only ever this repository. */
function resolveSide({ service }: Call, name: string): Promise<string | undefined> {
  const prefix = `${service.repository.owner}:`;
  const own = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return resolveCommit(service.gitDirectory, own, service.defaultBranch);
}

function statusOf(ahead: number, behind: number) {
  if (ahead > 0 && behind > 0) return "diverged";
  if (ahead > 0) return "ahead";
  return behind > 0 ? "behind" : "identical";
}

function addressesOf(call: Call, { base, head }: Comparison) {
  const range = encodeURI(parameterOf(call, "basehead"));
  const page = `${repositoryPage(call.service)}/compare/${range}`;
  const owner = call.service.repository.owner;
  const permanent = `${owner}:${base.slice(0, 7)}...${owner}:${head.slice(0, 7)}`;
  return {
    url: `${repositoryAddress(call.service)}/compare/${range}`,
    html_url: page,
    permalink_url: `${repositoryPage(call.service)}/compare/${permanent}`,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
  };
}
