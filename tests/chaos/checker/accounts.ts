import { isAnswered, type Answered, type Exchange } from '../history/history';
import { groupBy } from './group-by';
import type { Check, Violation } from './check';

const RESET = /^\/api\/users\/password-resets$/;
const CHANGE = /^\/api\/users\/password$/;
const SESSIONS = /^\/api\/users\/sessions$/;
const REFRESH = /^\/api\/users\/refresh$/;
const SIGN_IN = /^\/api\/users\/signin$/;

/**
 * A link in a mail is used once. After a new password, or the end of the other sessions, no older refresh token is renewed,
 * and no other password signs in.
 */
export const accounts: Check = {
  name: 'accounts',
  find: ({ history }) => {
    const uses = groupBy(history.answered('PUT', RESET, [204]), ({ body }) => (body as { token: string }).token);
    const people = groupBy(history.exchanges, ({ who }) => who);
    return [
      ...[...uses.values()].flatMap(reused),
      ...[...people.values()].flatMap((exchanges) => [...livingSessions(exchanges), ...livingPasswords(exchanges)]),
    ];
  },
};

function reused([first, ...others]: Answered[]): Violation[] {
  if (!first || others.length === 0) return [];
  return [{ message: `a link of ${first.who} was used ${others.length + 1} times` }];
}

/** Refresh tokens that were renewed after the end of their sessions. */
function livingSessions(exchanges: Exchange[]): Violation[] {
  const granted = new Map(exchanges.filter(isAnswered).map((exchange) => [grantedBy(exchange), exchange.answeredAt]));
  const renewals = succeeded(exchanges, 'POST', REFRESH);
  return endings(exchanges).flatMap((ending) => {
    const kept = RESET.test(ending.path) ? undefined : familyOf(ending.refreshToken);
    const living = renewals.filter(({ refreshToken, askedAt }) => {
      const isOld = (granted.get(refreshToken) ?? Infinity) <= ending.askedAt;
      return isOld && askedAt > ending.answeredAt && familyOf(refreshToken) !== kept;
    });
    return living.map(({ who, requestId = '' }) => ({
      message: `a session of ${who} was renewed after ${ending.method} ${ending.path} had ended it (${requestId})`,
    }));
  });
}

/** Sign-ins with another password than the one that was set last. */
function livingPasswords(exchanges: Exchange[]): Violation[] {
  const asked = exchanges.filter(({ method, path }) => method === 'PUT' && (RESET.test(path) || CHANGE.test(path)));
  return endings(asked).flatMap((change) => {
    const next = Math.min(...asked.map(({ askedAt }) => askedAt).filter((at) => at > change.answeredAt));
    const living = succeeded(exchanges, 'POST', SIGN_IN).filter(
      ({ askedAt, answeredAt, body }) =>
        askedAt > change.answeredAt && answeredAt < next && passwordOf({ body }) !== passwordOf(change),
    );
    return living.map(({ who, requestId = '' }) => ({
      message: `${who} signed in with a password that had been replaced (${requestId})`,
    }));
  });
}

/** The requests that ended sessions. */
const endings = (exchanges: Exchange[]) => [
  ...succeeded(exchanges, 'PUT', RESET),
  ...succeeded(exchanges, 'PUT', CHANGE),
  ...succeeded(exchanges, 'DELETE', SESSIONS),
];

const succeeded = (exchanges: Exchange[], wanted: string, like: RegExp): Answered[] =>
  exchanges
    .filter(isAnswered)
    .filter(({ method, path, status }) => method === wanted && like.test(path) && status < 300);

const passwordOf = ({ body }: Pick<Exchange, 'body'>) => (body as { password: string }).password;

/** The refresh token that an answer set. */
const grantedBy = ({ headers }: Exchange) => /(?:^|,)\s*refresh=([^;,]+)/.exec(headers?.['set-cookie'] ?? '')?.[1];

const familyOf = (token: string | undefined) => token?.split('.')[0];
