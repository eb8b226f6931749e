import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClient } from '@ticketing/test-driver/built-client';
import { print, runProgram } from '@ticketing/test-driver/program';
import { Stack } from '@ticketing/test-driver/stack';
import { conclude } from './conclude';
import { parseOptions, usage } from './options';
import { INSPECTABLE } from './sampling/heap';
import { Sampler } from './sampling/sampler';
import { soak } from './soak';

const ENVIRONMENT = {
  // Short enough for many to run out, and long enough to pay on a slow machine.
  EXPIRATION_WINDOW_SECONDS: '60',
  // All people share one address.
  SIGNIN_FAILURES_PER_ADDRESS: '100000',
  PAYMENT_DECLINES_PER_BUYER: '10000',
  LOG_LEVEL: 'info',
  ...INSPECTABLE,
};
const RESULTS = join(__dirname, '../../.local/soak');

/** What there is by then is checked. */
const interrupted = new AbortController();

async function main(args: string[]): Promise<boolean> {
  const options = parseOptions(args);
  print(`Soak: ${options.minutes} min, ${options.rate} journeys a second; again with --seed ${options.seed}`);
  await buildClient();
  const shape = { client: true, production: options.production };
  const stack = await Stack.start(['--replicas', String(options.replicas)], ENVIRONMENT, shape);
  const sampler = await Sampler.connect(stack);
  try {
    const outcome = await soak(stack, sampler, options, interrupted.signal);
    keep({ ...options, samples: sampler.samples });
    return await conclude(stack, sampler, options, outcome);
  } finally {
    await sampler.close();
    await stack.stop();
  }
}

function keep(content: object): void {
  const file = `${new Date().toISOString().replaceAll(':', '-')}.json`;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, file), JSON.stringify(content));
  print(`Raw samples: .local/soak/${file}`);
}

void runProgram(main, usage, () => interrupted.abort());
