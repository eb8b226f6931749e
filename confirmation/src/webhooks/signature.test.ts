import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { EventWebhook } from '@sendgrid/eventwebhook';
import { aWebhookKey, signedHeaders } from '../testing/signed-webhook';
import { readWebhookKey, requireSigned } from './signature';

const { privateKey, text } = aWebhookKey();
const SIGNATURE = 'X-Twilio-Email-Event-Webhook-Signature';
const now = new Date();
const NOW_S = Math.floor(now.getTime() / 1_000);
const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** As SendGrid writes it: odd white space, and characters of more than one byte. */
const BODY = '[ {"email" : "zoë@example.com",\t"reason":"550 \u2028 Straße \u{1F4EE}" ,\n"event":"bounce"}\r\n]\r\n';

const publicKey = readWebhookKey(text) as KeyObject;

function accepts(body: string, signature: string, timestamp: string | number, keys = [publicKey]): boolean {
  try {
    requireSigned({ signature, timestamp: String(timestamp), body: Buffer.from(body) }, keys, now);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ status: 400 });
    return false;
  }
}

/** What SendGrid's own package says of a signature. */
function sendGridAccepts(body: string, signature: string, timestamp: string | number): boolean {
  const library = new EventWebhook();
  const key = library.convertPublicKeyToECDSA(text);
  return library.verifySignature(key, Buffer.from(body), signature, String(timestamp));
}

const signatureOf = (body: string, timestamp: string | number, key = privateKey) =>
  signedHeaders(body, key, timestamp)[SIGNATURE];

describe('a signature', () => {
  it('is accepted where SendGrid’s package accepts it', () => {
    const signature = signatureOf(BODY, NOW_S);
    expect([accepts(BODY, signature, NOW_S), sendGridAccepts(BODY, signature, NOW_S)]).toEqual([true, true]);
  });

  it.each([
    ['of a body with other white space', () => signatureOf(JSON.stringify(JSON.parse(BODY)), NOW_S)],
    ['of a body without its last line end', () => signatureOf(BODY.trimEnd(), NOW_S)],
    ['of another time', () => signatureOf(BODY, NOW_S - 1)],
    ['by another key', () => signatureOf(BODY, NOW_S, aWebhookKey().privateKey)],
  ])('%s is refused, as by SendGrid’s package', (_what, make) => {
    const signature = make();
    expect([accepts(BODY, signature, NOW_S), sendGridAccepts(BODY, signature, NOW_S)]).toEqual([false, false]);
  });

  it.each([
    ['nothing', ''],
    ['no base64', '§§§'],
    ['no DER', Buffer.from('nonsense').toString('base64')],
    ['the raw form of r and s', rawSignature()],
  ])('that is %s is refused', (_what, signature) => {
    expect(accepts(BODY, signature, NOW_S)).toBe(false);
  });

  it('is accepted by either of two keys while the key is being changed', () => {
    const next = aWebhookKey();
    const keys = [publicKey, readWebhookKey(next.text) as KeyObject];
    for (const key of [privateKey, next.privateKey]) {
      expect(accepts(BODY, signatureOf(BODY, NOW_S, key), NOW_S, keys)).toBe(true);
    }
    expect(accepts(BODY, signatureOf(BODY, NOW_S), NOW_S, [])).toBe(false);
  });
});

function rawSignature(): string {
  const signed = Buffer.from(`${NOW_S}${BODY}`);
  return sign('sha256', signed, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
}

describe('the time of a signature', () => {
  it.each([
    ['now', NOW_S, true],
    ['a day ago, when SendGrid repeats for the last time', NOW_S - 24 * HOUR_S, true],
    ['more than a day ago', NOW_S - 26 * HOUR_S, false],
    ['a little ahead', NOW_S + MINUTE_S, true],
    ['far ahead', NOW_S + 10 * MINUTE_S, false],
    ['empty', '', false],
    ['no number', 'soon', false],
    ['a number of another form', `${NOW_S}.0`, false],
    ['not a point in time', '9'.repeat(400), false],
  ])('%s', (_what, timestamp, accepted) => {
    expect(accepts(BODY, signatureOf(BODY, timestamp), timestamp)).toBe(accepted);
  });
});

describe('a key', () => {
  it.each([
    ['no base64', '§'],
    ['no key', Buffer.from('key').toString('base64')],
    ['a key on another curve', exported(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)],
    ['a key of RSA', exported(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)],
    ['a private key', privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')],
  ])('that is %s is none', (_what, given) => {
    expect(readWebhookKey(given)).toBeUndefined();
  });
});

function exported(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}
