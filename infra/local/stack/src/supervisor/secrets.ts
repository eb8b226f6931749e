import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writePrivateFile } from './state-directory';

export interface Secrets {
  jwtKey: string;
  mailTokenKey: string;
  stripeWebhookSecret: string;
  /** The private key of the stand-in for SendGrid: PKCS #8 in DER, as base64. */
  sendgridWebhookKey: string;
}

/** Generated once and kept, so that sessions survive a restart. Variables of the environment take precedence. */
export function loadSecrets(file: string): Secrets {
  const kept = keptOrMade(file);
  return {
    jwtKey: process.env.JWT_KEY || kept.jwtKey,
    mailTokenKey: process.env.MAIL_TOKEN_KEY || kept.mailTokenKey,
    stripeWebhookSecret: process.env.STRIPE_WEBHOOK_SECRET || kept.stripeWebhookSecret,
    sendgridWebhookKey: kept.sendgridWebhookKey,
  };
}

/** A file of an earlier version lacks some of them. */
function keptOrMade(file: string): Secrets {
  const kept = readKept(file);
  const secrets = { ...makeSecrets(), ...kept };
  if (Object.keys(kept).length < Object.keys(secrets).length) writePrivateFile(file, secrets);
  return secrets;
}

function readKept(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${file} can't be read; delete it to have new secrets made`, { cause: error });
  }
}

const makeSecrets = (): Secrets => ({
  jwtKey: randomBytes(32).toString('base64url'),
  mailTokenKey: randomBytes(32).toString('base64url'),
  stripeWebhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
  sendgridWebhookKey: makeWebhookKey(),
});

function makeWebhookKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}
