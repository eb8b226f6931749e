import type { Queue } from 'bull';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { isOutage } from '../errors/outages';
import type { Metrics } from '../service/metrics';

/** Counts and logs what becomes of the attempts at a queue's jobs. */
export function reportAttempts(queue: Queue, logger: Logger, metrics: Metrics): void {
  const attempts = new Counter({
    name: 'job_attempts_total',
    help: 'Attempts at jobs, by what became of them: done, retried or given up',
    labelNames: ['outcome'],
    registers: [metrics.registry],
  });
  queue.on('completed', () => attempts.inc({ outcome: 'done' }));
  queue.on('failed', ({ id, attemptsMade }, error) => {
    const retried = isOutage(error);
    attempts.inc({ outcome: retried ? 'retried' : 'given up' });
    const about = { err: error, job: id, attempts: attemptsMade };
    if (retried) logger.warn(about, 'job failed, will be tried again');
    else logger.error(about, 'job given up');
  });
  queue.on('stalled', ({ id }) => logger.warn({ job: id }, 'job taken over from a worker that is gone'));
  queue.on('error', (error) => logger.debug({ err: error }, 'the queue reports an error'));
}
