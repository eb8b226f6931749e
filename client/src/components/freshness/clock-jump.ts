const LONGEST_SKEW_MS = 2_000;

/**
 * Notices that the computer has slept or that its clock was set: then the two clocks of a browser part.
 *
 * @param wall the computer's clock, which can be set; @param steady a monotonic clock, which may stop during sleep
 * @returns a function that says whether that has happened since it was asked before
 */
export function clockJump(wall = () => Date.now(), steady = () => performance.now()): () => boolean {
  let before = wall() - steady();
  return () => {
    const difference = wall() - steady();
    const jumped = Math.abs(difference - before) > LONGEST_SKEW_MS;
    if (jumped) before = difference;
    return jumped;
  };
}
