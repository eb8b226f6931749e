import { createPrivateKey, sign } from 'node:crypto';

/**
 * The headers with which SendGrid signs what it tells of mails.
 *
 * @param privateKey of the stand-in, as `stack.json` has it
 */
export function signedMailEvents(body: string, privateKey: string): Record<string, string> {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  return {
    'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
    'X-Twilio-Email-Event-Webhook-Signature': sign('sha256', Buffer.from(timestamp + body), key).toString('base64'),
  };
}
