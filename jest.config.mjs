export default {
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/scripts/jest-transform.mjs" },
  // As the bundler does: what @sigstore/sign sends goes through our client. It requires that module, which works only
  // for one that is loaded already.
  moduleNameMapper: {
    "^make-fetch-happen$": "<rootDir>/src/adapters/sigstore/make-fetch-happen.ts",
  },
  setupFiles: ["<rootDir>/src/adapters/sigstore/make-fetch-happen.ts"],
  // Jest would take one worker on a two-core machine; most of our time is spent waiting for Python.
  maxWorkers: 3,
  testTimeout: 30_000,
  reporters: ["default", "<rootDir>/scripts/jest-secrets.mjs", "<rootDir>/scripts/jest-count.mjs"],
};
