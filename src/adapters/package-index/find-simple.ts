import type { Diagnostic } from "../../domain/diagnostic.ts";
import { parseDistributionName } from "../../domain/distribution/file-name.ts";
import { type Index, indexLabel } from "../../domain/publisher/index-address.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import { sanitise } from "../../domain/sanitise.ts";
import type { Reply } from "../http/failures.ts";
import { isRedirect } from "../http/redirects.ts";
import { send } from "../http/send.ts";
import { type Access, readingHeaders } from "./access.ts";
import { explainNoAccess } from "./explain-simple.ts";
import { projectPage, SIMPLE_ANY } from "./files.ts";
import { isJson } from "./listing.ts";
import { simpleDiagnostics } from "./simple-diagnostics.ts";
import { readSimplePage } from "./simple-html.ts";

/** A list of all projects may be endless; its beginning tells what it is. */
const BEGINNING = 64 * 1024;
/** An address that fails is perhaps only the wrong one: less patience than with one that is known. */
const BUDGET_MS = 30_000;

/** What an address said when it was asked. */
interface Asked {
  readonly url: string;
  /** In a few words. */
  readonly answer: string;
  readonly proof: boolean;
  /** Why it could not be asked, or may not be seen. */
  readonly problem?: Diagnostic;
}

export interface SimpleFinder {
  /** What is known of the index by now. */
  readonly index: Index;
  /** The index with the address of its simple API settled. It is asked once in a run; a failure is not kept. */
  locate(project: string): Promise<Index>;
}

/** Finds out where an index has its simple API, where its upload address leaves that open. */
export function simpleFinder(access: Access): SimpleFinder {
  let { index } = access;
  let asking: Promise<Index> | undefined;
  return {
    get index() {
      return index;
    },
    locate: async (project) => {
      asking ??= findSimple(access, project);
      try {
        index = await asking;
      } catch (error) {
        asking = undefined;
        throw error;
      }
      return index;
    },
  };
}

/**
 * Asks each candidate for the project, which is cheap and must be asked for anyway, and then, as long as no index knows
 * the project, for its list of projects. @throws ReleaseError `simple-api-not-found`, `index-access-refused`, or why it cannot be asked
 */
async function findSimple(access: Access, project: string): Promise<Index> {
  const { index } = access;
  const { candidates } = index;
  if (candidates === undefined) return index;
  const asked: Asked[] = [];
  for (const pageOf of [
    (simple: string) => projectPage(simple, project),
    (simple: string) => simple,
  ]) {
    for (const simple of candidates) {
      const answer = await ask(access, pageOf(simple));
      if (answer.proof) {
        const { candidates: _, ...known } = index;
        return { ...known, simple };
      }
      asked.push(answer);
    }
  }
  const problem = asked.find((answer) => answer.problem !== undefined)?.problem;
  throw new ReleaseError(problem ?? explainNotFound(index, asked));
}

async function ask(access: Access, url: string): Promise<Asked> {
  try {
    return await send(access.client, {
      service: indexLabel(access.index.name),
      method: "GET",
      url,
      headers: { accept: SIMPLE_ANY, "cache-control": "no-cache", ...readingHeaders(access, url) },
      redirects: "within-origin",
      sizeLimit: BEGINNING,
      beginning: true,
      budgetMs: BUDGET_MS,
      accepts: (status) => status !== 401 && status !== 403,
      read: (reply) => ({ url, answer: describe(reply), proof: isProof(reply) }),
      explain: (reply) => explainNoAccess(access, reply),
    });
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const [problem] = error.diagnostics;
    // No other address of this host would answer.
    if (problem === undefined || problem.code === "service-unreachable") throw error;
    return { url, answer: problem.message, proof: false, problem };
  }
}

/** Whether only the simple API answers like this. */
function isProof(reply: Reply): boolean {
  const { status, headers, text, url } = reply;
  // devpi knows the index, but not the project; its list of all projects may include PyPI's.
  if (status === 404 && headers.has("x-devpi-api-version")) {
    return /\/\+simple\//.test(url) && /The project \S+ does not exist/.test(text);
  }
  if (status !== 200) return false;
  if (headers.get("content-type")?.includes("vnd.pypi.simple.v1+json")) return true;
  if (isJson(reply)) return /"api-version"\s*:/.test(text);
  const { declared, links } = readSimplePage(text, url);
  return declared || links.some(({ name }) => parseDistributionName(name) !== undefined);
}

function describe({ status, headers }: Reply): string {
  if (isRedirect(status)) {
    return `${status}, to ${sanitise(headers.get("location") ?? "nowhere", 200)}`;
  }
  return status === 200 ? "200, but neither PEP 691 nor PEP 503" : String(status);
}

function explainNotFound({ name }: Index, asked: readonly Asked[]): Diagnostic {
  const answers = asked.map(({ url, answer }) => `${sanitise(url, 200)} (${answer})`).join(", ");
  return simpleDiagnostics.diagnose("simple-api-not-found", {
    message: `It is not known what ${indexLabel(name)} holds: none of these addresses answers as the simple API does: ${answers}.`,
    hint: `Check the upload address in \`indexes\`. If it is right, add where pip installs from: ${name}#simple=https://example.org/simple/`,
  });
}
