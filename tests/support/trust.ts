import { readFileSync } from 'node:fs';
import { globalAgent } from 'node:https';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

const trusted = new Set<string>();
let context: SecureContext | undefined;

/**
 * Has what this process sends over https take the certificate of a stack for good, beside those that it trusts anyway.
 *
 * @param certificateFile the path, as `stack.json` has it
 */
export function trust(certificateFile: string): void {
  const certificate = readFileSync(certificateFile, 'utf8');
  if (trusted.has(certificate)) return;
  trusted.add(certificate);
  // Made once: given the certificates themselves, node would read all of them again for every connection, which takes it
  // a quarter of a second.
  context = createSecureContext({ ca: [...rootCertificates, ...trusted] });
  globalAgent.options.secureContext = context;
}

/** For a connection that is opened by hand. */
export const secureContext = (): SecureContext | undefined => context;
