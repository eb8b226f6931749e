import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { InvalidInputError } from '@ticketing/common';

/** A signed request of SendGrid's. */
export interface SignedRequest {
  /** The header `X-Twilio-Email-Event-Webhook-Signature`: ECDSA in DER, as base64. */
  signature: string;
  /** The header `X-Twilio-Email-Event-Webhook-Timestamp`: seconds since 1970. */
  timestamp: string;
  /** The bytes that came. */
  body: Buffer;
}

/**
 * SendGrid repeats a request for 24 hours, and does not say whether it signs a repetition anew. A request that is
 * repeated by somebody else changes nothing: an event replaces no later one.
 */
const OLDEST_MS = 25 * 60 * 60 * 1_000;
/** How far SendGrid's clock may be ahead. */
const AHEAD_MS = 5 * 60 * 1_000;

/**
 * Reads a public key as SendGrid's console shows it: SubjectPublicKeyInfo in DER, as base64.
 *
 * @returns undefined for anything but a key on the curve P-256
 */
export function readWebhookKey(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** @throws InvalidInputError unless one of the keys signed exactly these bytes within the last day */
export function requireSigned({ signature, timestamp, body }: SignedRequest, keys: KeyObject[], now: Date): void {
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  const isBy = (key: KeyObject) => verify('sha256', signed, key, Buffer.from(signature, 'base64'));
  if (isRecent(timestamp, now) && keys.some(isBy)) return;
  throw new InvalidInputError([{ message: 'This is not signed by SendGrid, or too long ago' }]);
}

function isRecent(timestamp: string, now: Date): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  const ageMs = now.getTime() - Number(timestamp) * 1_000;
  return ageMs <= OLDEST_MS && ageMs >= -AHEAD_MS;
}
