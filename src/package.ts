/** Replaced by the bundler with the version in package.json. */
declare const __PACKAGE_VERSION__: string | undefined;

/** Version of tag2pypi. */
export const VERSION: string =
  typeof __PACKAGE_VERSION__ === "undefined" ? "0.0.0" : __PACKAGE_VERSION__;

/** Where tag2pypi lives: shown to services, and the start of documentation links. */
export const REPOSITORY = "https://github.com/tag2pypi/tag2pypi";
