import {
  createServer,
  request as requestPlainly,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { request as requestByTls } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { write, type Attack } from '../http/attack';
import type { Answer } from '../http/wire';

/** Headers of one connection, or that are written again when a request is repeated. */
const OF_THE_CONNECTION = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

/** Stands before the gateway, and writes down what was asked and how it was answered. */
export class Recorder {
  readonly outcomes: [attack: Attack, answer: Answer][] = [];

  private constructor(
    private readonly gateway: URL,
    private readonly server: Server,
  ) {
    server.on('request', (asked: IncomingMessage, answer: ServerResponse) => {
      // The connection is closed, as the gateway would do it.
      this.forward(asked, answer).catch(() => answer.destroy());
    });
  }

  static async before(gateway: string): Promise<Recorder> {
    const recorder = new Recorder(new URL(gateway), createServer());
    await once(recorder.server.listen(0, '127.0.0.1'), 'listening');
    return recorder;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async forward(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await readAll(asked);
    const { method, url: path, rawHeaders: headers } = asked;
    const request = this.gateway.protocol === 'https:' ? requestByTls : requestPlainly;
    const forwarded = request(this.gateway, { method, path, headers, setHost: false });
    const [given] = (await once(forwarded.end(body), 'response')) as [IncomingMessage];
    const content = await readAll(given);
    const status = given.statusCode ?? 0;
    answer.writeHead(status, given.statusMessage, given.rawHeaders).end(content);
    this.outcomes.push([attackOf(asked, body), { status, headers: new Map(), body: '' }]);
  }
}

function attackOf({ method = '', url: target = '', rawHeaders }: IncomingMessage, body: Buffer): Attack {
  const call = { operation: undefined, method, target, headers: {} };
  const lines = pairs(rawHeaders)
    .filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value}`);
  const bytes = write(call, { lines, ...(body.length > 0 && { body }) });
  return { call, what: 'what schemathesis drew', bytes, mustBeRefused: false, mayClose: false };
}

const pairs = (raw: string[]): [name: string, value: string][] =>
  raw.flatMap((name, n) => (n % 2 === 0 ? [[name, raw[n + 1] ?? ''] as [string, string]] : []));

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
