const path = require('node:path');
const { transform, moduleNameMapper } = require('../jest.config');

/** What works with dates, on both sides of the changes of the clocks; none of it needs a server. */
module.exports = {
  rootDir: path.resolve(__dirname, '..'),
  testMatch: [
    '<rootDir>/common/src/event-date.test.ts',
    '<rootDir>/common/src/contracts/fields/event-date.test.ts',
    '<rootDir>/tickets/src/models/require-date-ahead.test.ts',
    '<rootDir>/orders/src/models/ticket.test.ts',
    '<rootDir>/confirmation/src/mails/{format,order-completed-mail}.test.ts',
  ],
  transform,
  moduleNameMapper,
};
