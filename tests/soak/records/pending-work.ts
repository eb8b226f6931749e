import { waitFor } from '@ticketing/common/testing';
import { allKeys, kindOf } from '@ticketing/test-driver/redis-keys';
import type { Sampler } from '../sampling/sampler';
import type { Finding } from './finding';

/** A reservation made at the last moment has to run out, and its ticket to come back. */
const WITHIN_MS = 150_000;
const LEFT_OVER = /^(outbox|unacknowledged|jobs|dead letters)/;
const NAMED = 5;

/** Once nobody comes any more, nothing is left to be done: no event, no job, no reservation that nobody ends. */
export async function checkPendingWork(sampler: Sampler): Promise<Finding> {
  let left: string[] = [];
  const isQuiet = async () => {
    const figures = Object.entries(await sampler.read());
    left = figures.filter(([name, value]) => LEFT_OVER.test(name) && value > 0).map((entry) => entry.join(': '));
    return left.length === 0;
  };
  const quiet = await waitFor(isQuiet, { within: WITHIN_MS, what: 'quiet' }).catch(() => false);
  const wrong = quiet ? undefined : [...left, ...(await jobsIn(sampler))].join(', ');
  return { what: 'work left over when all is quiet', found: 'none', wrong };
}

async function jobsIn({ redis }: Sampler): Promise<string[]> {
  return (await allKeys(redis)).filter((key) => kindOf(key) === 'jobs').slice(0, NAMED);
}
