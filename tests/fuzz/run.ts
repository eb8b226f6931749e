import axios from 'axios';
import { Stack } from '@ticketing/test-driver/stack';
import { Contract, type Description } from '@ticketing/test-driver/contract';
import { attackApi, type FuzzContext } from './http/campaign';
import { poisonBus } from './bus/campaign';
import { poisonPrivateChannels } from './bus/private-channels';
import { checkProcesses } from './checker/processes';
import { drawRequests } from './schemathesis/campaign';
import { checkReach } from './checker/answers';
import { Pauses } from './checker/pauses';
import { State } from './checker/state';
import { nodeOptions } from './controls/controls';
import type { Options } from './options';
import type { Report } from './report';
import { populate } from './world';

/** Each batch of a round has a seed of its own. */
const SEEDS_OF_A_ROUND = 10_000;

const ENVIRONMENT = {
  // All clients share one address.
  SIGNIN_FAILURES_PER_ADDRESS: '1000000',
  // The people of the next round get mails, too, however many the attacks have asked for.
  MAILS_PER_ADDRESS: '1000000',
  // The attacks keep using a refresh token that was used once.
  REFRESH_GRACE_SECONDS: '300',
  // Nothing may change by itself between two digests.
  EXPIRATION_WINDOW_SECONDS: '7200',
  LOG_LEVEL: 'error',
};

/** Starts a fresh system, attacks it, and checks it from outside. */
export async function run(options: Options, report: Report): Promise<void> {
  const env = { ...ENVIRONMENT, ...(options.controls && { NODE_OPTIONS: nodeOptions }) };
  const stack = await Stack.start([], env, { production: options.production });
  const state = await State.connect(stack);
  const pauses = new Pauses(stack);
  const ended: string[] = [];
  try {
    const context = { stack, state, report, pauses, contract: await contractOf(stack), ended, options };
    for (let round = 0; round < options.rounds; round += 1) {
      await runRound(context, options.seed + round * SEEDS_OF_A_ROUND, options.round);
    }
    const before = report.violations;
    checkReach(context.contract.operationIds, report);
    report.checked('every operation was reached', before);
  } catch (error) {
    // A service that does not answer has most likely crashed, which explains more.
    checkProcesses(stack, report, ended);
    throw error;
  } finally {
    await pauses.close();
    await state.close();
    await stack.stop();
  }
}

async function contractOf({ gateway }: Stack): Promise<Contract> {
  const { data } = await axios.get<Description>(`${gateway}/api/openapi.json`);
  return new Contract(data);
}

async function runRound(
  context: FuzzContext,
  seed: number,
  { schemathesis, http, bus }: Options['round'],
): Promise<void> {
  const { stack, report, pauses } = context;
  const until = (seconds: number) => Date.now() + seconds * 1000;

  if (schemathesis !== undefined) await drawRequests(context, await populate(stack), seed, schemathesis);

  const before = report.violations;
  await pauses.forget();
  await attackApi(context, { kept: await populate(stack), changed: await populate(stack) }, seed, until(http));
  report.checked('hostile requests', before);
  report.say(pauses.describe());

  const beforeBus = report.violations;
  const poisoned = await populate(stack);
  await poisonPrivateChannels(context, poisoned.seller, seed);
  await poisonBus(context, poisoned, seed, until(bus));
  report.checked('poison on the bus', beforeBus);
  report.say(pauses.describe());

  const beforeEnd = report.violations;
  checkProcesses(stack, report, context.ended);
  report.checked('no process crashed', beforeEnd);
}
