/**
 * The name that GitHub gives an uploaded asset ("GitHub renames asset filenames that have special characters, non-alphanumeric
 * characters, and leading or trailing periods", Upload a release asset): runs of what it does not take become one dot. What it does
 * with letters beyond ASCII is only roughly this: some it spells out in ASCII.
 */
export function renameAsset(name: string): string {
  return name
    .replace(/[^A-Za-z0-9._+-]+/g, ".")
    .replace(/\.{2,}/g, ".")
    .replace(/^\.(?=.)/, "default.")
    .replace(/(?<=.)\.$/, "");
}
