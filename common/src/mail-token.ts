import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { patterns } from './contracts/limits';

/** The key of the tokens in mails, from the configuration. */
export const mailTokenKey = (key: string): KeyObject => createSecretKey(key, 'utf8');

/**
 * The token of the link in a mail: the id of its request, and HMAC-SHA-256 of that id. Who reads the event of the mail has
 * the id alone.
 */
export const mailTokenOf = (requestId: string, key: KeyObject): string =>
  `${requestId}.${digest(requestId, key).toString('base64url')}`;

/**
 * The id of the request that a token was made for.
 *
 * @param keys those that are accepted
 * @returns undefined when the token was made with none of them
 */
export function readMailToken(token: string, keys: readonly KeyObject[]): string | undefined {
  const [requestId = '', given = ''] = token.split('.');
  const canonical = patterns.objectId.test(requestId) && requestId === requestId.toLowerCase();
  const matches = keys.some((key) => isSame(Buffer.from(given, 'base64url'), digest(requestId, key)));
  return canonical && matches ? requestId : undefined;
}

const digest = (requestId: string, key: KeyObject) => createHmac('sha256', key).update(requestId).digest();

const isSame = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other);
