import { randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';
import { writePrivateText, type StateDirectory } from './state-directory';

export interface Certificate {
  /** PEM; who trusts it trusts the gateway. */
  certificateFile: string;
  keyFile: string;
}

const DAYS = 365;
const DAY_MS = 86_400_000;

/** A certificate for localhost that signs itself, made once and kept: trusted once, it stays so over a restart. */
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
  // Of two certificates of one name, who trusts both may find the other and take this one for a stranger's.
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
  // The key first: a certificate without its key would be taken for a whole pair.
  writePrivateText(keyFile, key);
  writePrivateText(certificateFile, cert);
}
