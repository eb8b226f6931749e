import { randomUUID } from 'node:crypto';
import type { Message } from 'node-nats-streaming';
import { within } from '../../deadline';
import type { StanSession } from './stan-session';

/** Part of the wire contract: the permissions of every user of NATS name it. */
const SUBJECT = 'bus:store-id';
const EMPTY_AFTER_MS = 300;
const TIME_LIMIT_MS = 5_000;

/**
 * Reads the server's incarnation: the first message ever on a channel kept for that. Of a server that came back empty the
 * first client to connect publishes a new id; of several at once the server's order decides, so all read the same one.
 */
export async function readIncarnation(session: StanSession, signal?: AbortSignal): Promise<string> {
  const { received, receive } = firstMessage();
  const subscription = await session.subscribe(SUBJECT, { ackWaitMs: 30_000, maxInFlight: 1 }, receive);
  // When the publish fails, no message arrives, and the end of the session or the time limit decides.
  const empty = setTimeout(() => void session.publish(SUBJECT, randomUUID()).catch(() => undefined), EMPTY_AFTER_MS);
  const ended = session.ended.then((reason) => Promise.reject(new Error(reason)));
  try {
    return await within(TIME_LIMIT_MS, Promise.race([received, ended]), SUBJECT, signal);
  } finally {
    clearTimeout(empty);
    subscription.unsubscribe();
  }
}

function firstMessage() {
  let receive: (message: Message) => void = () => undefined;
  const received = new Promise<string>((resolve) => {
    receive = (message) => resolve(message.getRawData().toString());
  });
  return { received, receive };
}
