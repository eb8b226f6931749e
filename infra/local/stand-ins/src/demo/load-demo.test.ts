import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import path from 'node:path';
import { useDataFolder } from '../testing/data-folder';
import { demoTickets } from './demo-tickets';
import { loadDemo } from './load-demo';

/** The part of the API that the demo uses: stores tickets by idempotency key, and can start to fail. */
class FakeApi {
  readonly tickets = new Map<string, string>();
  readonly cookies: (string | undefined)[] = [];
  accounts = 0;
  failAfter = Infinity;

  private readonly server: Server = createServer((request, response) => {
    void (async () => {
      const body = JSON.stringify(await json(request));
      if (request.url === '/api/users/signup' && (this.accounts += 1) > 1) return response.writeHead(400).end('{}');
      if (request.url?.startsWith('/api/users'))
        return response.setHeader('Set-Cookie', 'session=abc; path=/').end('{}');
      if (this.tickets.size >= this.failAfter) return response.writeHead(503).end('{}');
      this.cookies.push(request.headers.cookie);
      this.tickets.set(String(request.headers['idempotency-key']), body);
      response.writeHead(201).end('{}');
    })();
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const dataFolder = useDataFolder();

describe('the demo tickets', () => {
  const api = new FakeApi();
  afterAll(() => api.stop());

  it('are put on sale once by a signed-in seller, even if the first run is interrupted', async () => {
    const gateway = await api.start();
    const file = path.join(dataFolder(), 'demo.json');
    const lines: string[] = [];
    const load = () => loadDemo(gateway, file, (line) => lines.push(line));

    api.failAfter = 7;
    await load();
    expect(api.tickets.size).toBe(7);
    expect(lines.at(-1)).toContain('POST /api/tickets answered 503');

    api.failAfter = Infinity;
    await load();
    expect(api.tickets.size).toBe(24);
    expect(new Set(api.cookies)).toEqual(new Set(['session=abc']));

    const sent = api.cookies.length;
    await load();
    expect(api.cookies.length).toBe(sent);
  });

  it('have distinct titles, prices in whole cents, and dates in the future', () => {
    const today = new Date('2026-12-31T23:59:00Z');
    const tickets = demoTickets(today);

    expect(tickets).toHaveLength(24);
    expect(new Set(tickets.map(({ title }) => title)).size).toBe(24);
    expect(tickets.filter(({ date }) => date.length === 'YYYY-MM-DD'.length)).not.toHaveLength(0);
    for (const { price, date, timeZone } of tickets) {
      expect(timeZone).toBe('Europe/London');
      expect(price).toBe(Number(price.toFixed(2)));
      expect(price).toBeGreaterThanOrEqual(0.5);
      expect(Date.parse(date)).toBeGreaterThan(today.getTime());
    }
  });
});
