import fc, { type Arbitrary } from 'fast-check';
import jwt from 'jsonwebtoken';
import { cookieWithToken } from '@ticketing/common/testing';
import type { World } from '../world';
import { jsonOf, write, type Attack } from './attack';
import type { KnownCall } from './calls';

/** The call with a forged session, or with the session of another person. */
export function wrongCallers(call: KnownCall, world: World, needsSession: boolean): Arbitrary<Attack>[] {
  const as = asCaller(call);
  const forged = forgeries.map((cookie) => as(401, 'a session that is none', cookie));
  if (call.operation === 'refreshSession') return [forged];
  if (!needsSession) return [];
  const { stranger } = world;
  const strangers = call.owned ? [fc.constant(as(403, 'the session of another person', stranger.cookieHeader))] : [];
  return [forged, ...strangers];
}

/** The call with its owner's session, correctly signed, which has expired or never does. */
export function staleCallers(call: KnownCall, { secrets }: World): Attack[] {
  const as = asCaller(call);
  const own = claimsOf(call.headers.Cookie ?? '');
  const expired = jwt.sign({ ...own, iat: 1, exp: justNow() }, secrets.session);
  return [
    as(401, 'an expired session', cookieWithToken(expired)),
    as(401, 'a session without an end', cookieWithToken(jwt.sign(own, secrets.session))),
  ];
}

function asCaller(call: KnownCall): (status: number, what: string, cookie: string) => Attack {
  const body = jsonOf(call);
  return (status, what, cookie) => ({
    ...{ call, what, status, mustBeRefused: true, mayClose: false },
    bytes: write({ ...call, headers: { ...call.headers, Cookie: cookie } }, body === undefined ? {} : { body }),
  });
}

const justNow = () => Math.floor(Date.now() / 1_000) - 1;

/** The claims of a session: with the same claims, only its time is wrong. */
function claimsOf(cookies: string): { id: string; email: string } {
  const [, session = ''] = /session=([^;]*)/.exec(cookies) ?? [];
  const { jwt: token } = JSON.parse(Buffer.from(session, 'base64').toString()) as { jwt: string };
  const { id, email } = jwt.decode(token) as { id: string; email: string };
  return { id, email };
}

const claims = { id: '0'.repeat(24), email: 'stranger@example.com' };
const sessionWith = (content: string) => `session=${Buffer.from(content).toString('base64')}`;

/** Forged cookies, half of which hold no token. */
export const forgeries = fc.oneof(
  fc.constantFrom(
    ...['', 'session=', 'session=x', 'session=%', 'session', '=', ';;;', 'session=; session=', 'refresh=x', 'a=b'],
    ...['{}', 'null', '[]', '1', '"x"', '{"jwt":null}', '{"jwt":{}}', '{"jwt":["a.b.c"]}', '{"jwt":"a.b.c"}', '{'].map(
      sessionWith,
    ),
    sessionWith('{"__proto__":{"jwt":"x"}}'),
    sessionWith('{"isNew":1,"isChanged":1,"isPopulated":1,"length":-1,"toJSON":1,"_ctx":1,"_new":1}'),
    sessionWith('{"constructor":1,"populated":1,"save":1,"hasOwnProperty":1,"toString":1}'),
    sessionWith(`{"jwt":${'['.repeat(2_000)}${']'.repeat(2_000)}}`),
    sessionWith(`{"jwt":"${'x'.repeat(8_000)}"}`),
    cookieWithToken(jwt.sign(claims, '', { algorithm: 'none', expiresIn: 60 })),
    cookieWithToken(jwt.sign(claims, 'a key that is not the right one, of a good length', { expiresIn: 60 })),
    cookieWithToken(jwt.sign(claims, 'a key that is not the right one, of a good length', { algorithm: 'HS512' })),
    cookieWithToken('e30.e30.'),
  ),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => `session=${Buffer.from(bytes).toString('base64url')}`),
  fc.json({ maxDepth: 2 }).map((json) => sessionWith(json)),
);
