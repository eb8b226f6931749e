import { createServer, type Server } from 'node:http';
import { freePort } from '@ticketing/common/testing';
import { isFullyReady } from './readiness';

let server: Server;
let url: string;

async function answering(status: number, body: string): Promise<void> {
  const port = await freePort();
  url = `http://127.0.0.1:${port}/readyz`;
  server = createServer((_request, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
}

afterEach(() => server.close());

describe('a service that the stack waits for', () => {
  it.each([
    [true, 'is ready', 200, { status: 'ready' }],
    [false, 'is ready, but does without the bus', 200, { status: 'ready', degraded: [{ message: 'bus: away' }] }],
    [false, 'is not ready', 503, { errors: [{ message: 'mongo: away' }] }],
  ])('lacks nothing: %s when it %s', async (complete, _what, status, body) => {
    await answering(status, JSON.stringify(body));
    expect(await isFullyReady(url)).toBe(complete);
  });

  it('is not fully ready if it does not respond', async () => {
    await answering(200, '');
    expect(await isFullyReady(url)).toBe(false);
  });
});
