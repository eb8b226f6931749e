import type { Finding } from './finding';

const MEGABYTE = 2 ** 20;

/** A channel without a limit would fill the disk one day. @param bytes as the stream says itself; 0 for none */
export function checkStreamLimit(bytes: number): Finding {
  const wrong = bytes === 0 ? 'no channel of it has a limit' : undefined;
  return { what: 'what the stream keeps of a channel', found: `limit ${bytes / MEGABYTE} MB`, wrong };
}
