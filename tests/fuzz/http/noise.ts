import fc, { type Arbitrary } from 'fast-check';
import { jsonOf, write, type Attack, type Body } from './attack';
import type { KnownCall } from './calls';
import { forgeries } from './refused-callers';
import { needlessFields } from './values';

/** A call that may succeed, with an oddity that must not matter. */
export function noisy(call: KnownCall): Arbitrary<Attack>[] {
  const json = jsonOf(call);
  const framed = json === undefined ? {} : { body: json };
  const attack = (what: string, bytes: Buffer, more: Partial<Attack> = {}): Attack => ({
    ...{ call, what, bytes, mayClose: false, mustBeRefused: false },
    ...more,
  });
  return [
    headerLines.map((lines) =>
      attack(`the header ${lines.join(', ').slice(0, 60)}`, write(call, { ...framed, lines })),
    ),
    forgeries.map((cookie) => {
      const headers = { ...call.headers, Cookie: `${cookie}; ${call.headers.Cookie ?? ''}` };
      return attack('cookies beside its own', write({ ...call, headers }, framed));
    }),
    queries.map((query) => {
      const target = `${call.target}${call.target.includes('?') ? '&' : '?'}${query}`;
      return attack(`the query ${query.slice(0, 60)}`, write({ ...call, target }, framed));
    }),
    framings(json ?? '{}').map(({ what, endless, followed, ...framing }) => {
      const typed = { ...call, headers: { ...call.headers, 'Content-Type': 'application/json' } };
      const bytes = write(typed, { ...framing, ownLength: true });
      return attack(what, bytes, { mayClose: true, ...(endless && { endless }), ...(followed && { followed }) });
    }),
    ...(call.method === 'GET' ? [fc.constant(withoutBody(call))] : []),
    ...(json === undefined
      ? []
      : [needless(json).map(([what, body, lines]) => attack(what, write(call, { body, lines })))]),
  ];
}

function withoutBody(call: KnownCall): Attack {
  const head = { ...call, method: 'HEAD' };
  return { call: head, what: 'HEAD', bytes: write(head), mustBeRefused: false, mayClose: false };
}

/** The body with an unknown field, sometimes under an Idempotency-Key, for which the service compares bodies. */
const needless = (json: string): Arbitrary<[what: string, body: string, lines: string[]]> =>
  fc.tuple(needlessFields, fc.boolean(), fc.uuid()).map(([[name, text], keyed, key]) => {
    const members = json.slice(1, -1);
    const body = `{${members}${members === '' ? '' : ','}${JSON.stringify(name)}:${text}}`;
    return [`a field ${name || 'without a name'}`, body, keyed ? [`Idempotency-Key: ${key}`] : []];
  });

const long = (length: number) => 'x'.repeat(length);

const headerLines = fc.constantFrom(
  ...[
    ['Expect: 100-continue'],
    ['Expect: x'],
    ['Upgrade: websocket', 'Connection: Upgrade'],
    ['Range: bytes=9-1'],
    ['TE: trailers'],
  ],
  ...[
    ['If-Match: x'],
    ['If-None-Match: *'],
    ['If-Modified-Since: x'],
    ['If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT'],
  ],
  ...[
    ['Accept: x/y'],
    ['Accept-Encoding: gzip;q=x, *;q=0'],
    ['Accept-Language: \u00ff'],
    ['X-HTTP-Method-Override: DELETE'],
  ],
  ...[
    ['X-Forwarded-For: x'],
    ['X-Forwarded-For: ::1, \u00ff,,,'],
    ['X-Forwarded-Proto: x'],
    ['Forwarded: for=x'],
    ['Host: a'],
  ],
  ...[
    ['X-Request-Id: \u00e9'],
    [`X-Request-Id: ${long(5_000)}`],
    ['X-Request-Id: a', 'X-Request-Id: b'],
    ['Origin: null'],
  ],
  ...[
    [`X-Long: ${long(8_000)}`],
    [`X-Long: ${long(15_000)}`],
    [`X-Long: ${long(16_000)}`],
    [`X-Long: ${long(20_000)}`],
  ],
  ...[Array.from({ length: 1_500 }, (_, index) => `X-${index}: 1`), ['Idempotency-Key: a', 'Idempotency-Key: b']],
  ...[
    [`Cookie: ${'a=b; '.repeat(2_000)}`],
    [`Cookie: ${'; '.repeat(5_000)}refresh`],
    ['Idempotency-Key: \u00e9 \u00ff'],
  ],
  ...[['Stripe-Signature: t=1,v1=x'], ['Stripe-Signature: ,,,=,'], [`Stripe-Signature: ${'v1=a,'.repeat(2_000)}`]],
  ...[
    ['__proto__: x', 'constructor: y'],
    ['Authorization: Bearer x'],
    ['Connection: close, X-Request-Id'],
    ['Date: x'],
  ],
);

