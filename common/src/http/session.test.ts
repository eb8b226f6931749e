import type { Request, Response } from 'express';
import { cookieWithToken } from '../testing';
import { readSessionToken, sessionCookie } from './session';

/** What `cookie-session` itself reads from a header. */
function readByCookieSession(cookie: string | undefined): unknown {
  const req = { headers: { cookie } } as Request;
  void sessionCookie(false)(req, { writeHead: () => undefined } as unknown as Response, () => undefined);
  return (req.session as { jwt?: unknown } | null | undefined)?.jwt;
}

const encode = (json: string) => Buffer.from(json).toString('base64');

describe('readSessionToken', () => {
  it.each([
    undefined,
    '',
    cookieWithToken('a.b.c'),
    `other=1; ${cookieWithToken('a.b.c')}; more=2`,
    `${cookieWithToken('first')}; ${cookieWithToken('second')}`,
    `notsession=${encode('{"jwt":"x"}')}`,
    `session="${encode('{"jwt":"quoted"}')}"`,
    'session=',
    'session=%%%',
    `session=${encode('null')}`,
    `session=${encode('"text"')}`,
    `session=${encode('{"jwt":7}')}`,
    `session=${encode('{"jwt":')}`,
    `;session=${encode('{"jwt":"after a semicolon"}')}`,
  ])('reads %j as cookie-session reads it', (cookie) => {
    expect(readSessionToken(cookie)).toEqual(readByCookieSession(cookie));
  });

  it('reads the token of a session', () => {
    expect(readSessionToken(cookieWithToken('a.b.c'))).toBe('a.b.c');
  });
});
