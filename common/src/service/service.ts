import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';

/** Something that a service is made of and that starts and stops with it: a database, the bus, a sweep. */
export interface Part {
  readonly name: string;
  /** Gets going. It may take as long as what it needs is away; the parts after it start afterwards. */
  start(): void | Promise<void>;
  /** Finishes what is in hand and lets go of everything; also when it never got going. */
  stop(): Promise<void>;
  /** What is missing for it to work, in words. */
  missing?(): string | undefined;
}

export interface ServiceOptions {
  name: string;
  host?: string | undefined;
  /** 0 takes any free one. */
  port: number;
  app: RequestListener;
  logger: Logger;
  readiness: Readiness;
  /** In the order in which they start; they stop in the opposite one. */
  parts: Part[];
  /** See `retire`; 0 unless given. */
  shutdownDelayMs?: number;
}

/** More than the gateways before us let through, since they add headers of their own. */
const MAX_HEADER_BYTES = 65_536;

/** Knows what a service still lacks. */
export class Readiness {
  private parts: Part[] = [];
  private readonly started = new Set<Part>();
  private stopping = false;

  constructor(private readonly metrics: Metrics) {}

  watch(parts: Part[]): void {
    this.parts = parts;
  }

  markStarted(part: Part): void {
    this.started.add(part);
  }

  markStopping(): void {
    this.stopping = true;
  }

  /** What is missing, by part; empty when the service is ready. */
  missing(): Record<string, string> {
    const entries = this.parts.map((part) => [part.name, part.missing?.() ?? this.notStarted(part)] as const);
    const missing = Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
    if (this.stopping) missing.service = 'is stopping';
    this.metrics.ready.set(Object.keys(missing).length === 0 ? 1 : 0);
    return missing;
  }

  private notStarted(part: Part): string | undefined {
    return this.started.has(part) ? undefined : 'has not started yet';
  }
}

/** A whole service: its HTTP server, which answers from the first moment, and its parts. */
export class Service {
  private readonly server: Server;
  private readonly stopped = new AbortController();
  private starting: Promise<void> = Promise.resolve();

  constructor(private readonly options: ServiceOptions) {
    this.server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, options.app);
    // Node's own answer to an expectation that nobody knows has neither a body nor our headers: it is no reason to refuse.
    this.server.on('checkExpectation', options.app);
    options.readiness.watch(options.parts);
  }

  /** What is missing for the service to be ready, by part. */
  missing(): Record<string, string> {
    return this.options.readiness.missing();
  }

  /**
   * Begins to listen; the parts start behind that, in order.
   *
   * @returns where it listens
   * @throws Error when the port is taken
   */
  async start(): Promise<{ port: number; url: string }> {
    const { host, port, logger, name } = this.options;
    this.server.listen({ port, host });
    await once(this.server, 'listening');
    const { port: actual } = this.server.address() as AddressInfo;
    this.starting = this.startParts();
    logger.info({ port: actual }, `${name} listens`);
    return { port: actual, url: `http://${host ?? '127.0.0.1'}:${actual}` };
  }

  /**
   * Turns unready, and goes on answering for a while: until every proxy has seen that, requests still come. Where something
   * else tells the proxies first (a cluster takes a pod out before it gets its signal) there is no need to.
   */
  async retire(): Promise<void> {
    const { readiness, shutdownDelayMs = 0 } = this.options;
    readiness.markStopping();
    this.comeBackElsewhere();
    await delay(shutdownDelayMs);
  }

  /** Turns unready, finishes the requests and the events in hand, and lets go of everything. */
  async stop(): Promise<void> {
    if (this.stopped.signal.aborted) return;
    this.stopped.abort();
    this.options.readiness.markStopping();
    await this.closeServer();
    for (const part of this.options.parts.toReversed()) await this.stopPart(part);
    await this.starting;
  }

  private async startParts(): Promise<void> {
    const { parts, readiness, logger, name } = this.options;
    for (const part of parts) {
      if (this.stopped.signal.aborted) return;
      try {
        await part.start();
        readiness.markStarted(part);
      } catch (error) {
        // Stopping ends a start under way; whatever else fails here is a defect that a restart may get past.
        if (!this.stopped.signal.aborted) logger.fatal({ err: error, part: part.name }, 'part did not start');
        return;
      }
    }
    logger.info(`${name} is complete`);
  }

  private async stopPart(part: Part): Promise<void> {
    try {
      await part.stop();
    } catch (error) {
      this.options.logger.warn({ err: error, part: part.name }, 'part did not stop cleanly');
    }
  }

  /** Has callers come back on a new connection, which finds another replica. */
  private comeBackElsewhere(): void {
    this.server.prependListener('request', (_req, res: ServerResponse) => res.setHeader('Connection', 'close'));
  }

  private async closeServer(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.comeBackElsewhere();
    this.server.close();
    const closing = setInterval(() => this.server.closeIdleConnections(), 50);
    await closed;
    clearInterval(closing);
  }
}
