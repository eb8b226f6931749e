import { readFileSync } from 'node:fs';
import { Agent, fetch, type Response } from 'undici';
import type { DemoTicket } from './demo-tickets';

interface Credentials {
  email: string;
  password: string;
}

/** The part of the HTTP API that a seller uses. */
export class MarketplaceApi {
  private cookie = '';
  private readonly dispatcher: Agent;

  /** @param certificate the path of the gateway's certificate if it is self-signed */
  constructor(
    private readonly gateway: string,
    certificate?: string,
  ) {
    this.dispatcher = new Agent(certificate ? { connect: { ca: readFileSync(certificate) } } : {});
  }

  /** Signs up, or signs in if the account exists. */
  async enter(credentials: Credentials): Promise<void> {
    const signup = await this.post('/api/users/signup', credentials);
    const response = signup.ok ? signup : await this.expectOk('/api/users/signin', credentials);
    this.cookie = response.headers.getSetCookie().map(toPair).join('; ');
  }

  async createTicket(ticket: DemoTicket, idempotencyKey: string): Promise<void> {
    await this.expectOk('/api/tickets', ticket, { 'Idempotency-Key': idempotencyKey });
  }

  private async expectOk(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await this.post(path, body, headers);
    if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }

  private post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.gateway}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: this.cookie, ...headers },
      body: JSON.stringify(body),
      dispatcher: this.dispatcher,
      signal: AbortSignal.timeout(15_000),
    });
  }
}

function toPair(setCookie: string): string {
  return setCookie.split(';', 1)[0] ?? '';
}
