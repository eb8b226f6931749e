import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** More than the gateways before us let through, since they add headers of their own. */
const MAX_HEADER_BYTES = 65_536;

/**
 * How long a connection without a request stays open. Longer than a proxy keeps its own (nginx: 60 s): the side that closes
 * first must be the one that sends, or a request goes out on a connection that is being closed under it, which the
 * proxy may not repeat and answers with 502.
 */
const KEEP_ALIVE_MS = 70_000;
/** Above it, since some versions of Node count it from the end of the request before. */
const HEADERS_MS = 75_000;

/** What waits for the caller (half a request, an answer that is not read) is cut off then. */
const CALLERS_MS = 5_000;
/** A request that is being worked on has until then; enough for one that asks Stripe. */
const REQUESTS_MS = 8_000;
/** Both count from the moment at which the server was left, but leave what came last this long. */
const LEAST_MS = 1_000;
const LOOK_AGAIN_MS = 50;

interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
}

/** A server on one port, which can be closed without losing a request. */
export class HttpServer {
  private readonly server: Server;
  private leftAt: number | undefined;
  /** Each connection, with the request that came over it last. */
  private readonly connections = new Map<Socket, Exchange | undefined>();

  constructor(app: RequestListener) {
    const timeouts = { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS };
    this.server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, ...timeouts });
    const serve: RequestListener = (req, res) => {
      this.connections.set(req.socket, { req, res });
      app(req, res);
    };
    this.server.on('connection', (socket) => {
      this.connections.set(socket, undefined);
      socket.once('close', () => this.connections.delete(socket));
    });
    this.server.on('request', serve);
    // Node's own answer to an unknown expectation has neither a body nor our headers, so the request is handled instead.
    this.server.on('checkExpectation', serve);
  }

  /**
   * Begins to listen.
   *
   * @param port 0 takes any free one
   * @returns the port
   * @throws Error when the port is taken
   */
  async listen(port: number, host: string | undefined): Promise<number> {
    this.server.listen({ port, host });
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  /** Has callers come back on a new connection, which finds another replica. */
  leave(): void {
    if (this.leftAt !== undefined) return;
    this.leftAt = performance.now();
    this.server.prependListener('request', (_req, res: ServerResponse) => res.setHeader('Connection', 'close'));
  }

  /**
   * Takes no more connections and requests, and finishes those in hand: after five seconds without those that wait for
   * their caller, since a caller that is silent would keep the service from stopping, and after eight without any.
   */
  async drain(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.leave();
    const left = performance.now() - (this.leftAt ?? 0);
    const after = (ms: number) => Math.max(ms - left, LEAST_MS);
    this.server.close();
    this.server.closeIdleConnections();
    const idle = setInterval(() => this.server.closeIdleConnections(), LOOK_AGAIN_MS);
    const callers = setTimeout(() => this.cutOffCallers(), after(CALLERS_MS));
    const all = setTimeout(() => this.server.closeAllConnections(), after(REQUESTS_MS));
    await closed;
    for (const timer of [idle, callers, all]) clearTimeout(timer);
  }

  private cutOffCallers(): void {
    for (const [socket, exchange] of this.connections) if (!isWorkedOn(exchange)) socket.destroy();
  }
}

/** Whether the request has come in whole, and its answer is not written yet. */
const isWorkedOn = (exchange: Exchange | undefined) =>
  exchange !== undefined && exchange.req.complete && !exchange.res.writableEnded;
