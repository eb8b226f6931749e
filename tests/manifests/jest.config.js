const { transform, moduleNameMapper } = require('../../jest.config');

/** The checks of what is deployed: manifests, images, Skaffold, workflows, and the scripts around them. */
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/**/*.test.ts'],
  transform,
  moduleNameMapper: Object.fromEntries(
    Object.entries(moduleNameMapper).map(([name, place]) => [name, place.replace('<rootDir>', '<rootDir>/../..')]),
  ),
  globalSetup: '<rootDir>/global-setup.ts',
  globalTeardown: '<rootDir>/../../common/src/testing/jest-global-teardown.ts',
  testTimeout: 120_000,
  maxWorkers: 2,
};
