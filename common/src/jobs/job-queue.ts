import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import Bull, { type Job, type Queue } from 'bull';
import type { Logger } from 'pino';
import { correlationId, withCorrelationId } from '../correlation';
import { UnavailableError } from '../errors/errors';
import { isOutage } from '../errors/outages';
import type { Redis } from './redis/redis';
import type { Metrics } from '../service/metrics';
import type { Component } from '../service/component';
import { QueueConnections } from './connections';
import { handleDroppedPromises } from './dropped-promises';
import { reportAttempts } from './report-attempts';
import { retryDelay } from './retry-delay';

/** What a worker is told beside the data. */
export interface JobContext {
  readonly id: string;
  /** Aborted when the service stops. */
  readonly signal: AbortSignal;
}

export interface JobQueueOptions<Data> {
  redis: Redis;
  /** What Redis calls it: its keys begin with `<prefix>:<queue>:`. */
  prefix: string;
  queue: string;
  /** How many jobs a replica works on at once. */
  concurrency: number;
  /** When a worker dies, its job is taken up by another within about twice this time. */
  lockMs: number;
  /** The longest pause between two tries. */
  longestRetryMs: number;
  /**
   * Does a job. It may be done twice, when a worker dies right after it.
   *
   * @throws an outage (see `isOutage`) to have it tried again, anything else to give it up
   */
  work: (data: Data, context: JobContext) => Promise<void>;
  logger: Logger;
  metrics: Metrics;
}

/** A job was given up; the message says why. */
export class JobFailedError extends Error {
  override name = 'JobFailedError';
}

interface Envelope<Data> {
  correlationId: string;
  data: Data;
}

const isWhole = <Data>(envelope: Partial<Envelope<Data>>): envelope is Envelope<Data> =>
  envelope.correlationId !== undefined;

const GUARD_MS = 1_000;
const CLOSE_DEADLINE_MS = 2_000;
const UNLIMITED = Number.MAX_SAFE_INTEGER;
/** Unknown to Bull's types: it would ask Redis for its version while the queue is being constructed. */
const QUIET_START = { skipVersionCheck: true };

/** Methods of Bull that it calls itself without looking at what becomes of them; they fail when Redis is away at a stop. */
const UNHEARD = ['setWorkerName', '_registerEvent'];

/**
 * A queue of jobs in Redis, shared by all replicas, on Bull. Of the jobs with one id there is one at a time; nothing is
 * kept of a job that ended, so that its id can be used again.
 */
export class JobQueue<Data> implements Component {
  readonly name = 'jobs';
  private readonly queue: Queue<Envelope<Data>>;
  private readonly connections: QueueConnections;
  /** Emits a job's id when it ended, in whichever replica, with the reason where it was given up. */
  private readonly ends = new EventEmitter().setMaxListeners(0);
  private readonly stopping = new AbortController();
  private readonly inHand = new Set<Promise<void>>();

  constructor(private readonly options: JobQueueOptions<Data>) {
    const { redis, prefix, queue, lockMs, longestRetryMs } = options;
    this.connections = new QueueConnections(redis);
    this.queue = new Bull(queue, {
      ...QUIET_START,
      prefix,
      createClient: this.connections.create,
      settings: {
        lockDuration: lockMs,
        stalledInterval: lockMs / 2,
        maxStalledCount: UNLIMITED,
        // Were a notification lost with a connection, the queue would still look this often; and so it does after an error.
        guardInterval: GUARD_MS,
        retryProcessDelay: GUARD_MS,
        backoffStrategies: { byCause: retryDelay(longestRetryMs) },
      },
      defaultJobOptions: {
        attempts: UNLIMITED,
        backoff: { type: 'byCause' },
        removeOnComplete: true,
        removeOnFail: true,
        stackTraceLimit: 1,
      },
    });
    handleDroppedPromises(this.queue, UNHEARD);
    reportAttempts(this.queue, options.logger, options.metrics);
  }

  async start(): Promise<void> {
    const { concurrency, logger } = this.options;
    const subscribed = Promise.all([
      this.hear('global:completed', (id) => this.ends.emit(id)),
      this.hear('global:failed', (id, reason) => this.ends.emit(id, reason)),
    ]);
    this.queue
      .process(concurrency, (job) => this.hold(this.work(job)))
      .catch((error: unknown) => {
        if (!this.stopping.signal.aborted) logger.fatal({ err: error }, 'the workers ended');
      });
    await Promise.race([subscribed, once(this.stopping.signal, 'abort')]);
  }

  missing(): string | undefined {
    return this.connections.ready ? undefined : 'the workers have no Redis';
  }

  /** Takes no more jobs and finishes those in hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const closed = this.close();
    await Promise.allSettled(this.inHand);
    // Bull would wait for a Redis that is away for as long as it is.
    await Promise.race([closed, delay(CLOSE_DEADLINE_MS, undefined, { ref: false })]);
    this.connections.close();
  }

  /**
   * Adds a job, unless one with this id is there.
   *
   * @param delayMs after how long it is due; at once unless given
   */
  async add(id: string, data: Data, delayMs = 0): Promise<void> {
    if (this.stopping.signal.aborted) throw new UnavailableError('The service is stopping');
    await this.queue.add({ correlationId: correlationId(), data }, { jobId: id, delay: delayMs });
  }

  /**
   * Adds a job, unless one with this id is there, and waits for its end, in whichever replica.
   *
   * @throws JobFailedError when it was given up
   * @throws UnavailableError when it did not end in time; it goes on
   */
  async complete(id: string, data: Data, withinMs: number): Promise<void> {
    const signal = AbortSignal.timeout(withinMs);
    const ended = once(this.ends, id, { signal }) as Promise<[reason?: string]>;
    const outcome = ended.catch((error: unknown) => {
      throw new UnavailableError(`${id} did not end within ${withinMs} ms`, error);
    });
    const [, [reason]] = await Promise.all([this.add(id, data), outcome]);
    if (reason !== undefined) throw new JobFailedError(reason);
  }

  /** Removes a job; one that a worker has in hand stays. */
  async remove(id: string): Promise<void> {
    const job = await this.queue.getJob(id);
    try {
      await job?.remove();
    } catch (error) {
      if (isOutage(error)) throw error;
      this.options.logger.debug({ job: id }, 'job not removed, a worker has it in hand');
    }
  }

  private async close(): Promise<void> {
    try {
      await this.queue.close();
    } catch (error) {
      // Redis is away, so there is nobody to take leave of; whatever is in hand will be taken over.
      if (!isOutage(error)) throw error;
    }
  }

  /** @returns once notifications of this kind reach this replica */
  private hear(event: string, notify: (id: string, reason?: string) => void): Promise<void> {
    return new Promise((resolve) => {
      this.queue.once(`registered:${event}`, resolve);
      this.queue.on(event, notify);
    });
  }

  private async hold(work: Promise<void>): Promise<void> {
    this.inHand.add(work);
    await work.finally(() => this.inHand.delete(work));
  }

  private async work({ id, data }: Job<Partial<Envelope<Data>>>): Promise<void> {
    if (!isWhole(data)) return this.forget(String(id));
    const context = { id: String(id), signal: this.stopping.signal };
    await withCorrelationId(data.correlationId, () => this.options.work(data.data, context));
  }

  /**
   * Bull takes a job in two steps. When it is removed between them, the second one makes another of it, without data, which
   * would stay for ever.
   */
  private async forget(id: string): Promise<void> {
    await this.queue.client.del(this.queue.toKey(id));
  }
}
