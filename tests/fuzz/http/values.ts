import fc, { type Arbitrary } from 'fast-check';
import type { FieldKind } from './calls';

/** JSON that a careless reader takes for a query, or for a property of JavaScript's own. */
export const operators = fc.constantFrom<unknown>(
  { $gt: '' },
  { $ne: null },
  { $where: 'sleep(1000)' },
  { $regex: '^(a+)+$' },
  { $nor: [{ a: { $ne: 1 } }] },
  JSON.parse('{"__proto__":{"administrator":true}}'),
  JSON.parse('{"constructor":{"prototype":{"administrator":true}}}'),
  { toString: 'x', valueOf: 1, length: -1 },
  { toJSON: 'x', hasOwnProperty: 1 },
  { $ref: '#', $id: 'x' },
);

/** Text of a depth that recursion does not survive. */
export const deepJson = (levels: number, open = '[', close = ']') => open.repeat(levels) + close.repeat(levels);

const notText = fc.oneof(
  operators,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, [], {}, [[]], ['text'], { length: 5 }),
  fc.array(fc.jsonValue(), { maxLength: 3 }),
);
const longText = fc.integer({ min: 260, max: 60_000 }).map((length) => 'x'.repeat(length));
/** Half of a surrogate pair, which no UTF-8 can say. */
const HALF = '\ud800';
const strangeText = fc.constantFrom(
  '\u0000',
  HALF,
  `a${HALF}b`,
  '\u202e',
  '__proto__',
  'constructor',
  '$where',
  '../..',
);

const wrongTitles = fc.constantFrom(
  '\u200d',
  '\u3164',
  '\u2800',
  'a\u202eb',
  'a\nb',
  'a\u0000b',
  'a\u200bb',
  'soft\u00adhyphen',
);

const wrongPrices = fc.constantFrom<unknown>(
  ...[0, -1, 0.49, 1_000_000, 0.001, 1.005, 1e21, -0, 5e-324, '', ' 5', '05', '.5', '5.', '1e3', '0x10', '５', '5\n'],
  ...['NaN', 'Infinity', '1,50', '-1', '99999999999999999999', true, null, [5], { price: 5 }],
);
const wrongDates = fc.constantFrom<unknown>(
  ...['', 'tomorrow', '2099-02-30', '2099-13-01', '1999-01-01', '+010000-01-01', '10000-01-01T00:00:00Z', '2099-1-1'],
  ...['2099-01-01T24:00:00Z', '2099-01-01T10:00', '2099-01-01T10:00:00+25:00', 0, 4_102_444_800_000, true, [], {}],
);
const wrongTimeZones = fc.constantFrom<unknown>(
  ...['', 'Etc/Unknown', 'Mars/Olympus', '+01:00', 'UTC\n', ' UTC', '../UTC', 0, true, [], ['UTC'], {}],
);
const wrongIds = fc.constantFrom('', 'x', '0'.repeat(23), '0'.repeat(25), 'g'.repeat(24), `${'0'.repeat(24)}\n`, HALF);
const wrongEmails = fc.constantFrom(
  '',
  'x',
  'x@',
  '@x.com',
  'a b@c.de',
  'a@b@c.de',
  'a@b..de',
  'a\u0000@b.de',
  `${HALF}@b.de`,
);
const wrongTokens = fc.constantFrom('', 'visa', 'tok_', 'tok_ visa', `pm_${'x'.repeat(251)}`, 'tok_visa\n', 'tok_../x');

/** Values that a field of a kind must not be given. */
export const wrongValues: Record<FieldKind, Arbitrary<unknown>> = {
  email: fc.oneof(notText, longText, wrongEmails, strangeText),
  password: fc.oneof(notText, fc.constant('')),
  newPassword: fc.oneof(notText, longText, fc.constantFrom('', 'short')),
  mailToken: fc.oneof(notText, longText, strangeText, fc.constantFrom('', '.', `${'0'.repeat(24)}.`)),
  title: fc.oneof(notText, longText, fc.constantFrom('', '   ', '\t\n', HALF, `a${HALF}`), wrongTitles),
  price: fc.oneof(operators, wrongPrices),
  date: fc.oneof(operators, wrongDates),
  timeZone: fc.oneof(operators, wrongTimeZones),
  token: fc.oneof(notText, longText, wrongTokens, strangeText),
  id: fc.oneof(notText, longText, wrongIds, strangeText),
};

/** Unknown fields, which are ignored whatever they hold. */
export const needlessFields = fc.constantFrom<[name: string, text: string]>(
  ['__proto__', '{"administrator":true}'],
  ['constructor', '{"prototype":{"administrator":true}}'],
  ['userId', '"000000000000000000000000"'],
  ['administrator', 'true'],
  ['version', '-1'],
  ['_id', '{"$oid":"000000000000000000000000"}'],
  ['orderId', 'null'],
  ['$set', '{"price":1}'],
  ['a.b', '{"$inc":{"version":1}}'],
  ['deep', deepJson(20_000)],
  ['deeper', deepJson(45_000)],
  ['deepObject', deepJson(15_000, '{"a":', '}').replace('{"a":}', '{"a":0}')],
  ['many', `[${'0,'.repeat(40_000)}0]`],
  ['wide', `{${Array.from({ length: 8_000 }, (_, index) => `"k${index}":0`).join(',')}}`],
  ['number', `${'9'.repeat(50_000)}`],
  ['escape', `"${'\\u0000'.repeat(10_000)}"`],
  ['half', '"\\ud800"'],
  ['', '0'],
);
