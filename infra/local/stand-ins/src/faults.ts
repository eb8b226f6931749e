import { setTimeout as delay } from 'node:timers/promises';
import type { Response } from 'express';

/**
 * Faults as a client of the real service meets them: `slow` delays the response, `error` responds with 500 without
 * executing the call, `timeout-after` executes it and never responds.
 */
export type FaultKind = 'slow' | 'error' | 'timeout-after';

export interface Fault {
  readonly kind: FaultKind;
  /** The number of calls still to fail. */
  readonly count: number;
  /** The delay of a `slow` response, or the time before `timeout-after` closes the connection. */
  readonly ms: number;
  /** `POST` does not affect reads. */
  readonly method: 'POST' | 'any';
  /** Affects only calls whose path contains this. */
  readonly path?: string | undefined;
}

/** Injected faults in the order of their requests. They are kept in memory only: a restart clears them. */
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

  /** Takes the fault for this call, if any, and decrements its count. */
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

/** Keeps the client waiting until it disconnects or the time is over, then closes the connection. */
export async function neverAnswer(fault: Fault, response: Response): Promise<void> {
  const disconnected = new AbortController();
  response.once('close', () => disconnected.abort());
  await delay(fault.ms, undefined, { ref: false, signal: disconnected.signal }).catch(() => undefined);
  response.destroy();
}