const queries = fc.oneof(
  fc.constantFrom(
    ...[
      'limit=',
      'limit=0',
      'limit=101',
      'limit=1e1',
      'limit=-1',
      'limit=007',
      'limit[$gt]=1',
      'limit=1&limit=2',
      '__proto__=1',
    ],
    ...[
      'q=%ff',
      'q=%',
      'q=%00',
      `q=${long(101)}`,
      `q=${long(4_000)}`,
      'q=(a%2B)%2B$',
      'q[$ne]=1',
      'q=a&q=b',
      'sort=x',
      'sort=constructor',
    ],
    ...[
      'cursor=x',
      'cursor=bnVsbA',
      'cursor=W10',
      'status=x',
      'status=all',
      'status[]=all',
      'a'.repeat(3_000),
      '&&&===',
      '?',
      '#',
    ],
    `cursor=${Buffer.from(JSON.stringify({ sort: 'date', at: 8.64e15, id: 'f'.repeat(24) })).toString('base64url')}`,
    `cursor=${Buffer.from(JSON.stringify({ sort: 'price', at: { $gt: 0 }, id: 'f'.repeat(24) })).toString('base64url')}`,
    `cursor=${Buffer.from('['.repeat(4_000)).toString('base64url')}`,
    Array.from({ length: 1_200 }, (_, index) => `p${index}=1`).join('&'),
  ),
  fc.webQueryParameters({ size: 'medium' }),
  fc.json().map((json) => `cursor=${Buffer.from(json).toString('base64url')}`),
);

interface StrangeFraming {
  what: string;
  body: Body;
  lines: string[];
  version?: string;
  hostless?: boolean;
  endless?: true;
  followed?: true;
}

const CHUNKED = ['Transfer-Encoding: chunked'];

/** Ways to send a body that a client would not choose. */
function framings(json: string): Arbitrary<StrangeFraming> {
  const size = Buffer.byteLength(json).toString(16);
  return fc.constantFrom<StrangeFraming>(
    { what: 'one chunk', body: `${size}\r\n${json}\r\n0\r\n\r\n`, lines: CHUNKED },
    { what: 'a chunk a byte', body: `${[...json].map((c) => `1\r\n${c}\r\n`).join('')}0\r\n\r\n`, lines: CHUNKED },
    { what: 'chunks with extensions', body: `${size};a="b";${long(2_000)}\r\n${json}\r\n0\r\n\r\n`, lines: CHUNKED },
    { what: 'chunks with trailers', body: `${size}\r\n${json}\r\n0\r\nX-A: b\r\n__proto__: c\r\n\r\n`, lines: CHUNKED },
    { what: 'a chunk without a size', body: `x\r\n${json}\r\n0\r\n\r\n`, lines: CHUNKED },
    { what: 'a chunk of a negative size', body: `-1\r\n${json}\r\n0\r\n\r\n`, lines: CHUNKED },
    { what: 'a chunk of no end', body: `ffffffffffffffff\r\n${json}`, lines: CHUNKED, endless: true },
    { what: 'two lengths', body: json, lines: ['Content-Length: 1', `Content-Length: ${json.length}`] },
    { what: 'a length and chunks', body: `${size}\r\n${json}\r\n0\r\n\r\n`, lines: [...CHUNKED, 'Content-Length: 4'] },
    { what: 'a length that is none', body: json, lines: ['Content-Length: -1'] },
    {
      ...{ what: 'a request after the request', body: '{}GET /api/tickets HTTP/1.1\r\n\r\n' },
      ...({ lines: ['Content-Length: 2'], followed: true } as const),
    },
    { what: 'HTTP/1.0', body: json, lines: [`Content-Length: ${Buffer.byteLength(json)}`], version: 'HTTP/1.0' },
    { what: 'no Host', body: json, lines: [`Content-Length: ${Buffer.byteLength(json)}`], hostless: true },
    { what: 'HTTP/9.9', body: json, lines: [`Content-Length: ${Buffer.byteLength(json)}`], version: 'HTTP/9.9' },
    { what: 'a header without a name', body: json, lines: [': x', `Content-Length: ${Buffer.byteLength(json)}`] },
    { what: 'a header of control characters', body: json, lines: ['X-A: \u0000\u0001', 'Content-Length: 2'] },
    { what: 'a byte order mark', body: `\ufeff${json}`, lines: [`Content-Length: ${Buffer.byteLength(json) + 3}`] },
  );
}
