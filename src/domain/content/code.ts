import { isWheelScript } from "./originals.ts";

/** Whether Python may run the file: modules, compiled ones too, and `.pth` files, of which each line may be code. */
export function isCode(path: string): boolean {
  return /\.(?:py|pyw|pyc|pth)$/i.test(path);
}

/** Whether the file is compiled: extension modules, what auditwheel and its like put beside them, programs. */
export function isCompiled(path: string, content: Uint8Array | undefined): boolean {
  if (/\.(?:so(?:\.\d+)*|pyd|dll|dylib|exe)$/i.test(path)) return true;
  if (/(?:^|\/)(?:[^/]+\.libs|\.dylibs)\//.test(path)) return true;
  return isWheelScript(path) && !isScript(path, content);
}

/** Whether it is a command of a wheel for an interpreter. */
export function isScript(path: string, content: Uint8Array | undefined): boolean {
  return isWheelScript(path) && content?.[0] === 0x23 && content[1] === 0x21; // "#!"
}
