export type Headers = Record<string, string>;

/** A request of the API as a well-behaved client makes it. */
export interface Call {
  /** The operation's name in the description; undefined where there is none. */
  operation: string | undefined;
  method: string;
  target: string;
  headers: Headers;
  body?: Record<string, unknown> | readonly unknown[];
}

/** A request as bytes, and the outcomes that are right. */
export interface Attack {
  call: Call;
  /** What it tries. */
  what: string;
  bytes: Buffer;
  /** Whether an answer below 400 is a violation. */
  mustBeRefused: boolean;
  /** The one status that is right, where only one is. */
  status?: number;
  /** Whether closing the connection is an answer: what it sends is no HTTP, or ends in the middle. */
  mayClose: boolean;
  /** Whether the server is right to wait for the rest, which never comes. */
  endless?: true;
  /** Whether the answer may belong to what follows the request. */
  followed?: true;
}

export type Body = Buffer | string;

interface Framing {
  /** The bytes of the header, in place of those that the call has; names may come twice. */
  lines?: string[];
  body?: Body;
  /** Whether `lines` has the body's length, so that none is added. */
  ownLength?: true;
  version?: string;
  /** Whether the header `Host` is left out, without which a request of HTTP/1.1 is none. */
  hostless?: boolean;
}

/** Writes a request; nothing of what it is given is checked. */
export function write({ method, target, headers }: Call, framing: Framing = {}): Buffer {
  const body = framing.body === undefined ? undefined : Buffer.from(framing.body);
  const host = framing.hostless ? {} : { Host: 'localhost' };
  const lines = [
    `${method} ${target} ${framing.version ?? 'HTTP/1.1'}`,
    ...Object.entries({ ...host, Connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}`),
    ...(framing.lines ?? []),
    ...(framing.ownLength ? [] : lengthOf(method, body)),
  ];
  // Node's own encoding of a header: what is above 0xff was written as bytes already.
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return body ? Buffer.concat([head, body]) : head;
}

/** Methods that take a body get a length of 0 when they have none. */
function lengthOf(method: string, body: Buffer | undefined): string[] {
  return body || ['POST', 'PUT'].includes(method) ? [`Content-Length: ${body?.length ?? 0}`] : [];
}

/** The body that the call has, as JSON. */
export const jsonOf = ({ body }: Call): string | undefined => (body ? JSON.stringify(body) : undefined);

export const describe = ({ call, what }: Pick<Attack, 'call' | 'what'>): string =>
  `${call.method} ${call.target.slice(0, 100)} with ${what}`;
