import { describe, type Attack } from '../http/attack';
import type { FuzzContext } from '../http/campaign';
import { send } from '../http/send';
import { isRefused, checkRefusedAgain } from '../checker/refusals';
import { checkPauses } from '../checker/standstills';
import type { Report } from '../report';
import type { World } from '../world';
import { withKnownThings } from './description';
import { Recorder } from './recorder';
import { findSchemathesis, runSchemathesis, type Outcome, type Run } from './run-schemathesis';

const LINES_SHOWN = 30;
/** Less is over before the first request is made. */
const LEAST_SECONDS = 12;

/** The caller, and its share of the time. */
const ROLES = [
  ['buyer', 0.5],
  ['seller', 0.25],
  ['administrator', 0.25],
] as const;

/** How many of the refused requests are repeated: a sample of them is enough. */
const AGAIN = 300;

/** Has schemathesis drive every operation, as people with resources of their own and as an administrator. */
export async function drawRequests(context: FuzzContext, world: World, seed: number, seconds: number): Promise<void> {
  const { report } = context;
  const found = await findSchemathesis();
  if ('missing' in found) {
    report.skip(`schemathesis: ${found.missing}`);
    return;
  }
  const before = report.violations;
  for (const [role, share] of seconds * 0.25 < LEAST_SECONDS ? ([['buyer', 1]] as const) : ROLES) {
    const given = { folder: found.folder, seconds: Math.max(seconds * share, LEAST_SECONDS), seed };
    await drawAs(context, world, role, given);
  }
  report.checked('requests drawn from the description', before);
}

type Role = (typeof ROLES)[number][0];

/** schemathesis checks the answers; this checks what the requests did to the system. */
async function drawAs(
  context: FuzzContext,
  world: World,
  role: Role,
  given: Pick<Run, 'folder' | 'seconds' | 'seed'>,
): Promise<void> {
  const { stack, report, contract, pauses } = context;
  const recorder = await Recorder.before(stack.gateway);
  try {
    await pauses.forget();
    const description = withKnownThings(contract.description, world);
    const run = { ...given, description, gateway: recorder.url, person: world[role] };
    reportRun(report, role, await runSchemathesis(run));
    const suspects = spread(recorder.outcomes, AGAIN).map(([attack]) => attack);
    const act = (attack: Attack) => send(stack, attack);
    await checkPauses(context, await pauses.read(), { suspects, act, describe });
    await checkRefusedAgain(
      context,
      spread(
        recorder.outcomes.filter(([, answer]) => isRefused(answer)),
        AGAIN,
      ),
    );
  } finally {
    recorder.close();
  }
}

function reportRun(report: Report, role: Role, { requests, failures }: Outcome): void {
  report.requests += requests;
  report.say(`        schemathesis as the ${role}: ${requests} requests`);
  if (requests === 0) report.violation('schemathesis made no request', [`as the ${role}`]);
  for (const failure of failures) {
    report.violation(`schemathesis as the ${role}`, failure.trim().split('\n').slice(0, LINES_SHOWN));
  }
}

/** Some of many, from the first to the last. */
const spread = <T>(things: T[], most: number): T[] => {
  const every = Math.max(1, Math.ceil(things.length / most));
  return things.filter((_thing, n) => n % every === 0);
};
