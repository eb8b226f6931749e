import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import request from 'supertest';

/** A key pair like SendGrid's: the private key, and the public one as its console shows it. */
export function aWebhookKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return { privateKey, text: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') };
}

export const secondsNow = () => Math.floor(Date.now() / 1_000);

/** The headers with which SendGrid signs a body. */
export function signedHeaders(body: string, key: KeyObject, timestamp: string | number = secondsNow()) {
  return {
    'X-Twilio-Email-Event-Webhook-Timestamp': String(timestamp),
    'X-Twilio-Email-Event-Webhook-Signature': sign('sha256', Buffer.from(`${timestamp}${body}`), key).toString(
      'base64',
    ),
  };
}

/** Posts a body to the webhook of a service. */
export const postWebhook = (url: string, body: string, headers: Record<string, string>) =>
  request(url)
    .post('/api/confirmations/webhook')
    .set({ 'Content-Type': 'application/json', ...headers })
    .send(body);
