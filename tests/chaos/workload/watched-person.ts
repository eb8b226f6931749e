import { randomBytes } from 'node:crypto';
import type { AxiosResponse } from 'axios';
import { isUnderWay, Person } from '../../support/person';
import type { Exchange, History } from '../history/history';

/** How long a browser waits for one answer. */
const ANSWER_MS = 12_000;
/** How long somebody goes on trying when answers get lost. */
const PATIENCE_MS = 40_000;
/** What is allowed for an answer whose request failed before it did anything. */
const TRY_AGAIN = [503];

export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** Makes the request safe to repeat. */
  idempotencyKey?: string;
  /** The statuses that the contract allows here, beside 503. */
  allowed: readonly number[];
  /** Of those, the ones after which one asks again: the others have not heard of it yet. */
  notYet?: readonly number[];
}

/** Somebody whose every request and answer goes into the history, and who tries again as browsers do. */
export class WatchedPerson extends Person {
  private allowed: readonly number[] = [];

  constructor(
    gateway: string,
    readonly name: string,
    private readonly history: History,
  ) {
    super(gateway, ANSWER_MS);
  }

  /** Signs up, with as much patience as it takes. */
  async signsUp(): Promise<void> {
    const body = { email: this.email, password: this.password };
    const answer = await this.ask({ method: 'POST', path: '/api/users/signup', body, allowed: [201, 400] });
    // The first try got through, and only its answer was lost.
    if (answer?.status === 400) await this.signsIn();
  }

  async signsIn(): Promise<void> {
    const body = { email: this.email, password: this.password };
    await this.ask({ method: 'POST', path: '/api/users/signin', body, allowed: [200] });
  }

  /**
   * Asks until there is an answer that is one.
   *
   * @returns undefined when patience ended first: nobody knows what became of it
   */
  async ask<T>(request: Request): Promise<AxiosResponse<T> | undefined> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.askOnce<T>(request);
      if (answer && !this.meansAgain(answer, request)) return answer;
      if (Date.now() > deadline) return undefined;
      await new Promise((resolve) => setTimeout(resolve, answer ? 100 : 300));
    }
  }

  /** Asks once; undefined when the answer gets lost. */
  askOnce<T>({ method, path, body, idempotencyKey, allowed }: Request): Promise<AxiosResponse<T> | undefined> {
    this.allowed = allowed;
    const headers: Record<string, string> = idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey };
    return this.send<T>(method, path, body, headers).catch(() => undefined);
  }

  protected override async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<AxiosResponse<T>> {
    const { allowed, name: who } = this;
    const idempotencyKey = headers['Idempotency-Key'];
    const exchange: Exchange = { who, method, path, body, idempotencyKey, askedAt: Date.now(), allowed };
    this.history.exchanges.push(exchange);
    try {
      const answer = await super.send<T>(method, path, body, headers);
      exchange.status = answer.status;
      exchange.answer = answer.data;
      exchange.requestId = answer.headers['x-request-id'] as string | undefined;
      return answer;
    } catch (error) {
      exchange.lost = (error as Error).message;
      throw error;
    } finally {
      exchange.answeredAt = Date.now();
    }
  }

  private meansAgain(answer: AxiosResponse<unknown>, { notYet = [], idempotencyKey }: Request): boolean {
    if (idempotencyKey !== undefined && isUnderWay(answer)) return true;
    return TRY_AGAIN.includes(answer.status) || notYet.includes(answer.status);
  }
}

export const newKey = () => randomBytes(8).toString('hex');
