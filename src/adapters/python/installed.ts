import { dirname } from "node:path";
import type { InstalledPackage } from "../../domain/audit/audited.ts";
import { describeUnavailable } from "../../domain/audit/describe.ts";
import { describeEnding, lastLines, succeeded } from "../../domain/command-output.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { AuditPlace } from "../../ports/auditor.ts";
import type { Commands } from "../../ports/commands.ts";

/**
 * Asked of the Python that the environment was made from: the environment's own would run whatever its `.pth` files
 * hold. Python 3.10 has no scheme for virtual environments; the general ones are the same there.
 */
const LIST = `
import json, os, sys, sysconfig
from importlib.metadata import distributions
schemes = sysconfig.get_scheme_names()
scheme = "venv" if "venv" in schemes else "nt" if os.name == "nt" else "posix_prefix"
base = {"base": sys.argv[1], "platbase": sys.argv[1]}
folders = sorted({os.path.realpath(sysconfig.get_path(key, scheme, base)) for key in ("purelib", "platlib")})
packages = [{"name": each.metadata.get("Name") or "?", "version": each.version or "?"} for each in distributions(path=folders)]
print(json.dumps({"folders": folders, "packages": packages}))
`;

export interface Installed {
  /** Absolute paths of its `site-packages`. */
  readonly folders: readonly string[];
  readonly packages: readonly InstalledPackage[];
}

/** What the metadata in an environment say is installed there. Throws a ReleaseError (audit-unavailable). */
export async function listInstalled(
  commands: Commands,
  { interpreter, environment }: AuditPlace,
): Promise<Installed> {
  const folder = dirname(environment.scripts);
  const result = await commands.run([interpreter.path, "-I", "-c", LIST, folder], {
    directory: folder,
    quiet: true,
    timeoutMs: 60_000,
  });
  // Printed by our own script.
  if (succeeded(result)) return JSON.parse(result.stdout) as Installed;
  throw new ReleaseError(
    describeUnavailable(
      `Listing what is installed ${describeEnding(result)}: ${lastLines(result.output, 1)}`,
    ),
  );
}
