/** What cmd.exe acts on even within quotes, or what would end the quotes. */
const UNSAFE = /["%!\r\n]/;

/**
 * Arguments for cmd.exe that run a batch file (`npm.cmd`), which Windows starts no other way; undefined where one of them
 * holds a character that cannot be passed through cmd.exe as it is (CVE-2024-27980). To be used verbatim.
 */
export function batchArguments(
  file: string,
  parameters: readonly string[],
): readonly string[] | undefined {
  const words = [file, ...parameters];
  if (words.some((word) => UNSAFE.test(word))) return undefined;
  return ["/d", "/s", "/c", `"${words.map((word) => `"${word}"`).join(" ")}"`];
}
