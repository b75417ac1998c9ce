import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { WheelContents } from "../../archives/wheel.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { headerOf } from "../../domain/distribution/metadata.ts";
import type { Distribution, Manifest } from "../../domain/manifest.ts";
import type { Sources } from "../../domain/outcome.ts";
import { decideUpload } from "../../domain/publisher/decisions.ts";
import { publisherDiagnostics } from "../../domain/publisher/diagnostics.ts";
import { ReleaseError } from "../../domain/release-error.ts";
import type { Clock } from "../../ports/machine.ts";
import type { IndexFile, PackageIndex } from "../../ports/package-index.ts";
import type { Interpreter } from "../../ports/python.ts";
import { type Installation, prepareInstallation, type SmokePorts } from "./installation.ts";
import { fittingWheel, readWheelIn, wheelsOf } from "./wheels.ts";

export interface FromIndexRequest {
  readonly manifest: Manifest;
  /** Folder for wheels and environments, outside every source tree; made where it is not there. */
  readonly temporary: string;
  /** The Python that the user asks for: a version or a program. */
  readonly python?: string;
  readonly sources?: Sources;
}

export interface FromIndexPorts extends SmokePorts {
  readonly index: PackageIndex;
  readonly clock: Clock;
}

export type FromIndex =
  | {
      readonly kind: "installed";
      readonly contents: WheelContents;
      readonly installation: Installation;
    }
  /** Of no wheel at all, or of none for this Python. */
  | { readonly kind: "no-wheel"; readonly interpreter?: Interpreter }
  /** The index, the network, the machine or a dependency: nothing that the wheel could be blamed for. */
  | { readonly kind: "unavailable"; readonly why: readonly Diagnostic[] }
  /** The index has another file under the wheel's name. */
  | { readonly kind: "other-bytes"; readonly why: Diagnostic };

/** Pauses before pip is asked again, milliseconds: it may meet a cache that our own reads go past. */
const PAUSES = [5000, 15_000, 30_000];

/**
 * Installs the version as a user of the index would get it: the manifest's bytes, from that index alone (anybody may
 * register the name of a dependency on TestPyPI); its dependencies then come from where the machine's pip takes packages.
 * Throws a ReleaseError where the wheel cannot be read.
 */
export async function installFromIndex(
  request: FromIndexRequest,
  ports: FromIndexPorts,
): Promise<FromIndex> {
  try {
    return await install(request, ports);
  } catch (error) {
    if (error instanceof Unavailable) return { kind: "unavailable", why: error.why };
    if (error instanceof OtherBytes) return { kind: "other-bytes", why: error.why };
    throw error;
  }
}

class OtherBytes extends Error {
  readonly why: Diagnostic;
  constructor(why: Diagnostic) {
    super();
    this.why = why;
  }
}

class Unavailable extends Error {
  readonly why: readonly Diagnostic[];
  constructor(why: readonly Diagnostic[]) {
    super();
    this.why = why;
  }
}

/** Of what others have to give, an explained failure is their absence. */
async function available<T>(given: Promise<T>): Promise<T> {
  return given.catch((error: unknown) => {
    throw error instanceof ReleaseError ? new Unavailable(error.diagnostics) : error;
  });
}

async function install(request: FromIndexRequest, ports: FromIndexPorts): Promise<FromIndex> {
  const { manifest, temporary } = request;
  const { index, python } = ports;
  const wheels = wheelsOf(manifest);
  const smallest = wheels.toSorted((one, other) => one.size - other.size)[0];
  if (smallest === undefined) return { kind: "no-wheel" };
  const listed = await available(index.files(manifest.plan.project, manifest.plan.version));
  await mkdir(temporary, { recursive: true });
  const folder = await mkdtemp(join(temporary, "wheels-"));
  const fetched = (wheel: Distribution) => fetchWheel(wheel, listed, folder, index);
  // Which wheel fits depends on the Python, and which Python on the wheel: what any of them requires, all do.
  const probe = await fetched(smallest);
  const requires = headerOf(probe.metadata, "requires-python");
  const interpreter = await available(python.find(requires, request.python));
  const wheel = await available(fittingWheel(wheels, interpreter, python));
  if (wheel === undefined) return { kind: "no-wheel", interpreter };
  const contents = wheel === smallest ? probe : await fetched(wheel);
  const installation = await available(
    prepareInstallation({ interpreter, temporary, manifest }, ports),
  );
  await available(installAlone(manifest, wheel, installation, folder, ports));
  // The same version is there already, so that pip adds nothing but the dependencies.
  await available(python.install(installation.environment, [join(folder, wheel.name)]));
  return { kind: "installed", contents, installation };
}

/** By our own reading of the index; its digest is the manifest's, or the file is not downloaded. */
async function fetchWheel(
  wheel: Distribution,
  listed: readonly IndexFile[],
  folder: string,
  index: PackageIndex,
): Promise<WheelContents> {
  const file = listed.find(({ name }) => name === wheel.name);
  const decision = decideUpload(wheel, file);
  if (decision.do === "stop") throw new OtherBytes(decision.why);
  if (file === undefined) throw new Unavailable([explainUnlisted(wheel, index)]);
  await available(index.download(file, join(folder, wheel.name)));
  return readWheelIn(folder, wheel.name);
}

/** By pip, as a user would: exactly this version (which lets a pre-release be one), with these bytes, from that index. */
async function installAlone(
  { plan }: Manifest,
  { sha256 }: Distribution,
  { environment }: Installation,
  folder: string,
  { index, python, clock }: FromIndexPorts,
): Promise<void> {
  const list = join(folder, "requirements.txt");
  await writeFile(list, `${plan.project}==${plan.version} --hash=sha256:${sha256}\n`);
  const from = [`--index-url=${index.index.simple}`, "--no-deps", "--only-binary=:all:"];
  const request = [...from, "--require-hashes", `--requirement=${list}`];
  for (const pause of PAUSES) {
    try {
      return await python.install(environment, request);
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      await clock.sleep(pause);
    }
  }
  await python.install(environment, request);
}

function explainUnlisted({ name }: Distribution, { index }: PackageIndex): Diagnostic {
  return publisherDiagnostics.diagnose("not-verified", {
    message: `${index.name} does not list ${name}.`,
  });
}
