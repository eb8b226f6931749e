/** How far the server's clock is ahead of this document's monotonic clock. */
let ahead = -Infinity;

/**
 * The server's clock, in milliseconds. That of the browser may be wrong by hours, and may be set meanwhile.
 *
 * @param seen what the server's clock was when it rendered. The page may show that later, from a cache, or got it after a
 *   slow way: hence the most that was ever seen counts.
 */
export function serverTime(seen: number): number {
  const here = performance.now();
  ahead = Math.max(ahead, seen - here);
  return ahead + here;
}
