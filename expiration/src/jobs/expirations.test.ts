import { createLogger, createMetrics } from '@ticketing/common';
import { JobQueue, Redis } from '@ticketing/common/jobs';
import { anId, RecordingBus, sharedServers, uniqueName } from '@ticketing/common/testing';
import fc, { type Scheduler } from 'fast-check';
import { EndedOrders } from './ended-orders';
import { Expirations, publishExpiration, type Expiration } from './expirations';
import { inMs } from '../testing/start-expiration';

const logger = createLogger('test', 'silent');
const keyPrefix = uniqueName('expiration');
const redis = new Redis(sharedServers().redisUrl, logger);
const jobs = new JobQueue<Expiration>({
  redis,
  prefix: keyPrefix,
  queue: 'expirations',
  concurrency: 1,
  lockMs: 2_000,
  longestRetryMs: 2_000,
  work: async () => undefined,
  logger,
  metrics: createMetrics('test'),
});
const ended = new EndedOrders(redis, keyPrefix);

beforeAll(() => redis.start());
afterAll(async () => {
  await jobs.stop();
  await redis.stop();
});

/** A replica whose calls to Redis, and their answers, are timed by the scheduler. */
function replica(scheduler: Scheduler): Expirations {
  const paced = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    const answeredLater = scheduler.scheduleFunction(call);
    return async (...args: A) => {
      await scheduler.schedule(Promise.resolve());
      return answeredLater(...args);
    };
  };
  const pacedEnded = new EndedOrders(redis, keyPrefix);
  pacedEnded.has = paced((id) => ended.has(id));
  pacedEnded.add = paced((id, version) => ended.add(id, version));
  const pacedJobs = {
    add: paced((id: string, data: Expiration, delay?: number) => jobs.add(id, data, delay)),
    remove: paced((id: string) => jobs.remove(id)),
  };
  return new Expirations(pacedJobs, pacedEnded, () => new Date());
}

describe('an order that ended', () => {
  it('leaves no job, in any interleaving of repeated events over two replicas', async () => {
    const events = fc.array(fc.constantFrom('created', 'ended'), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), events, events, async (scheduler, eventsOfOne, eventsOfTwo) => {
        const orderId = anId();
        const handle = (expirations: Expirations) => (event: string) =>
          event === 'created'
            ? expirations.schedule({ orderId, expiresAt: inMs(60_000) })
            : expirations.cancel(orderId, 1);
        const work = [...eventsOfOne, 'created'].map(handle(replica(scheduler)));
        const more = [...eventsOfTwo, 'ended'].map(handle(replica(scheduler)));

        await scheduler.waitFor(Promise.all([...work, ...more]));

        expect(await redis.client.exists(`${keyPrefix}:expirations:${orderId}`)).toBe(0);
        expect(await redis.client.zscore(`${keyPrefix}:expirations:delayed`, orderId)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it('is not published as expired by a worker that already runs its job', async () => {
    const bus = new RecordingBus();
    const orderId = anId();
    await ended.add(orderId, 1);

    await publishExpiration(bus, ended)({ orderId, expiresAt: inMs(0) });

    expect(bus.messages).toEqual([]);
  });
});
