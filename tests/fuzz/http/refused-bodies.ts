import { gzipSync } from 'node:zlib';
import fc, { type Arbitrary } from 'fast-check';
import { jsonOf, write, type Attack, type Body } from './attack';
import type { KnownCall } from './calls';
import { deepJson, operators, wrongValues } from './values';

const refused = (call: KnownCall, what: string, bytes: Buffer): Attack => ({
  ...{ call, what, bytes },
  ...{ mustBeRefused: true, mayClose: false },
});

/** The call with a field that is missing, or holds what it must not hold. */
export function wrongFields(call: KnownCall): Arbitrary<Attack>[] {
  return Object.entries(call.fields ?? {}).flatMap(([name, kind]) => {
    const wrong = wrongValues[kind];
    const { [name]: right, ...others } = (call.body ?? {}) as Record<string, unknown>;
    const replaced = wrong.map((value) =>
      refused(call, `a wrong ${name}`, write(call, { body: JSON.stringify({ ...others, [name]: value }) })),
    );
    const repeated = wrong.map((value) => {
      const twice = `{"${name}":${JSON.stringify(right)},${JSON.stringify({ ...others, [name]: value }).slice(1)}`;
      return refused(call, `${name} twice, wrong at last`, write(call, { body: twice }));
    });
    const missing = refused(call, `no ${name}`, write(call, { body: JSON.stringify(others) }));
    return kind === 'date' || kind === 'timeZone' ? [replaced, repeated] : [replaced, repeated, fc.constant(missing)];
  });
}

const roots = fc.oneof(operators, fc.constantFrom<unknown>([], [[]], ['x'], {}));
const noJson = fc.constantFrom(
  '{',
  '}',
  '{]',
  '{"a":}',
  '{"a":1,}',
  "{'a':1}",
  '{a:1}',
  '[1',
  'NaN',
  '{"a":NaN}',
  'null x',
  '\u0000',
);
const noRoot = fc.constantFrom('null', '1', 'true', '"text"', '1e999');
const tooDeep = fc.integer({ min: 1, max: 51_000 }).map((levels) => '['.repeat(levels));

/** The call with a body that is no JSON, no UTF-8, or not what its header says. */
export function wrongBodies(call: KnownCall): Arbitrary<Attack>[] {
  const text = jsonOf(call) ?? '{}';
  const typed = { ...call, headers: { ...call.headers, 'Content-Type': 'application/json' } };
  const one = (what: string, body: Body, headers: Record<string, string> = {}) =>
    refused(call, what, write({ ...typed, headers: { ...typed.headers, ...headers } }, { body }));
  return [
    fc.oneof(noJson, noRoot, tooDeep).map((body) => one('a body that is no JSON', body)),
    fc.integer({ min: 1, max: text.length - 1 }).map((length) => one('JSON cut short', text.slice(0, length))),
    fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => one('random bytes', Buffer.from([0xff, ...bytes]))),
    brokenUtf8(text).map((body) => one('JSON that is not UTF-8', body)),
    wrongTypes.map((type) => one(`a body of type ${type}`, text, { 'Content-Type': type })),
    wrongEncodings(text).map(([encoding, body]) =>
      one(`encoded as ${encoding}`, body, { 'Content-Encoding': encoding }),
    ),
    fc.integer({ min: 102_401, max: 400_000 }).map((length) => one('a body too large', text.padEnd(length))),
    ...(call.fields ? [roots.map((root) => one('another root', JSON.stringify(root)))] : []),
  ];
}

const wrongTypes = fc.constantFrom(
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', '*/*'],
  ...['application/jsonp', 'json', 'application/json; charset=utf-16', 'application/json; charset=x', '\u00e9/\u00e9'],
);

/** Bytes that are invalid in UTF-8, in an added field or at the end of the last one. */
const brokenUtf8 = (text: string): Arbitrary<Buffer> =>
  fc
    .constantFrom([0xff], [0xc3], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82])
    .map((bytes) => {
      const [start, end] = text === '{}' ? ['{"a":"', '"}'] : [`${text.slice(0, -1)},"a":"`, '"}'];
      return Buffer.concat([Buffer.from(start), Buffer.from(bytes), Buffer.from(end)]);
    });

/** Twenty megabytes of blanks. */
const BOMB = gzipSync(Buffer.alloc(20_000_000, 0x20));

const wrongEncodings = (text: string): Arbitrary<[string, Body]> =>
  fc.constantFrom<[string, Body]>(
    ['gzip', text],
    ['deflate', text],
    ['br', text],
    ['x', text],
    ['gzip', gzipSync(text).subarray(0, 12)],
    ['gzip', BOMB],
    ['gzip, gzip', gzipSync(text)],
    ['gzip', gzipSync(deepJson(60_000))],
  );
