import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { secureContext } from '@ticketing/test-driver/trust';

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: Map<string, string>;
  body: string;
}

/** Why there was no answer. */
export interface NoAnswer {
  closed: string;
}

interface Asked {
  /** Whether the answer has no body, whatever its header says. */
  isHead: boolean;
  /** How long to wait, in ms. */
  within: number;
}

/**
 * Sends bytes to a server and reads its answer: no client stands between, which would refuse to send half of what is
 * tried here.
 */
export function exchange(server: URL, request: Buffer, { isHead, within }: Asked): Promise<Answer | NoAnswer> {
  return new Promise((resolve) => {
    const socket = connectTo(server);
    const chunks: Buffer[] = [];
    const finish = (outcome: Answer | NoAnswer) => {
      socket.destroy();
      resolve(outcome);
    };
    const finishAtEnd = (why: string) => finish(parseAnswer(Buffer.concat(chunks), isHead, true) ?? { closed: why });
    socket.setTimeout(within, () => finishAtEnd(`no answer within ${within} ms`));
    socket.write(request);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const answer = parseAnswer(Buffer.concat(chunks), isHead, false);
      if (answer) finish(answer);
    });
    socket.on('error', (error) => finishAtEnd(error.message));
    socket.on('end', () => finishAtEnd('the connection was closed without an answer'));
  });
}

function connectTo({ protocol, port: given }: URL): Socket {
  const to = { host: '127.0.0.1', port: Number(given) };
  return protocol === 'https:'
    ? connectTls({ ...to, servername: 'localhost', secureContext: secureContext() })
    : connect(to);
}

/** @param ended whether no more will come, which ends a body of unknown length */
function parseAnswer(bytes: Buffer, isHead: boolean, ended: boolean): Answer | undefined {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(`${statusLine} `)?.[1]);
  const rest = bytes.subarray(end + 4);
  if (status >= 100 && status < 200) return parseAnswer(rest, isHead, ended);
  const headers = new Map(lines.map(splitHeader));
  const bodiless = isHead || status === 204 || status === 304;
  const body = bodiless ? Buffer.alloc(0) : bodyOf(rest, headers, ended);
  return body && { status, headers, body: body.toString('utf8') };
}

function splitHeader(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

/** @returns undefined while it is not whole */
function bodyOf(rest: Buffer, headers: Map<string, string>, ended: boolean): Buffer | undefined {
  if (headers.get('transfer-encoding') === 'chunked') return joinChunks(rest);
  const length = headers.get('content-length');
  if (length === undefined) return ended ? rest : undefined;
  return rest.length >= Number(length) ? rest.subarray(0, Number(length)) : undefined;
}

function joinChunks(rest: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = rest.indexOf('\r\n', at);
    if (lineEnd === -1) return undefined;
    const size = Number.parseInt(rest.toString('latin1', at, lineEnd), 16);
    if (size === 0) return Buffer.concat(parts);
    at = lineEnd + 2 + size + 2;
    if (rest.length < at) return undefined;
    parts.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size));
  }
}
