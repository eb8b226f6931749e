import { readFileSync } from 'node:fs';
import { globalAgent } from 'node:https';
import { rootCertificates } from 'node:tls';

const trusted = new Set<string>();

/**
 * Has what this process sends over https take the certificate of a stack for good, beside those that it trusts anyway.
 *
 * @param certificateFile the path, as `stack.json` has it
 */
export function trust(certificateFile: string): void {
  trusted.add(readFileSync(certificateFile, 'utf8'));
  globalAgent.options.ca = [...rootCertificates, ...trusted];
}
