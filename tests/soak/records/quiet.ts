import { waitFor } from '@ticketing/common/testing';
import type { Sampler } from '../sampling/sampler';
import type { Finding } from './finding';

const WITHIN_MS = 60_000;
const LEFT_OVER = /^(outbox|unacknowledged|jobs|dead letters)/;

/** Once nobody comes any more, nothing is left to be done: no event, no job, no reservation that nobody ends. */
export async function checkQuiet(sampler: Sampler): Promise<Finding> {
  let left: string[] = [];
  const isQuiet = async () => {
    const figures = Object.entries(await sampler.read());
    left = figures.filter(([name, value]) => LEFT_OVER.test(name) && value > 0).map((entry) => entry.join(': '));
    return left.length === 0;
  };
  const quiet = await waitFor(isQuiet, { within: WITHIN_MS, what: 'quiet' }).catch(() => false);
  return { what: 'work left over when all is quiet', found: 'none', wrong: quiet ? undefined : left.join(', ') };
}
