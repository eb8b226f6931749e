const MAX_SKEW_MS = 2_000;

/**
 * Detects that the computer was suspended or its clock was set, by comparing the wall clock with the monotonic clock.
 *
 * @param wall the system clock, which can be set
 * @param steady a monotonic clock, which may stop during suspension
 * @returns a function that reports whether a jump happened since its last call
 */
export function clockJump(wall = () => Date.now(), steady = () => performance.now()): () => boolean {
  let before = wall() - steady();
  return () => {
    const difference = wall() - steady();
    const jumped = Math.abs(difference - before) > MAX_SKEW_MS;
    if (jumped) before = difference;
    return jumped;
  };
}
