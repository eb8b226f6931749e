import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from '../support/stack';
import { Crowd } from './load/crowd';
import { Market } from './load/market';
import { OpenLoop } from './load/open-loop';
import { seeded } from './load/random';
import { parseOptions, type Options } from './options';
import { checkRecords } from './records/check-records';
import { checkQuiet } from './records/quiet';
import { print, printFindings, printJudgements } from './report';
import { INSPECTABLE } from './sampling/heap';
import { Sampler } from './sampling/sampler';
import { judgeAll } from './verdict/judge-all';

/** A sample has garbage collected everywhere, which must stay a small part of the load. */
const sampleEveryMs = (minutes: number) => 1_000 * Math.min(Math.max(minutes, 5), 15);
const ENVIRONMENT = {
  // Short enough for many to run out.
  EXPIRATION_WINDOW_SECONDS: '20',
  // Everybody here comes from one address.
  SIGNIN_FAILURES_PER_ADDRESS: '100000',
  LOG_LEVEL: 'info',
  ...INSPECTABLE,
};
const TROUBLES_SHOWN = 10;
const RESULTS = join(__dirname, '../../.local/soak');

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const { minutes, seed, rate } = options;
  print(`Soak: ${minutes} min, ${rate} journeys a second; again with --seed ${seed}`);
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) void once(process, signal).then(() => interrupted.abort());
  const stack = await Stack.start([], ENVIRONMENT);
  const sampler = await Sampler.connect(stack);
  try {
    await soak({ ...options, stack, sampler, signal: interrupted.signal });
  } finally {
    await sampler.close();
    await stack.stop();
  }
}

interface Soak extends Options {
  stack: Stack;
  sampler: Sampler;
  signal: AbortSignal;
}

async function soak({ stack, sampler, signal, minutes, seed, rate }: Soak): Promise<void> {
  const random = seeded(seed);
  const market = new Market(await Crowd.gather(stack.gateway, random), stack.process('stripe').url, random);
  const load = new OpenLoop(market);
  sampler.start(sampleEveryMs(minutes), () => ({ purchases: market.purchases, underWay: load.underWay }));
  await load.run(rate, minutes * 60, signal);
  await sampler.stop();
  keep(`${new Date().toISOString().replaceAll(':', '-')}.json`, { minutes, seed, rate, samples: sampler.samples });

  const judgements = judgeAll(sampler.samples);
  const findings = [await checkQuiet(sampler), ...(await checkRecords(stack, sampler))];
  printJudgements(judgements);
  print();
  printFindings(findings);
  print();
  const grown = judgements.filter(({ growth }) => growth !== undefined).length;
  const troubles = [...failuresOf(load), ...restartsOf(stack)];
  for (const trouble of troubles.slice(0, TROUBLES_SHOWN)) print(trouble);
  const bought = market.purchases.toLocaleString('en');
  print(`Soak: ${minutes} min, ${bought} purchases, ${grown} of ${judgements.length} figures grow without end`);
  const wrong = findings.some((finding) => finding.wrong !== undefined);
  process.exitCode = grown > 0 || wrong || troubles.length > 0 ? 1 : 0;
}

/** The most frequent first. */
function failuresOf({ failures }: OpenLoop): string[] {
  const byNumber = [...failures].sort(([, a], [, b]) => b - a);
  return byNumber.map(([reason, times]) => `${times} journeys failed: ${reason}`);
}

/** Nobody shoots here: what ended by itself is a fault. */
function restartsOf(stack: Stack): string[] {
  return stack.file.processes
    .filter(({ restarts }) => restarts > 0)
    .map(({ name, restarts }) => `${name} was started again ${restarts} times`);
}

function keep(file: string, content: object): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, file), JSON.stringify(content));
  print(`Raw samples: .local/soak/${file}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
