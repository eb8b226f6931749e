import { once } from 'node:events';
import IORedis, { type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import type { Component } from '../../service/component';
import { trusting } from '../../service/tls';
import { Failovers } from './failovers';
import { heartbeat } from './heartbeat';

const LONGEST_RETRY_MS = 500;
const COMMAND_TIMEOUT_MS = 2_000;

/**
 * A service's Redis: it connects for as long as it takes. While Redis is away commands fail at once, and those under way
 * fail soon, so that callers can report it instead of waiting in an endless queue.
 */
export class Redis implements Component {
  readonly name = 'redis';
  /** For commands; usable once the part has started. */
  readonly client: IORedis;
  private connectedOnce = false;
  private wasThere: boolean | undefined;
  private readonly failovers: Failovers;
  private readonly endHeartbeat: () => void;
  private readonly stopping = new AbortController();

  /**
   * @param url redis:// or rediss://
   * @param logger gets a line when Redis is lost and when it is back
   * @param caFile of the authority to trust, for a server with TLS; see `redisSettings`
   */
  constructor(
    url: string,
    private readonly logger: Logger,
    caFile?: string,
  ) {
    this.failovers = new Failovers(logger);
    this.client = new IORedis(url, {
      ...trusting(caFile),
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      commandTimeout: COMMAND_TIMEOUT_MS,
      connectTimeout: COMMAND_TIMEOUT_MS,
      retryStrategy: (times) => Math.min(50 * times, LONGEST_RETRY_MS),
      reconnectOnError: (error) => this.failovers.notice(error),
    });
    this.failovers.follow(this.client);
    // Each failed try to connect is an error; what matters is logged once, below.
    this.client.on('error', (error) => logger.debug({ err: error }, 'Redis reports an error'));
    const askForRole = () => this.failovers.askForRole(this.client);
    this.endHeartbeat = heartbeat(this.client, askForRole);
    this.client.on('ready', () => void askForRole().catch(() => undefined));
    this.client.on('ready', () => this.report('Redis connected'));
    this.client.on('close', () => this.report('Redis lost'));
  }

  /** Whether it was there once: what is kept in it needs no preparation. */
  get prepared(): boolean {
    return this.connectedOnce;
  }

  async start(): Promise<void> {
    const { signal } = this.stopping;
    const ready = new Promise((resolve) => this.client.once('ready', resolve));
    // A first try that fails is followed by others, like one in the middle.
    this.client.connect().catch(() => undefined);
    await Promise.race([ready, once(signal, 'abort')]);
    this.connectedOnce = !signal.aborted;
  }

  missing(): string | undefined {
    if (this.client.status !== 'ready') return 'Redis is away';
    return this.failovers.isReplica ? 'Redis is a replica, which takes no writes' : undefined;
  }

  /** One more connection to the same Redis, which follows it to another server after a failover. */
  connection(options: Partial<RedisOptions>): IORedis {
    const connection = this.client.duplicate(options);
    this.failovers.follow(connection);
    return connection;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.endHeartbeat();
    this.client.disconnect();
  }

  /** Logs a change once, not every try. */
  private report(message: string): void {
    const isThere = this.client.status === 'ready';
    if (isThere === this.wasThere || this.stopping.signal.aborted) return;
    this.wasThere = isThere;
    this.logger[isThere ? 'info' : 'warn'](message);
  }
}
