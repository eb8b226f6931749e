import { startTimeOf } from './process-identity';
import { waitFor } from './wait-for';

/** Services exit within ten seconds of SIGTERM. */
export const GRACEFUL_STOP_MS = 12_000;

/** Sends SIGTERM, waits, and sends SIGKILL if that was not enough. Resolves when the process is gone. */
export async function endProcess(pid: number): Promise<void> {
  const startTime = await startTimeOf(pid);
  if (!startTime) return;
  const isGone = async (): Promise<boolean> => (await startTimeOf(pid)) !== startTime;
  signal(pid, 'SIGTERM');
  if (await waitFor(isGone, { timeout: GRACEFUL_STOP_MS })) return;
  signal(pid, 'SIGKILL');
  await waitFor(isGone, { timeout: GRACEFUL_STOP_MS });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It exited in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
