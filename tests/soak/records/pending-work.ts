import { waitFor } from '@ticketing/common/testing';
import { allKeys, kindOf } from '@ticketing/test-driver/redis-keys';
import type { Sampler } from '../sampling/sampler';
import type { Finding } from './finding';

/** A reservation made at the last moment has to run out, and its ticket to come back. */
const WITHIN_MS = 150_000;
const LEFT_OVER = /^(outbox|unacknowledged|jobs|dead letters)/;
const NAMED = 5;

/** After the load has ended, no work is pending: no event, no job, no reservation. */
export async function checkPendingWork(sampler: Sampler): Promise<Finding> {
  let left: string[] = [];
  const isDone = async () => {
    const figures = Object.entries(await sampler.read());
    left = figures.filter(([name, value]) => LEFT_OVER.test(name) && value > 0).map((entry) => entry.join(': '));
    return left.length === 0;
  };
  const done = await waitFor(isDone, { within: WITHIN_MS, what: 'no pending work' }).catch(() => false);
  const wrong = done ? undefined : [...left, ...(await jobsIn(sampler))].join(', ');
  return { what: 'work left over after the load', found: 'none', wrong };
}

async function jobsIn({ redis }: Sampler): Promise<string[]> {
  return (await allKeys(redis)).filter((key) => kindOf(key) === 'jobs').slice(0, NAMED);
}
