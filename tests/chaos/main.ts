import { join } from 'node:path';
import { print, runProgram } from '@ticketing/test-driver/program';
import { runControls } from './controls/run-controls';
import { violationsOf } from './checker/check-run';
import { parseOptions, usage, type Options } from './options';
import { nemesis } from './nemesis/nemesis';
import { describeVerdict } from './report/describe-outcome';
import { run } from './run';
import { usualJourneys } from './workload/buying';

async function main(args: string[]): Promise<boolean> {
  const options = parseOptions(args);
  return options.controls.length > 0 ? runControls(options.controls, options.seed) : runWhole(options);
}

/** Everything in place, and anything may fail. */
async function runWhole({ minutes, seed, replicas, production }: Options): Promise<boolean> {
  const shape = production ? ' in the shape that ships' : '';
  print(`Chaos: ${minutes} min, ${replicas} replicas of each service${shape}, seed ${seed}`);
  const outcome = await run(
    {
      seed,
      replicas,
      production,
      windowSeconds: 15,
      sellers: 4,
      buyers: 16,
      accountHolders: 2,
      grabs: 0.03,
      journeys: usualJourneys,
      meanwhile: (faults, random) => nemesis(faults, random, Date.now() + minutes * 60_000),
      quietWithinMs: 120_000,
      keepIn: join('.local/chaos', String(seed)),
    },
    print,
  );
  for (const line of [...outcome.figures, ...describeVerdict(outcome)]) print(line);
  const count = violationsOf(outcome);
  const again =
    count > 0
      ? `; again: npm run chaos -- --minutes ${minutes} --replicas ${replicas} --seed ${seed}${production ? ' --production' : ''}`
      : '';
  const { exchanges, injections } = outcome.history;
  const failed = outcome.results.filter(({ violations }) => violations.length > 0).length;
  print(`${outcome.results.length - failed} checks passed, ${failed} failed`);
  print(`Chaos: ${exchanges.length} requests, ${injections.length} faults, ${count} violations (seed ${seed})${again}`);
  return count === 0;
}

void runProgram(main, usage);
