import { randomBytes } from 'node:crypto';
import type { Order, Ticket } from '@ticketing/common/contracts';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';

export type { Order, Ticket };

/** A person with a browser: a cookie jar, and the actions of a seller and a buyer. */
export class Person {
  readonly password = 'correct horse battery';
  private readonly cookies = new Map<string, string>();
  private readonly http: AxiosInstance;
  /** As browsers do, where a kept-alive connection turns out to be closed. */
  protected readonly resendsOnNewConnection: boolean = true;

  /**
   * @param patienceMs how long to wait for one answer
   * @param email a new one unless given
   */
  constructor(
    readonly gateway: string,
    patienceMs = 30_000,
    readonly email = `${randomBytes(6).toString('hex')}@example.com`,
  ) {
    this.http = axios.create({ baseURL: gateway, validateStatus: () => true, timeout: patienceMs, maxRedirects: 0 });
  }

  /** A person who has just signed up. */
  static async signedUp(gateway: string, email?: string): Promise<Person> {
    const person = new Person(gateway, undefined, email);
    const { status } = await person.post('/api/users/signup', { email: person.email, password: person.password });
    if (status !== 201) throw new Error(`signing up was answered with ${status}`);
    return person;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get<T>(path: string): Promise<AxiosResponse<T>> {
    return this.send<T>('GET', path);
  }

  post<T>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<AxiosResponse<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  put<T>(path: string, body: unknown): Promise<AxiosResponse<T>> {
    return this.send<T>('PUT', path, body);
  }

  delete<T>(path: string): Promise<AxiosResponse<T>> {
    return this.send<T>('DELETE', path);
  }

  /** Has the account erased. */
  deleteAccount(): Promise<AxiosResponse<{ eraseAt: string }>> {
    return this.send('DELETE', '/api/users/currentuser', { password: this.password });
  }

  /** Puts a ticket on sale. */
  async sells(title = 'Winter concert', price = 19.99): Promise<Ticket> {
    return expectStatus(201, await this.post<Ticket>('/api/tickets', { title, price }));
  }

  /** Reserves a ticket once orders knows it; retries, with the same key, when the answer gets lost. */
  async reserves(ticketId: string): Promise<Order> {
    const headers = { 'Idempotency-Key': randomBytes(8).toString('hex') };
    const reserve = () => this.post<Order>('/api/orders', { ticketId }, headers);
    return expectStatus(201, await this.retry(reserve, [404, 503]));
  }

  /** Pays an order once payments knows it; retries, with the same key, as long as the outcome is open. */
  async pays(orderId: string, token = 'tok_visa'): Promise<AxiosResponse<{ id: string }>> {
    const headers = { 'Idempotency-Key': randomBytes(8).toString('hex') };
    return this.retry(() => this.post<{ id: string }>('/api/payments', { token, orderId }, headers), [404, 503]);
  }

  /** Retries while the answer has one of these statuses or does not come at all. */
  async retry<T>(ask: () => Promise<AxiosResponse<T>>, statuses: number[], within = 45_000): Promise<AxiosResponse<T>> {
    const deadline = Date.now() + within;
    for (;;) {
      const answer = await ask().catch(() => undefined);
      const again = answer && (statuses.includes(answer.status) || isUnderWay(answer));
      if (answer && (!again || Date.now() > deadline)) return answer;
      if (Date.now() > deadline) throw new Error('no answer in time');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  protected async send<T>(
    method: string,
    url: string,
    data?: unknown,
    headers: Record<string, string> = {},
  ): Promise<AxiosResponse<T>> {
    const ask = (): Promise<AxiosResponse<T>> =>
      this.http
        .request<T>({ method, url, data, headers: { ...headers, Cookie: this.cookieHeader } })
        // The next of those that were kept may have been closed as well.
        .catch((error: unknown) =>
          this.resendsOnNewConnection && wasClosedBefore(error) ? ask() : Promise.reject(error as Error),
        );
    const answer = await ask();
    for (const cookie of answer.headers['set-cookie'] ?? []) this.keep(cookie);
    return answer;
  }

  protected cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  /** @param cookie as `Set-Cookie` has it */
  protected keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/expires=Thu, 01 Jan 1970/i.test(cookie) || value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/**
 * Whether a connection that was kept had been closed by the time that it was used again: a browser then sends the same on a
 * new one, as nothing of it was answered.
 */
function wasClosedBefore(error: unknown): boolean {
  const { code, request } = error as { code?: string; request?: { reusedSocket?: boolean } };
  return request?.reusedSocket === true && (code === 'ECONNRESET' || code === 'EPIPE');
}

/** The first request with the same key has not been answered yet, or died with its process. */
export const isUnderWay = ({ status, data }: AxiosResponse<unknown>) =>
  status === 409 && JSON.stringify(data).includes('Idempotency-Key');

/** @throws Error when the answer has another status */
export function expectStatus<T>(status: number, answer: AxiosResponse<T>): T {
  if (answer.status === status) return answer.data;
  throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.data)}`);
}
