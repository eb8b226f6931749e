import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Whether a file begins with the certificate of an authority, in PEM. */
export function holdsCertificates(file: string): boolean {
  try {
    return new X509Certificate(readFileSync(file)).ca;
  } catch {
    return false;
  }
}

/** For a connection by TLS to a server whose certificate the authority in the file signed; nothing without a file. */
export const trusting = (caFile: string | undefined): { tls?: { ca: string } } =>
  caFile === undefined ? {} : { tls: { ca: readFileSync(caFile, 'utf8') } };
