import { join } from 'node:path';
import { print, runProgram } from '../support/program';
import { controls, type Control } from './controls/controls';
import { violationsOf } from './judge/conclude';
import { parseOptions, usage, type Options } from './options';
import { nemesis } from './nemesis/nemesis';
import { describeVerdict } from './report/verdict-lines';
import { run } from './run';
import { usualFates } from './workload/buying';

const CONTROLS_AT_ONCE = 2;

async function main(args: string[]): Promise<boolean> {
  const options = parseOptions(args);
  return options.controls.length > 0 ? runControls(options) : runWhole(options);
}

/** Everything in place, and anything may fail. */
async function runWhole({ minutes, seed, replicas }: Options): Promise<boolean> {
  print(`Chaos: ${minutes} min, ${replicas} replicas of each service, seed ${seed}`);
  const outcome = await run(
    {
      seed,
      replicas,
      windowSeconds: 15,
      sellers: 4,
      buyers: 16,
      fates: usualFates,
      meanwhile: (faults, random) => nemesis(faults, random, Date.now() + minutes * 60_000),
      quietWithinMs: 120_000,
      keepIn: join('.local/chaos', String(seed)),
    },
    print,
  );
  for (const line of [...outcome.figures, ...describeVerdict(outcome)]) print(line);
  const count = violationsOf(outcome);
  const again = count > 0 ? `; again: npm run chaos -- --minutes ${minutes} --replicas ${replicas} --seed ${seed}` : '';
  const { exchanges, injections } = outcome.history;
  const failed = outcome.judgements.filter(({ violations }) => violations.length > 0).length;
  print(`${outcome.judgements.length - failed} checks passed, ${failed} failed`);
  print(`Chaos: ${exchanges.length} requests, ${injections.length} faults, ${count} violations (seed ${seed})${again}`);
  return count === 0;
}

/** Each guard taken out once; a judge that sees nothing then is no judge. */
async function runControls(options: Options): Promise<boolean> {
  print(`Each with a guard taken out, seed ${options.seed}`);
  const waiting = [...options.controls];
  let caught = 0;
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const control = controls[name];
      if (control && (await isCaught(name, control, options))) caught += 1;
    }
  };
  await Promise.all(Array.from({ length: CONTROLS_AT_ONCE }, work));
  print(`${caught} checks passed, ${options.controls.length - caught} failed`);
  print(`Controls: ${caught} of ${options.controls.length} caught`);
  return caught === options.controls.length;
}

async function isCaught(name: string, control: Control, { seed }: Options): Promise<boolean> {
  const { without, caughtBy, sabotage, env, ...scenario } = control;
  print(`${name}: a run without ${without}`);
  const lines: string[] = [];
  const outcome = await run(
    {
      ...{ seed, windowSeconds: 5, sellers: 3, buyers: 8, quietWithinMs: 12_000, ...scenario },
      env: { ...env, ...(sabotage !== undefined && { NODE_OPTIONS: `--require ${sabotage}` }) },
    },
    (line) => lines.push(`    ${line}`),
  );
  const found = outcome.judgements.find(({ check }) => check === caughtBy)?.violations ?? [];
  const [first] = found;
  if (first !== undefined) {
    print(`${name}: caught by "${caughtBy}" (${found.length}): ${first.message}`);
    return true;
  }
  print(`${name}: NOT CAUGHT by "${caughtBy}"`);
  for (const line of [...lines, ...outcome.figures, ...describeVerdict(outcome)]) print(`    ${line}`);
  return false;
}

void runProgram(main, usage);
