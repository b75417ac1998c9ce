export default {
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/scripts/jest-transform.mjs" },
  // Jest would take one worker on a two-core machine; most of our time is spent waiting for Python.
  maxWorkers: 3,
  testTimeout: 30_000,
  reporters: ["default", "<rootDir>/scripts/jest-count.mjs"],
};
