import type { Report } from '../report';
import { describePause, LONGEST_PAUSE_MS, type Pause, type Pauses } from './pauses';

const KIND = `an event loop stood still for over ${LONGEST_PAUSE_MS} ms`;

/** An input that may have caused a pause. */
interface Suspect {
  bytes: Buffer;
}

/**
 * Reports pauses, with the inputs that reproduce them each time. A pause that no input reproduces is reported as well.
 */
export async function checkPauses<T extends Suspect>(
  { pauses, report }: { pauses: Pick<Pauses, 'causesAmong'>; report: Report },
  seen: Pause[],
  { suspects, act, describe }: { suspects: T[]; act: (thing: T) => Promise<unknown>; describe: (thing: T) => string },
): Promise<void> {
  if (seen.length === 0) return;
  const causes = await pauses.causesAmong(suspects, act);
  for (const { thing, seen: again } of causes) report.violation(KIND, [describe(thing), ...again], thing.bytes);
  if (causes.length > 0) return;
  report.violation(KIND, [...seen.map(describePause), 'nothing reproduces it each time by itself']);
}
