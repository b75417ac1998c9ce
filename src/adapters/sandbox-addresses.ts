import { publisherDiagnostics } from "../domain/publisher/diagnostics.ts";
import { ReleaseError } from "../domain/release-error.ts";

/** The one variable that leads a run to a sandbox: JSON, from an index's name (or `uploads`, of GitHub's assets) to its root on the loopback interface. */
export const SANDBOX_VARIABLE = "TAG2PYPI_SANDBOX";

const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d{1,5}$/;

/**
 * Addresses of a sandbox; none where the variable is not set. Only this machine's own are taken, so that the variable
 * cannot lead a release to somebody else's index. Throws a ReleaseError (index-address-invalid).
 */
export function readSandboxAddresses(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const text = environment[SANDBOX_VARIABLE];
  if (text === undefined || text === "") return {};
  const addresses = parseAddresses(text);
  if (addresses !== undefined) return addresses;
  throw new ReleaseError(
    publisherDiagnostics.diagnose("index-address-invalid", {
      message: `${SANDBOX_VARIABLE} is ${JSON.stringify(text.slice(0, 200))}, which is not JSON of names to http://127.0.0.1 addresses.`,
      hint: "It is for rehearsals and tests only: unset it.",
    }),
  );
}

function parseAddresses(text: string): Readonly<Record<string, string>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const entries: readonly [string, unknown][] = Object.entries(value);
    const addresses = entries.flatMap(([name, address]): [string, string][] =>
      typeof address === "string" && LOOPBACK.test(address) ? [[name, address]] : [],
    );
    return addresses.length === entries.length ? Object.fromEntries(addresses) : undefined;
  } catch {
    return undefined;
  }
}
