import { setTimeout as delay } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Component } from '../service/service';
import { COMMITTED, JOURNALED } from './concerns';

const RETRY_MS = 500;

/** A service's MongoDB: it connects for as long as it takes, and is prepared once every index is built. */
export class Mongo implements Component {
  readonly name = 'mongo';
  /** For models and collections; usable once the part has started. */
  readonly connection: Connection;
  private indexed = false;
  private readonly stopping = new AbortController();
  private readonly preparations: (() => Promise<unknown>)[] = [];

  /**
   * @param uri with the database
   * @param logger gets a line for each outage
   * @param caFile of the authority to trust, for a server with TLS; see `mongoSettings`
   */
  constructor(
    private readonly uri: string,
    private readonly logger: Logger,
    private readonly caFile?: string,
  ) {
    this.connection = mongoose.createConnection();
    this.connection.on('error', (error: unknown) => logger.warn({ err: error }, 'MongoDB reports an error'));
  }

  /** Whether the indexes are there, without which nothing may be written. */
  get prepared(): boolean {
    return this.indexed;
  }

  /** Has something done before the part counts as started (an index built), again until it succeeds. */
  prepare(work: () => Promise<unknown>): void {
    this.preparations.push(work);
  }

  async start(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.connect();
        for (const model of Object.values(this.connection.models)) await model.createIndexes();
        for (const work of this.preparations) await work();
        this.indexed = true;
        return;
      } catch (error) {
        this.logger.warn({ err: error }, 'MongoDB not to be had yet');
        await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  missing(): string | undefined {
    if (this.connection.readyState !== mongoose.ConnectionStates.connected) return 'MongoDB is away';
    return this.indexed ? undefined : 'the indexes are being built';
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.connection.close();
  }

  private async connect(): Promise<void> {
    if (this.connection.readyState === mongoose.ConnectionStates.connected) return;
    await this.connection.openUri(this.uri, {
      ...tlsOptions(this.caFile),
      writeConcern: JOURNALED,
      readConcern: COMMITTED,
      bufferCommands: false,
      autoIndex: false,
      autoCreate: false,
      serverSelectionTimeoutMS: 2_000,
      // A server that hangs is noticed after this and a heartbeat. What waits for it, or for a connection, fails
      // then: no need for a limit to the queue, which would fail requests that have to wait a moment in a burst.
      connectTimeoutMS: 3_000,
      socketTimeoutMS: 20_000,
      heartbeatFrequencyMS: 2_000,
    });
  }
}

/** The driver's options for a server with TLS. */
export const tlsOptions = (caFile: string | undefined): { tls?: true; tlsCAFile?: string } =>
  caFile === undefined ? {} : { tls: true, tlsCAFile: caFile };
