import Bull, { type Queue } from 'bull';
import type { QueueConnections } from './connections';
import { handleDroppedPromises } from './dropped-promises';
import { retryDelay } from './retry-delay';

export interface QueueOptions {
  /** What Redis calls it: its keys begin with `<prefix>:<queue>:`. */
  prefix: string;
  queue: string;
  /** When a worker dies, its job is taken up by another within about twice this time. */
  lockMs: number;
  /** The longest pause between two tries. */
  longestRetryMs: number;
}

const GUARD_MS = 1_000;
const UNLIMITED = Number.MAX_SAFE_INTEGER;
/** Unknown to Bull's types: it would ask Redis for its version while the queue is being constructed. */
const QUIET_START = { skipVersionCheck: true };

/** Methods of Bull whose promises it drops itself; they fail when Redis is away at a stop. */
const DROPPED_BY_BULL = ['setWorkerName', '_registerEvent'];

/**
 * A queue of Bull, whose jobs are tried again while something is away and leave nothing behind.
 *
 * @param connections what the queue talks to Redis over
 */
export function createQueue<Data>(options: QueueOptions, connections: QueueConnections): Queue<Data> {
  const { prefix, queue: name, lockMs, longestRetryMs } = options;
  const queue = new Bull<Data>(name, {
    ...QUIET_START,
    prefix,
    createClient: connections.create,
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
  handleDroppedPromises(queue, DROPPED_BY_BULL);
  return queue;
}

/** @returns once notifications of this kind reach this process */
export function onNotification(
  queue: Queue,
  event: 'global:completed' | 'global:failed',
  notify: (id: string, reason?: string) => void,
): Promise<void> {
  return new Promise((resolve) => {
    queue.once(`registered:${event}`, resolve);
    queue.on(event, notify);
  });
}

/**
 * Removes what is left of a job that was removed while Bull took it, which takes two steps: the second one then makes
 * another job of it, without data, which would stay for ever.
 */
export async function removeRemains(queue: Queue, id: string): Promise<void> {
  await queue.client.del(queue.toKey(id));
}
