import { randomUUID } from 'node:crypto';
import type { Message } from 'node-nats-streaming';
import { within } from '../../deadline';
import type { StanSession } from './stan-session';

const SUBJECT = 'bus:store-id';
const PATIENCE_MS = 300;
const TIME_LIMIT_MS = 5_000;

/**
 * Finds out which store the server has: the first message ever on a channel kept for that. Into an empty store the
 * first client to come writes a new id; of several at once the server's order decides, so all read the same one.
 */
export async function readIncarnation(session: StanSession, signal?: AbortSignal): Promise<string> {
  const { settled, settle } = firstMessage();
  const subscription = await session.subscribe(SUBJECT, { ackWaitMs: 30_000, maxInFlight: 1 }, settle);
  // Where it fails, nothing is heard, and the end of the session or the time limit decides.
  const empty = setTimeout(() => void session.publish(SUBJECT, randomUUID()).catch(() => undefined), PATIENCE_MS);
  const ended = session.ended.then((reason) => Promise.reject(new Error(reason)));
  try {
    return await within(TIME_LIMIT_MS, Promise.race([settled, ended]), SUBJECT, signal);
  } finally {
    clearTimeout(empty);
    subscription.unsubscribe();
  }
}

function firstMessage() {
  let settle: (message: Message) => void = () => undefined;
  const settled = new Promise<string>((resolve) => {
    settle = (message) => resolve(message.getRawData().toString());
  });
  return { settled, settle };
}
