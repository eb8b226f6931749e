const { serviceNames } = require('./infra/services/services');

/** The suites of the services and packages: they share one real mongod, NATS Streaming server and Redis. */
module.exports = {
  testMatch: [
    `<rootDir>/{common,${serviceNames},client,infra/local/*}/src/**/*.test.ts`,
    '<rootDir>/infra/services/*.test.ts',
    '<rootDir>/bench/**/*.test.ts',
  ],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  // Next copies the client's package.json there.
  modulePathIgnorePatterns: ['<rootDir>/client/.next'],
  moduleNameMapper: {
    '^@ticketing/common$': '<rootDir>/common/src/index.ts',
    '^@ticketing/common/(contracts|jobs|mongo|openapi|testing)$': '<rootDir>/common/src/$1/index.ts',
    '^@ticketing/(binaries|stand-ins|stack)$': '<rootDir>/infra/local/$1/src/index.ts',
    '^@ticketing/binaries/testing$': '<rootDir>/infra/local/binaries/src/testing/index.ts',
  },
  globalSetup: '<rootDir>/common/src/testing/jest-global-setup.ts',
  globalTeardown: '<rootDir>/common/src/testing/jest-global-teardown.ts',
  testTimeout: 30_000,
  // The suites mostly wait, so more workers than processors finish sooner.
  maxWorkers: 4,
};
