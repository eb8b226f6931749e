import { sign, type KeyObject } from 'node:crypto';

/** The headers of a signed request: ECDSA over the time and the raw body (github.com/sendgrid/sendgrid-nodejs, eventwebhook). */
export function signatureHeaders(body: string, key: KeyObject, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  return {
    'x-twilio-email-event-webhook-timestamp': timestamp,
    'x-twilio-email-event-webhook-signature': sign('sha256', Buffer.from(timestamp + body), key).toString('base64'),
  };
}
