import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from '../support/stack';
import { conclude } from './conclude';
import { parseOptions } from './options';
import { print } from './report';
import { INSPECTABLE } from './sampling/heap';
import { Sampler } from './sampling/sampler';
import { soak } from './soak';

const ENVIRONMENT = {
  // Short enough for many to run out, and long enough to pay on a slow machine.
  EXPIRATION_WINDOW_SECONDS: '60',
  // Everybody here comes from one address.
  SIGNIN_FAILURES_PER_ADDRESS: '100000',
  LOG_LEVEL: 'info',
  ...INSPECTABLE,
};
const RESULTS = join(__dirname, '../../.local/soak');

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  print(`Soak: ${options.minutes} min, ${options.rate} journeys a second; again with --seed ${options.seed}`);
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) void once(process, signal).then(() => interrupted.abort());
  const stack = await Stack.start([], ENVIRONMENT);
  const sampler = await Sampler.connect(stack);
  try {
    const outcome = await soak(stack, sampler, options, interrupted.signal);
    keep({ ...options, samples: sampler.samples });
    process.exitCode = (await conclude(stack, sampler, options, outcome)) ? 0 : 1;
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
