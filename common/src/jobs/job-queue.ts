import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Job, Queue } from 'bull';
import type { Logger } from 'pino';
import { correlationId, withCorrelationId } from '../correlation';
import { UnavailableError } from '../errors/errors';
import { isOutage } from '../errors/outages';
import type { Redis } from './redis/redis';
import type { Metrics } from '../service/metrics';
import type { Component } from '../service/component';
import { QueueConnections } from './bull/connections';
import { createQueue, onNotification, removeRemains, type QueueOptions } from './bull/create-queue';
import { reportAttempts } from './report-attempts';

/** What a worker gets beside the data. */
export interface JobContext {
  readonly id: string;
  /** Aborted when the service stops. */
  readonly signal: AbortSignal;
}

export interface JobQueueOptions<Data> extends QueueOptions {
  redis: Redis;
  /** How many jobs a replica works on at once. */
  concurrency: number;
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

const CLOSE_DEADLINE_MS = 2_000;

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
    this.connections = new QueueConnections(options.redis);
    this.queue = createQueue(options, this.connections);
    reportAttempts(this.queue, options.logger, options.metrics);
  }

  async start(): Promise<void> {
    const { concurrency, logger } = this.options;
    const subscribed = Promise.all([
      onNotification(this.queue, 'global:completed', (id) => this.ends.emit(id)),
      onNotification(this.queue, 'global:failed', (id, reason) => this.ends.emit(id, reason)),
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
      // Redis is away; jobs in hand will be taken over.
      if (!isOutage(error)) throw error;
    }
  }

  private async hold(work: Promise<void>): Promise<void> {
    this.inHand.add(work);
    await work.finally(() => this.inHand.delete(work));
  }

  private async work({ id, data }: Job<Partial<Envelope<Data>>>): Promise<void> {
    if (!isWhole(data)) return removeRemains(this.queue, String(id));
    const context = { id: String(id), signal: this.stopping.signal };
    await withCorrelationId(data.correlationId, () => this.options.work(data.data, context));
  }
}
