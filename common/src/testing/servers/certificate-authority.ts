import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { generate } from 'selfsigned';
import { scratchFolder } from '../scratch-folder';

/** A server's certificate and key in PEM, each in a file and both in one. */
export interface IssuedCertificate {
  certificateFile: string;
  keyFile: string;
  combinedFile: string;
}

/** Whom a certificate names. */
export interface CertificateNames {
  dns: string[];
  ips?: string[];
}

const EXPIRES_IN_MS = 3_600_000;

/** Loaded only by those who need it. */
const certificate: typeof generate = async (subject, options) => {
  const { generate } = await import('selfsigned');
  return generate(subject, { keyType: 'ec', algorithm: 'sha256', ...options });
};

/** A certificate authority of a test's own. */
export class CertificateAuthority {
  private constructor(
    private readonly folder: string,
    private readonly own: { cert: string; key: string },
  ) {}

  static async create(): Promise<CertificateAuthority> {
    const folder = await scratchFolder('authority');
    const { cert, private: key } = await certificate([{ name: 'commonName', value: 'Test authority' }], {
      ...validity(),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    });
    const authority = new CertificateAuthority(folder, { cert, key });
    writeFileSync(authority.caFile, cert);
    return authority;
  }

  /** What clients trust. */
  get caFile(): string {
    return path.join(this.folder, 'ca.crt');
  }

  /** Signs a certificate for a server, which may also show it as a client of others, as the members of a set do. */
  async issue(name: string, { dns, ips = [] }: CertificateNames): Promise<IssuedCertificate> {
    const { cert, private: key } = await certificate([{ name: 'commonName', value: name }], {
      ...validity(),
      ca: this.own,
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            ...dns.map((value) => ({ type: 2 as const, value })),
            ...ips.map((ip) => ({ type: 7 as const, ip })),
          ],
        },
      ],
    });
    const write = (suffix: string, text: string) => {
      const file = path.join(this.folder, `${name}${suffix}`);
      writeFileSync(file, text, { mode: 0o600 });
      return file;
    };
    return {
      certificateFile: write('.crt', cert),
      keyFile: write('.key', key),
      combinedFile: write('.pem', `${key}\n${cert}`),
    };
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

const validity = () => ({
  notBeforeDate: new Date(Date.now() - EXPIRES_IN_MS),
  notAfterDate: new Date(Date.now() + EXPIRES_IN_MS),
});
