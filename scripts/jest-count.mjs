import { writeSync } from "node:fs";

/** Ends the output of a test run in one plain line that any reader of logs understands. */
export default class CountReporter {
  onRunComplete(_, { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests }) {
    // A file that does not even load has no tests to fail, and is a failure all the same.
    const failed = Math.max(numFailedTests, numFailedTestSuites);
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : "";
    // At the very end, after what other reporters have to say.
    process.once("exit", (code) => {
      // Another reporter may have failed the run though every test has passed.
      const all = failed === 0 && code !== 0 ? 1 : failed;
      writeSync(1, `${numPassedTests} passed, ${all} failed${skipped}\n`);
    });
  }
}
