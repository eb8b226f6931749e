import { createHmac } from 'node:crypto';

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON Web Token with any claims, signed by HMAC with any hash, or unsigned without a key. */
export function aToken(claims: object, key?: string, hash: 'sha256' | 'sha512' = 'sha256'): string {
  const alg = key === undefined ? 'none' : hash.replace('sha', 'HS');
  const content = `${encode({ alg, typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${key === undefined ? '' : createHmac(hash, key).update(content).digest('base64url')}`;
}
