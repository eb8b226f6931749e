import { startTimeOf } from './process-identity';
import { waitFor } from './wait-for';

/** Services promise to be gone within ten seconds of a SIGTERM. */
export const GENTLE_STOP_MS = 12_000;

/** Asks the process to end, waits, and ends it by force where asking didn't help. Resolves when it is gone. */
export async function endProcess(pid: number): Promise<void> {
  const startTime = await startTimeOf(pid);
  if (!startTime) return;
  const isGone = async (): Promise<boolean> => (await startTimeOf(pid)) !== startTime;
  signal(pid, 'SIGTERM');
  if (await waitFor(isGone, { timeout: GENTLE_STOP_MS })) return;
  signal(pid, 'SIGKILL');
  await waitFor(isGone, { timeout: GENTLE_STOP_MS });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It ended by itself in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
