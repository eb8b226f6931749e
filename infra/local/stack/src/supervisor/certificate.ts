import { randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';
import { writePrivateText, type StateDirectory } from './state-directory';

export interface Certificate {
  /** In PEM. */
  certificateFile: string;
  keyFile: string;
}

const DAYS = 365;
const DAY_MS = 86_400_000;

/** A self-signed certificate for localhost. It is generated once and kept, so that a browser's exception for it stays valid. */
export async function loadCertificate(directory: StateDirectory): Promise<Certificate> {
  const files = {
    certificateFile: path.join(directory.root, 'gateway-certificate.pem'),
    keyFile: path.join(directory.root, 'gateway-key.pem'),
  };
  if (!isGood(files)) await make(files);
  return files;
}

function isGood({ certificateFile, keyFile }: Certificate): boolean {
  if (!existsSync(certificateFile) || !existsSync(keyFile)) return false;
  try {
    const { validTo } = new X509Certificate(readFileSync(certificateFile));
    return Date.parse(validTo) > Date.now() + 30 * DAY_MS;
  } catch {
    return false;
  }
}

async function make({ certificateFile, keyFile }: Certificate): Promise<void> {
  const now = Date.now();
  // A distinct subject: a client that trusts two certificates with the same subject may check against the wrong one.
  const own = randomBytes(8).toString('hex');
  const subject = [
    { name: 'commonName', value: 'localhost' },
    { name: 'organizationName', value: `Ticketing ${own}` },
  ];
  const { cert, private: key } = await generate(subject, {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  // The key first: isGood would accept a certificate beside an old key.
  writePrivateText(keyFile, key);
  writePrivateText(certificateFile, cert);
}
