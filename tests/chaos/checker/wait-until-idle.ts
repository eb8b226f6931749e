/**
 * Waits until nothing goes on any more, for a while: what comes a moment later would be missed.
 *
 * @param ask what goes on at the moment
 * @param within how long that may take, in ms
 * @param stillFor for how long nothing may go on, in ms
 * @returns what is still going on; empty when everything is quiet
 */
export async function waitUntilIdle(
  ask: () => Promise<string[]>,
  { within, stillFor, everyMs = 250 }: { within: number; stillFor: number; everyMs?: number },
): Promise<string[]> {
  const deadline = Date.now() + within;
  let quietSince = Infinity;
  for (;;) {
    const pendingWork = await ask().catch((error: unknown) => [`cannot be asked: ${(error as Error).message}`]);
    const now = Date.now();
    if (pendingWork.length > 0) quietSince = Infinity;
    else quietSince = Math.min(quietSince, now);
    if (now - quietSince >= stillFor) return [];
    if (pendingWork.length > 0 && now > deadline) return pendingWork;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
