import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writePrivateFile } from './state-directory';

export interface Secrets {
  jwtKey: string;
  stripeWebhookSecret: string;
}

/** Generated once and kept, so that sessions survive a restart. Variables of the environment take precedence. */
export function loadSecrets(file: string): Secrets {
  const kept = readKept(file) ?? makeSecrets(file);
  return {
    jwtKey: process.env.JWT_KEY || kept.jwtKey,
    stripeWebhookSecret: process.env.STRIPE_WEBHOOK_SECRET || kept.stripeWebhookSecret,
  };
}

function readKept(file: string): Secrets | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${file} can't be read; delete it to have new secrets made`, { cause: error });
  }
}

function makeSecrets(file: string): Secrets {
  const secrets = {
    jwtKey: randomBytes(32).toString('base64url'),
    stripeWebhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
  };
  writePrivateFile(file, secrets);
  return secrets;
}
