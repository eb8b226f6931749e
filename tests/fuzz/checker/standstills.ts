import type { Report } from '../report';
import { describePause, LONGEST_PAUSE_MS, type Pause, type Pauses } from './pauses';

const KIND = `an event loop stood still for over ${LONGEST_PAUSE_MS} ms`;

/** Something that may have brought a pause about. */
interface Suspect {
  bytes: Buffer;
}

/**
 * Tells of pauses, and of what brings them about each time that it is sent again; one that nothing brings about again
 * was a pause all the same.
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
  report.violation(KIND, [...seen.map(describePause), 'nothing brings it about again each time by itself']);
}
