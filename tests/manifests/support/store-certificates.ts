import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CertificateAuthority } from '@ticketing/common/testing';
import { z } from 'zod';
import { one, type Manifest } from './manifest';

const certificate = z.looseObject({
  dnsNames: z.array(z.string()),
  ipAddresses: z.array(z.string()),
  usages: z.array(z.string()),
  additionalOutputFormats: z.array(z.object({ type: z.literal('CombinedPEM') })),
});

/** What cert-manager is asked for. */
export const certificateOf = (manifests: Manifest[], name: string) =>
  certificate.parse(one(manifests, 'Certificate', name).spec);

/**
 * Issues a store's certificate as its Certificate demands, into the files that cert-manager's Secret has.
 *
 * @returns their folder, for /run/secrets/tls
 */
export async function issueInto(
  parent: string,
  authority: CertificateAuthority,
  manifests: Manifest[],
  name: string,
): Promise<string> {
  const { dnsNames, ipAddresses } = certificateOf(manifests, name);
  const issued = await authority.issue(name, { dns: dnsNames, ips: ipAddresses });
  const folder = path.join(parent, `${name}-tls`);
  mkdirSync(folder);
  copyFileSync(issued.certificateFile, path.join(folder, 'tls.crt'));
  copyFileSync(issued.keyFile, path.join(folder, 'tls.key'));
  copyFileSync(issued.combinedFile, path.join(folder, 'tls-combined.pem'));
  copyFileSync(authority.caFile, path.join(folder, 'ca.crt'));
  return folder;
}
