/** How far the server's clock is ahead of this document's monotonic clock. */
let ahead = -Infinity;

/**
 * The server's current time in milliseconds. The browser's own clock may be wrong or may be changed.
 *
 * @param seen the server's time at rendering. It is stale if the page was slow or came from a cache, so the largest offset
 *   seen counts.
 */
export function serverTime(seen: number): number {
  const here = performance.now();
  ahead = Math.max(ahead, seen - here);
  return ahead + here;
}
