/**
 * Waits until no work has been pending for a while: work that appears a moment later would be missed.
 *
 * @param ask reads the pending work
 * @param within how long that may take, in ms
 * @param stillFor for how long no work may be pending, in ms
 * @returns the work that is still pending
 */
export async function waitUntilIdle(
  ask: () => Promise<string[]>,
  { within, stillFor, everyMs = 250 }: { within: number; stillFor: number; everyMs?: number },
): Promise<string[]> {
  const deadline = Date.now() + within;
  let idleSince = Infinity;
  for (;;) {
    const pendingWork = await ask().catch((error: unknown) => [`cannot be asked: ${(error as Error).message}`]);
    const now = Date.now();
    if (pendingWork.length > 0) idleSince = Infinity;
    else idleSince = Math.min(idleSince, now);
    if (now - idleSince >= stillFor) return [];
    if (pendingWork.length > 0 && now > deadline) return pendingWork;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
