import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { type Certificate, loadCertificate } from './certificate';
import { StateDirectory } from './state-directory';

const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()];

async function aCertificate(): Promise<Certificate & { directory: StateDirectory }> {
  const directory = new StateDirectory(folders.pop() ?? '');
  return { directory, ...(await loadCertificate(directory)) };
}

/** The response of a server with the certificate to a client that trusts `ca`. */
async function ask({ certificateFile, keyFile }: Certificate, trusted: Certificate[]): Promise<number> {
  const pair = { cert: readFileSync(certificateFile), key: readFileSync(keyFile) };
  const server = createServer(pair, (_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const ca = trusted.map(({ certificateFile }) => readFileSync(certificateFile));
    return await new Promise((resolve, reject) => {
      const outgoing = request({ host: 'localhost', port, ca, agent: false }, ({ statusCode = 0 }) =>
        resolve(statusCode),
      );
      outgoing.on('error', reject).end();
    });
  } finally {
    server.close();
  }
}

describe('the certificate of a stack', () => {
  it('is valid for localhost to clients that trust it', async () => {
    const [own, other] = [await aCertificate(), await aCertificate()];

    await expect(ask(own, [other, own])).resolves.toBe(200);
    await expect(ask(own, [own, other])).resolves.toBe(200);
    await expect(ask(own, [other])).rejects.toThrow('self-signed certificate');
  });

  it('is kept with a key that only this user can read, and is replaced if it is broken', async () => {
    const { directory, certificateFile, keyFile } = await aCertificate();
    const before = readFileSync(certificateFile, 'utf8');
    await loadCertificate(directory);
    expect(readFileSync(certificateFile, 'utf8')).toBe(before);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);

    writeFileSync(certificateFile, 'half a certi');
    const made = await loadCertificate(directory);

    await expect(ask(made, [made])).resolves.toBe(200);
  });
});
