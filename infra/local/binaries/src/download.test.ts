import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { temporaryFolder } from './testing';
import { verifyChecksum } from './checksum';
import { download, expectAnswer } from './download';

const file = path.join(temporaryFolder(), 'download');
const patient = { answer: 10_000, silence: 2_000 };
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
  it('is kept when it is slow but flows, however long it takes in all', async () => {
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
    await download(url, file, patient);

    expect(readFileSync(file, 'utf8')).toBe('x'.repeat(25));
    expect(Date.now() - startedAt).toBeGreaterThan(patient.silence);
  });

  it('is given up when nobody answers', async () => {
    const url = await serve(() => undefined);

    await expect(download(url, file, { ...patient, answer: 300 })).rejects.toThrow('gave no answer within 0.3 s');
  });

  it('is given up when it stops flowing', async () => {
    const url = await serve((_request, response) => void response.write('the first piece'));

    await expect(download(url, file, { ...patient, silence: 300 })).rejects.toThrow('sent nothing for 0.3 s');
  });

  it('says what the other side answered instead', async () => {
    const url = await serve((_request, response) => void response.writeHead(404).end());

    await expect(download(url, file, patient)).rejects.toThrow('answered 404');
  });

  it('says that the other side cannot be reached', async () => {
    await expect(expectAnswer('http://127.0.0.1:1/', patient)).rejects.toThrow(/127.0.0.1:1 cannot be reached: \S+/);
  });

  it('is refused when it is not the one whose sum is known', async () => {
    const url = await serve((_request, response) => void response.end('something else'));
    await download(url, file, patient);

    await expect(verifyChecksum(file, 'f'.repeat(64))).rejects.toThrow(/SHA-256 is [0-9a-f]{64}, expected was ffff/);
  });
});
