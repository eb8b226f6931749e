import { isAnswered } from '../history/history';
import { idOf } from './snapshot';
import { groupBy } from './group-by';
import { aboutIn, type Check } from './check';

/** A declined card is recorded under the key like a success. */
const DECLINED = 402;

/** Requests with one Idempotency-Key took effect once and got the same answer. */
export const keys: Check = {
  name: 'idempotency keys',
  find: ({ history, tickets }) => {
    const twins = [...groupBy(tickets.filter(isUnique), ({ title }) => title)].filter(([, same]) => same.length > 1);
    const remembered = history.exchanges
      .filter(isAnswered)
      .filter(({ status, idempotencyKey }) => idempotencyKey && (status < 300 || status === DECLINED));
    const different = [...groupBy(remembered, ({ idempotencyKey }) => idempotencyKey)].filter(
      ([, same]) => new Set(same.map(({ status, answer }) => JSON.stringify([status, answer]))).size > 1,
    );
    return [
      ...twins.map(([title, same]) => ({
        message: `one click made ${same.length} tickets: ${same.map(idOf).join(', ')} (${title})`,
        about: idOf(same[0] as (typeof same)[number]),
      })),
      ...different.map(([key, same]) => ({
        message: `key ${key} was answered with different things: ${JSON.stringify(same.map(({ status, answer }) => [status, answer]))}`,
        ...aboutIn(same.map(({ body, answer }) => [body, answer])),
      })),
    ];
  },
};

/** The titles of seats are unique. */
const isUnique = ({ title }: { title: string }) => title.startsWith('Seat ');
