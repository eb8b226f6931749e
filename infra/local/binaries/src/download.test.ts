import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { temporaryFolder } from './testing';
import { verifyChecksum } from './checksum';
import { download, expectResponse } from './download';

const file = path.join(temporaryFolder(), 'download');
const timeouts = { response: 10_000, idle: 2_000 };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('a download', () => {
  it('succeeds if it is slow but steady, however long it takes', async () => {
    const url = await serve((_request, response) => {
      let sent = 0;
      const timer = setInterval(() => {
        response.write('x');
        if ((sent += 1) < 25) return;
        response.end();
        clearInterval(timer);
      }, 100);
    });

    const startedAt = Date.now();
    await download(url, file, timeouts);

    expect(readFileSync(file, 'utf8')).toBe('x'.repeat(25));
    expect(Date.now() - startedAt).toBeGreaterThan(timeouts.idle);
  });

  it('fails if the server does not respond', async () => {
    const url = await serve(() => undefined);

    await expect(download(url, file, { ...timeouts, response: 300 })).rejects.toThrow('gave no answer within 0.3 s');
  });

  it('fails if the server stops sending', async () => {
    const url = await serve((_request, response) => void response.write('the first piece'));

    await expect(download(url, file, { ...timeouts, idle: 300 })).rejects.toThrow('sent nothing for 0.3 s');
  });

  it('reports the status of an error response', async () => {
    const url = await serve((_request, response) => void response.writeHead(404).end());

    await expect(download(url, file, timeouts)).rejects.toThrow('answered 404');
  });

  it('reports an unreachable server', async () => {
    await expect(expectResponse('http://127.0.0.1:1/', timeouts)).rejects.toThrow(/127.0.0.1:1 cannot be reached: \S+/);
  });

  it('is rejected if its checksum is wrong', async () => {
    const url = await serve((_request, response) => void response.end('something else'));
    await download(url, file, timeouts);

    await expect(verifyChecksum(file, 'f'.repeat(64))).rejects.toThrow(/SHA-256 is [0-9a-f]{64}, expected was ffff/);
  });
});
