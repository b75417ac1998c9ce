import { isWheelScript } from "./originals.ts";

/** Whether Python may run the file: modules, compiled ones too, and `.pth` files, of which each line may be code. */
export function isCode(path: string): boolean {
  return /\.(?:py|pyw|pyc|pth)$/i.test(path);
}

/** Whether the file is compiled: extension modules, what auditwheel and its like put beside them, programs. */
export function isCompiled(path: string, content: Uint8Array | undefined): boolean {
  if (isCommand(path)) return content === undefined || isProgram(content);
  if (/\.(?:so(?:\.\d+)*|pyd|dll|dylib|exe)$/i.test(path)) return true;
  return /(?:^|\/)(?:[^/]+\.libs|\.dylibs)\//.test(path);
}

/** Whether it is a command once a wheel is installed: on the PATH of whoever installs it. */
export function isCommand(path: string): boolean {
  return isWheelScript(path) || /^[^/]+\.data\/data\/(?:.*\/)?(?:s?bin|Scripts)\//i.test(path);
}

/** Whether installers read commands and plugins from it: those of the wheel itself stand at its top. */
export function isEntryPoints(path: string): boolean {
  return /\.(?:dist|egg)-info\/entry_points\.txt$/i.test(path);
}

/** By its first bytes: ELF, Mach-O of either order or several architectures, PE. Any other text is a shell's to run. */
function isProgram(content: Uint8Array): boolean {
  const start = Buffer.from(content.subarray(0, 4)).toString("hex");
  return /^(?:7f454c46|feedfac[ef]|c[ef]faedfe|cafebab[ef]|4d5a)/.test(start);
}
