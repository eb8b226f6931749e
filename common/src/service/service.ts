import type { RequestListener } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { within } from '../deadline';
import { HttpServer } from './http-server';
import type { Component } from './component';
import type { Missing, Readiness } from './readiness';

export type { Component } from './component';
export { Readiness } from './readiness';

export interface ServiceOptions {
  name: string;
  host?: string | undefined;
  /** 0 takes any free one. */
  port: number;
  app: RequestListener;
  /** What answers operators on a port of their own, where there is one. */
  operations?: { port: number; app: RequestListener } | undefined;
  logger: Logger;
  readiness: Readiness;
  /** In the order in which they start; they stop in the opposite one. */
  components: Component[];
  /** See `retire`; 0 unless given. */
  shutdownDelayMs?: number;
  /** Whether the service has nothing to do without the components that others can do without: it is not ready then. */
  needsAll?: boolean;
}

/** Where a service listens. */
export interface Addresses {
  port: number;
  url: string;
  /** The same as `url`, unless operators have a port of their own. */
  operationsUrl: string;
}

/** A component that hangs must not keep the others from stopping. */
const COMPONENT_STOP_MS = 4_000;

/** A whole service: its HTTP server, which answers from the first moment, and its components. */
export class Service {
  private readonly server: HttpServer;
  private readonly operations: HttpServer | undefined;
  private readonly stopped = new AbortController();
  private starting: Promise<void> = Promise.resolve();
  private leaving: Promise<unknown> | undefined;

  constructor(private readonly options: ServiceOptions) {
    const { app, operations, readiness, components, needsAll = false } = options;
    this.server = new HttpServer(app);
    if (operations) this.operations = new HttpServer(operations.app);
    readiness.watch(components, needsAll ? components : components.filter(({ dispensable }) => dispensable !== true));
  }

  /** What is missing of all that the service uses, by component; what it can do without included. */
  missing(): Missing {
    return this.options.readiness.missing();
  }

  /**
   * Begins to listen; the components start behind that, in order.
   *
   * @returns where it listens
   * @throws Error when a port is taken
   */
  async start(): Promise<Addresses> {
    const { host, logger, name, operations } = this.options;
    const at = (port: number) => `http://${host ?? '127.0.0.1'}:${port}`;
    const port = await this.server.listen(this.options.port, host);
    const operationsPort = (await this.operations?.listen(operations?.port ?? 0, host)) ?? port;
    this.starting = this.startComponents();
    logger.info({ port, operationsPort }, `${name} listens`);
    return { port, url: at(port), operationsUrl: at(operationsPort) };
  }

  /**
   * Turns unready and begins no new event, but goes on answering for a while: until every proxy has seen that, requests
   * still come. Where the proxies know before (a cluster takes a pod out before it gets its signal) there
   * is no need to.
   */
  async retire(): Promise<void> {
    void this.leave();
    await delay(this.options.shutdownDelayMs ?? 0);
  }

  /**
   * Turns unready, finishes the requests and the events in hand beside each other, and lets go of everything. What takes
   * too long is given back: the whole takes less than ten seconds.
   */
  async stop(): Promise<void> {
    if (this.stopped.signal.aborted) return;
    this.stopped.abort();
    await Promise.all([this.leave(), this.server.drain(), this.operations?.drain()]);
    for (const component of this.options.components.toReversed()) {
      await this.attempt(component, 'stop', () =>
        within(COMPONENT_STOP_MS, component.stop(), `${component.name} stopping`),
      );
    }
    await this.starting;
  }

  /** The first step of stopping: the components begin no event while the last requests are answered. */
  private leave(): Promise<unknown> {
    this.options.readiness.markStopping();
    for (const server of [this.server, this.operations]) server?.leave();
    const drain = (component: Component) => this.attempt(component, 'drain', async () => component.drain?.());
    this.leaving ??= Promise.all(this.options.components.map(drain));
    return this.leaving;
  }

  private async startComponents(): Promise<void> {
    const { components, readiness, logger, name } = this.options;
    for (const component of components) {
      if (this.stopped.signal.aborted) return;
      try {
        await component.start();
        readiness.markStarted(component);
      } catch (error) {
        // Stopping ends a start under way; whatever else fails here is a defect that a restart may get past.
        if (!this.stopped.signal.aborted)
          logger.fatal({ err: error, component: component.name }, 'component did not start');
        return;
      }
    }
    logger.info(`${name} is complete`);
  }

  private async attempt(component: Component, step: 'drain' | 'stop', work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.options.logger.warn({ err: error, component: component.name, step }, 'component did not stop cleanly');
    }
  }
}
