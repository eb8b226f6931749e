import { cookieWithToken } from '@ticketing/common/testing';
import jwt from 'jsonwebtoken';

/** Until when the token in a cookie `session` is good, in milliseconds since 1970; without one it is long over. */
export function goodUntil(session: string | undefined): number {
  const claims = session === undefined ? null : jwt.decode(tokenIn(session), { json: true });
  return (claims?.exp ?? 0) * 1_000;
}

/** The header of the same session a minute after its end. */
export function afterItsEnd(session: string, key: string): string {
  const claims = Object.entries(jwt.decode(tokenIn(session), { json: true }) ?? {});
  const user = Object.fromEntries(claims.filter(([claim]) => claim !== 'iat' && claim !== 'exp'));
  return cookieWithToken(jwt.sign(user, key, { algorithm: 'HS256', expiresIn: -60 }));
}

const tokenIn = (session: string) => (JSON.parse(Buffer.from(session, 'base64').toString()) as { jwt: string }).jwt;
