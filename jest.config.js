/** The services' and the packages' own suites: one real mongod, NATS Streaming server and Redis for all of them. */
module.exports = {
  testMatch: [
    '<rootDir>/{common,auth,tickets,orders,expiration,payments,confirmation,client,infra/local/*}/src/**/*.test.ts',
    '<rootDir>/bench/**/*.test.ts',
  ],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^@ticketing/common$': '<rootDir>/common/src/index.ts',
    '^@ticketing/common/(jobs|mongo|openapi|testing)$': '<rootDir>/common/src/$1/index.ts',
    '^@ticketing/(binaries|stand-ins|stack)$': '<rootDir>/infra/local/$1/src/index.ts',
    '^@ticketing/binaries/testing$': '<rootDir>/infra/local/binaries/src/testing/index.ts',
  },
  globalSetup: '<rootDir>/common/src/testing/jest-global-setup.ts',
  globalTeardown: '<rootDir>/common/src/testing/jest-global-teardown.ts',
  testTimeout: 30_000,
  // They mostly wait, so that more of them than there are processors end sooner.
  maxWorkers: 4,
};
