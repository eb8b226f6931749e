import { randomBytes } from 'node:crypto';
import type { AxiosResponse } from 'axios';
import { isUnderWay, Person } from '@ticketing/test-driver/person';
import type { Exchange, History } from '../history/history';
import { RefreshUncertainty } from './refresh-uncertainty';
import { afterItsEnd, goodUntil } from './session-cookie';

/** How long a browser waits for one answer. */
const ANSWER_MS = 12_000;
/** How long somebody goes on trying when answers get lost. */
const PATIENCE_MS = 40_000;
/** What is allowed for an answer whose request failed before it did anything. */
const TRY_AGAIN = [503];
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
  /** Of those, the ones after which one asks again: the others have not heard of it yet. */
  notYet?: readonly number[];
}

/** Somebody whose every request and answer goes into the history, and who tries again as browsers do. */
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

  /** For a request that is sent again when its answer gets lost; not everybody has one. */
  newKey(): string | undefined {
    return this.sendsKeys ? randomBytes(8).toString('hex') : undefined;
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

  /** Comes back when the session is over, with a refresh token that is still good. */
  leavesForLong(jwtKey: string): void {
    const session = this.cookie('session');
    if (session !== undefined) this.keep(afterItsEnd(session, jwtKey));
  }

  /** Once for whatever is asked at the same time; signs in where the session can't be renewed any more. */
  async renewsSession(): Promise<void> {
    this.renewal ??= this.renew().finally(() => (this.renewal = undefined));
    await this.renewal;
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
      if (answer?.status === 401 && !this.isSignedIn) await this.renewsSession();
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
    const exchange: Exchange = { who, method, path, body, idempotencyKey, askedAt: Date.now(), allowed };
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
      this.judgeSession(exchange, runsOutAt);
    }
  }

  private get isSignedIn(): boolean {
    return goodUntil(this.cookie('session')) > Date.now();
  }

  private async renew(): Promise<void> {
    if (this.cookie('refresh') !== undefined) {
      const answer = await this.ask({ method: 'POST', path: REFRESH, body: {}, allowed: [200] });
      // Where there was no answer, whoever asks next tries again.
      if (answer?.status !== 401) return;
    }
    await this.signsIn();
  }

  /** Allows 401 where the session was over, or a refresh token may have been used up by a request that got lost. */
  private judgeSession(exchange: Exchange, runsOutAt: number): void {
    const { path, askedAt, status = 503, answeredAt = askedAt, allowed } = exchange;
    const isRefused = path === REFRESH ? this.uncertainty.mayRefuse(answeredAt) : runsOutAt <= answeredAt;
    if (status === 401 && isRefused) exchange.allowed = [...allowed, 401];
    if (path === REFRESH && status === 503) this.uncertainty.lose(askedAt);
    else if (path === REFRESH && status === 200) this.uncertainty.renew();
    else if (ENTER.test(path) && status < 300) this.uncertainty.begin();
  }

  private meansAgain(answer: AxiosResponse<unknown>, { path, notYet = [], idempotencyKey }: Request): boolean {
    if (idempotencyKey !== undefined && isUnderWay(answer)) return true;
    if (answer.status === 401) return !path.startsWith(AUTH);
    return TRY_AGAIN.includes(answer.status) || notYet.includes(answer.status);
  }
}
