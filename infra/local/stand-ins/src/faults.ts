import { setTimeout as delay } from 'node:timers/promises';
import type { Response } from 'express';

/**
 * What can go wrong between a client and the real service:
 * `slow` answers late, `error` answers 500 without doing it, `timeout-after` does it and never says so.
 */
export type FaultKind = 'slow' | 'error' | 'timeout-after';

export interface Fault {
  readonly kind: FaultKind;
  /** How many calls it still befalls. */
  readonly count: number;
  /** How long `slow` waits before it answers, and `timeout-after` before it drops the connection. */
  readonly ms: number;
  /** `POST` leaves reads alone. */
  readonly method: 'POST' | 'any';
  /** Befalls calls alone whose path contains this. */
  readonly path?: string | undefined;
}

/** Faults on demand, in the order in which they were asked for. They live as long as the process: a restart clears them. */
export class Faults {
  private queue: Fault[] = [];

  add(fault: Fault): void {
    this.queue.push(fault);
  }

  list(): readonly Fault[] {
    return this.queue;
  }

  clear(): void {
    this.queue = [];
  }

  /** The fault that befalls this call, which uses it up by one. */
  take(method: string, path = ''): Fault | undefined {
    const index = this.queue.findIndex(
      (fault) => (fault.method === 'any' || fault.method === method) && path.includes(fault.path ?? ''),
    );
    const fault = this.queue[index];
    if (!fault) return undefined;
    const left = { ...fault, count: fault.count - 1 };
    this.queue.splice(index, 1, ...(left.count > 0 ? [left] : []));
    return fault;
  }
}

export async function answerLate(fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'slow') await delay(fault.ms, undefined, { ref: false });
}

/** Leaves the client without an answer until it gives up, or until the time is over and the connection is dropped. */
export async function neverAnswer(fault: Fault, response: Response): Promise<void> {
  const clientLeft = new AbortController();
  response.once('close', () => clientLeft.abort());
  await delay(fault.ms, undefined, { ref: false, signal: clientLeft.signal }).catch(() => undefined);
  response.destroy();
}
