const { transform } = require('../jest.config');

/** The suites of the whole system: each file starts a stack of its own and drives it from outside. */
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/{system,chaos,fuzz,soak}/**/*.test.ts'],
  transform,
  testTimeout: 180_000,
  // A stack is a dozen processes: one at a time.
  maxWorkers: 1,
};
