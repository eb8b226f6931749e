/** One request and its outcome. Times are in milliseconds since 1970, by the one clock of this machine. */
export interface Exchange {
  who: string;
  method: string;
  path: string;
  body?: unknown;
  idempotencyKey?: string | undefined;
  /** The refresh token that was sent. */
  refreshToken?: string | undefined;
  askedAt: number;
  answeredAt?: number;
  /** Absent when no answer came: whether the request took effect is unknown. */
  status?: number;
  answer?: unknown;
  requestId?: string | undefined;
  /** The headers of the answer, by their names in lower case; absent where they were not recorded. */
  headers?: Readonly<Record<string, string>>;
  /** Why no answer came. */
  lost?: string;
  /** The statuses that the contract allows here, beside 503. */
  allowed: readonly number[];
}

/** A fault, from its injection until the affected processes work again. */
export interface Injection {
  fault: string;
  /** The affected processes; empty where it is none of ours. */
  processes: readonly string[];
  from: number;
  to?: number;
  /** Of a crash at a failpoint: whether a process reached it. */
  reached?: boolean;
  /** The delay of a stand-in that answers late. */
  ms?: number;
}

/** A purchase that measures how long the system takes to recover. */
export interface Probe {
  from: number;
  to: number;
}

/** The history of a run, as seen from outside. */
export class History {
  readonly exchanges: Exchange[] = [];
  readonly injections: Injection[] = [];
  /** Faults that did not happen: a failpoint was not reached, or the target was down already. */
  readonly missed: Injection[] = [];
  readonly probes: Probe[] = [];
  /** The malformed events that the nemesis published. */
  readonly poison: string[] = [];

  /** The exchanges about some resources, in order. Lists, which name every resource, are left out. */
  about(ids: readonly string[]): Exchange[] {
    return this.exchanges
      .filter(({ method, answer }) => method !== 'GET' || !Array.isArray(answer))
      .filter(({ path, body, answer }) => names([path, body, answer], ids));
  }

  /** The exchanges of a method on matching paths that were answered with one of these statuses. */
  answered(method: string, path: RegExp, statuses: readonly number[]): Answered[] {
    return this.exchanges.filter(isAnswered).filter((exchange) => {
      return exchange.method === method && path.test(exchange.path) && statuses.includes(exchange.status);
    });
  }
}

/** Whether the JSON of a value contains one of these ids. */
export function names(thing: unknown, ids: readonly string[]): boolean {
  const text = JSON.stringify(thing);
  return ids.some((id) => text.includes(id));
}

export type Answered = Exchange & { status: number; answeredAt: number };

export const isAnswered = (exchange: Exchange): exchange is Answered => exchange.status !== undefined;
