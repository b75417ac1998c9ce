import { transformSync } from "esbuild";

/** Hosts of addresses in a program's text. */
const ADDRESS = /\b(?:https?|wss?|ssh|git|ftp):\/\/(?:[\w.-]+@)?((?:[\w-]+\.)+[\w-]+|localhost)/gi;
/** Names of hosts that stand alone in quotes, or have a host's part put before them. */
const ALONE = /["'`.@/]((?:[a-z0-9-]+\.)+(?:org|com|dev|io|net|app|cloud))(?=["'`:/])/gi;

/** Every host that a program names, comments aside, in small letters. */
export function hostsIn(program: string): readonly string[] {
  const { code } = transformSync(program, {
    minifyWhitespace: true,
    legalComments: "none",
    charset: "utf8",
  });
  const found = [ADDRESS, ALONE].flatMap((pattern) => [...code.matchAll(pattern)]);
  return [...new Set(found.map(([, host = ""]) => host.toLowerCase()))];
}
