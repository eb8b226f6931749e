import { Redis } from '../redis/redis';
import { createLogger } from '../../service/logger';
import { createMetrics } from '../../service/metrics';
import { JobQueue, type JobContext } from '../job-queue';

type Work = (data: string, context: JobContext) => Promise<void>;

/** One replica's part in a queue of strings, with connections of its own. */
export interface Worker {
  redis: Redis;
  jobs: JobQueue<string>;
  /** What it worked on, in order, failed tries included. */
  done: string[];
}

const workers: Worker[] = [];

/** Makes a replica that does the given work, or only records its jobs. */
export function createWorker(url: string, prefix: string, work: Work = async () => undefined): Worker {
  const logger = createLogger('test', 'silent');
  const done: string[] = [];
  const redis = new Redis(url, logger);
  const jobs = new JobQueue<string>({
    redis,
    prefix,
    queue: 'strings',
    concurrency: 4,
    lockMs: 1_000,
    longestRetryMs: 500,
    work: async (data, context) => {
      done.push(data);
      await work(data, context);
    },
    logger,
    metrics: createMetrics('test'),
  });
  const worker = { redis, jobs, done };
  workers.push(worker);
  return worker;
}

/** Makes a replica and starts it. */
export async function startWorker(...args: Parameters<typeof createWorker>): Promise<Worker> {
  const worker = createWorker(...args);
  await worker.redis.start();
  await worker.jobs.start();
  return worker;
}

/** Stops every worker that was made. */
export async function stopWorkers(): Promise<void> {
  await Promise.all(
    workers.splice(0).map(async ({ jobs, redis }) => {
      await jobs.stop();
      await redis.stop();
    }),
  );
}
