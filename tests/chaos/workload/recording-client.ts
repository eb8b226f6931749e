import { randomBytes } from 'node:crypto';
import type { AxiosResponse } from 'axios';
import { isUnderWay, Person } from '@ticketing/test-driver/person';
import type { Exchange, History } from '../history/history';
import { RefreshUncertainty } from './refresh-uncertainty';
import { afterItsEnd, goodUntil } from './session-cookie';

/** How long a browser waits for one answer. */
const ANSWER_MS = 12_000;
/** How long to retry when answers get lost. */
const PATIENCE_MS = 40_000;
/** The statuses of requests that failed without an effect. */
const RETRYABLE = [503];
const AUTH = '/api/users/';
const ENTER = /^\/api\/users\/sign(up|in)$/;
const REFRESH = '/api/users/refresh';

export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** Makes the request safe to repeat. */
  idempotencyKey?: string | undefined;
  /** The statuses that the contract allows here, beside 503. */
  allowed: readonly number[];
  /** Of those, the statuses to retry after: the event that the request needs is still on its way. */
  notYet?: readonly number[];
}

/** A client that records each request and answer in the history, and retries as browsers do. */
export class RecordingClient extends Person {
  private allowed: readonly number[] = [];
  private readonly uncertainty = new RefreshUncertainty();
  private renewal: Promise<void> | undefined;
  /** Whatever is sent goes into the history, once each time. */
  protected override readonly resendsOnNewConnection = false;

  constructor(
    gateway: string,
    readonly name: string,
    private readonly history: History,
    readonly sendsKeys = true,
  ) {
    super(gateway, ANSWER_MS);
  }

  /** For a request that is retried when its answer gets lost; some clients send none. */
  newKey(): string | undefined {
    return this.sendsKeys ? randomBytes(8).toString('hex') : undefined;
  }

  /** Signs up, with retries. */
  async signUp(): Promise<void> {
    const body = { email: this.email, password: this.password };
    const answer = await this.ask({ method: 'POST', path: '/api/users/signup', body, allowed: [201, 400] });
    // The first try got through, and only its answer was lost.
    if (answer?.status === 400) await this.signIn();
  }

  async signIn(): Promise<void> {
    const body = { email: this.email, password: this.password };
    await this.ask({ method: 'POST', path: '/api/users/signin', body, allowed: [200] });
  }

  /** Lets the session expire; the refresh token stays valid. */
  expireSession(jwtKey: string): void {
    const session = this.cookie('session');
    if (session !== undefined) this.keep(afterItsEnd(session, jwtKey));
  }

  /** Once for whatever is asked at the same time; signs in where the session can't be renewed any more. */
  async renewSession(): Promise<void> {
    this.renewal ??= this.renew().finally(() => (this.renewal = undefined));
    await this.renewal;
  }

  /**
   * Retries until there is a final answer.
   *
   * @returns undefined when the time ran out first: the outcome is unknown
   */
  async ask<T>(request: Request): Promise<AxiosResponse<T> | undefined> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.askOnce<T>(request);
      if (answer && !this.isRetryable(answer, request)) return answer;
      if (Date.now() > deadline) return undefined;
      if (answer?.status === 401 && !this.isSignedIn) await this.renewSession();
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
    const runsOutAt = goodUntil(this.cookie('session'));
    const refreshToken = this.cookie('refresh');
    const exchange: Exchange = { who, method, path, body, idempotencyKey, refreshToken, askedAt: Date.now(), allowed };
    this.history.exchanges.push(exchange);
    try {
      const answer = await super.send<T>(method, path, body, headers);
      exchange.status = answer.status;
      exchange.answer = answer.data;
      exchange.headers = Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
      );
      exchange.requestId = answer.headers['x-request-id'] as string | undefined;
      return answer;
    } catch (error) {
      exchange.lost = (error as Error).message;
      throw error;
    } finally {
      exchange.answeredAt = Date.now();
      this.allowExpectedRefusal(exchange, runsOutAt);
    }
  }

  private get isSignedIn(): boolean {
    return goodUntil(this.cookie('session')) > Date.now();
  }

  private async renew(): Promise<void> {
    if (this.cookie('refresh') !== undefined) {
      const answer = await this.ask({ method: 'POST', path: REFRESH, body: {}, allowed: [200] });
      // Without an answer, the next request tries again.
      if (answer?.status !== 401) return;
    }
    await this.signIn();
  }

  /** Allows 401 where the session was over, or a refresh token may have been used up by a request that got lost. */
  private allowExpectedRefusal(exchange: Exchange, runsOutAt: number): void {
    const { path, askedAt, status = 503, answeredAt = askedAt, allowed } = exchange;
    const isRefused = path === REFRESH ? this.uncertainty.mayRefuse(answeredAt) : runsOutAt <= answeredAt;
    if (status === 401 && isRefused) exchange.allowed = [...allowed, 401];
    if (path === REFRESH && status === 503) this.uncertainty.lose(askedAt);
    else if (path === REFRESH && status === 200) this.uncertainty.renew();
    else if (ENTER.test(path) && status < 300) this.uncertainty.begin();
  }

  private isRetryable(answer: AxiosResponse<unknown>, { path, notYet = [], idempotencyKey }: Request): boolean {
    if (idempotencyKey !== undefined && isUnderWay(answer)) return true;
    if (answer.status === 401) return !path.startsWith(AUTH);
    return RETRYABLE.includes(answer.status) || notYet.includes(answer.status);
  }
}
