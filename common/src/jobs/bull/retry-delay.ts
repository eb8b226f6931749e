import { isOutage } from '../../errors/outages';

const FIRST_RETRY_MS = 250;
/** What makes Bull give a job up. */
const GIVE_UP = -1;

/**
 * Decides after how many milliseconds a failed job is tried again: twice as long each time, without end while something
 * is away; a job that fails for a reason of its own is given up at once, since no further try would get it through.
 *
 * @param longestMs the wait never grows beyond this
 */
export const retryDelay =
  (longestMs: number) =>
  (attempts: number, error: Error): number =>
    isOutage(error) ? Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), longestMs) : GIVE_UP;
