import { randomUUID } from 'node:crypto';
import type { Message, Subscription } from 'node-nats-streaming';
import { BusUnavailableError } from '../bus';
import type { StanSession } from './stan-session';

/** What marks the end of a reading begins with this; it stays in the channel, and is no part of its history. */
const END = 'end of history ';
const ACK_WAIT_MS = 30_000;
const MAX_IN_FLIGHT = 1_024;
const SILENCE_MS = 5_000;

/**
 * Reads a channel up to its present end. The server does not say where that is, so a mark is published once the reading
 * has begun: whatever comes before it is the history.
 *
 * @throws BusUnavailableError when the server falls silent before the end
 */
export async function readHistory(session: StanSession, subject: string, sinceMs: number): Promise<string[]> {
  const reading = new Reading();
  const options = { sinceMs, ackWaitMs: ACK_WAIT_MS, maxInFlight: MAX_IN_FLIGHT };
  let subscription: Subscription | undefined;
  try {
    subscription = await session.subscribe(subject, options, (message) => reading.take(message));
    await session.publish(subject, reading.end);
    return await reading.complete;
  } catch (error) {
    throw new BusUnavailableError(`${subject} could not be read to its end`, error);
  } finally {
    subscription?.unsubscribe();
    reading.stop();
  }
}

class Reading {
  readonly end = `${END}${randomUUID()}`;
  readonly complete: Promise<string[]>;
  private readonly payloads: string[] = [];
  private silence: NodeJS.Timeout | undefined;
  private resolve: (payloads: string[]) => void = () => undefined;
  private reject: (error: Error) => void = () => undefined;

  constructor() {
    this.complete = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // The caller may fail before it awaits this.
    this.complete.catch(() => undefined);
    this.listen();
  }

  take(message: Message): void {
    this.listen();
    const payload = message.getRawData().toString('utf8');
    message.ack();
    if (payload === this.end) this.resolve(this.payloads);
    else if (!payload.startsWith(END)) this.payloads.push(payload);
  }

  stop(): void {
    clearTimeout(this.silence);
  }

  private listen(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.reject(new Error('nothing more arrived')), SILENCE_MS);
  }
}
