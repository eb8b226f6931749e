import type { Setting } from '../http/campaign';
import type { World } from '../world';
import { withKnownThings } from './description';
import { findSchemathesis, runSchemathesis } from './run-schemathesis';

const LINES_SHOWN = 30;
/** Less is over before the first request is made. */
const LEAST_SECONDS = 12;

/** Who asks, and for how much of the time. */
const ROLES = [
  ['buyer', 0.5],
  ['seller', 0.25],
  ['administrator', 0.25],
] as const;

/** Has schemathesis drive every operation, as somebody with things of their own and as an administrator. */
export async function drawRequests(
  { stack, report, contract }: Setting,
  world: World,
  seed: number,
  seconds: number,
): Promise<void> {
  const found = await findSchemathesis();
  if ('missing' in found) {
    report.skip(`schemathesis: ${found.missing}`);
    return;
  }
  const before = report.violations;
  for (const [role, share] of seconds * 0.25 < LEAST_SECONDS ? ([['buyer', 1]] as const) : ROLES) {
    const { requests, failures } = await runSchemathesis({
      folder: found.folder,
      description: withKnownThings(contract.description, world),
      ...{ gateway: stack.gateway, person: world[role], seconds: Math.max(seconds * share, LEAST_SECONDS), seed },
    });
    report.requests += requests;
    report.say(`        schemathesis as the ${role}: ${requests} requests`);
    if (requests === 0) report.violation('schemathesis made no request', [`as the ${role}`]);
    for (const failure of failures) {
      report.violation(`schemathesis as the ${role}`, failure.trim().split('\n').slice(0, LINES_SHOWN));
    }
  }
  report.checked('requests drawn from the description', before);
}
