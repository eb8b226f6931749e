import { Person } from '@ticketing/test-driver/person';
import { median, type Figure } from '../figures/figure';
import { waitUntilIdle } from '../load/processes';
import { askOnce, withPool, type Ask } from '../load/request';
import type { Case } from './case';

/** Few enough for a mail each time. */
const ASKED_FOR_ONE = 5;
const ACCOUNTS = 40;
const SHARE = 0.1;

/** Whether the time of an answer reveals that there is an account: 200 known emails and 200 unknown ones, in turn. */
export const passwordResets: Case = {
  title: 'Asking for a new password, with emails that have an account and with others',
  run: async ({ stack }) => {
    const known: string[] = [];
    for (let n = 0; n < ACCOUNTS; n += 1) known.push((await Person.signedUp(stack.gateway)).email);
    const unknown = known.map((email) => `un${email}`);
    await waitUntilIdle(stack);
    const times = { known: [] as number[], unknown: [] as number[] };
    await withPool(stack.process('auth').url, 1, async (pool) => {
      for (let n = 0; n < ASKED_FOR_ONE * ACCOUNTS; n += 1) {
        const address = `192.0.2.${1 + (n % ACCOUNTS)}`;
        const ask = async (kind: keyof typeof times, emails: string[]) => {
          const from = performance.now();
          await askOnce(pool, asking(emails[n % ACCOUNTS] ?? '', address));
          times[kind].push(performance.now() - from);
        };
        await ask('known', known);
        await ask('unknown', unknown);
      }
    });
    const figure = (kind: keyof typeof times): Figure => ({
      name: `POST /api/users/password-resets, ${kind} email`,
      unit: 'ms',
      rounds: times[kind],
    });
    const [ofKnown, ofUnknown] = [median(times.known), median(times.unknown)];
    const difference: Figure = {
      name: 'difference of the medians, 10 % at most',
      unit: 'ms',
      rounds: [Math.abs(ofKnown - ofUnknown)],
      aim: { value: SHARE * ofUnknown },
    };
    return [figure('known'), figure('unknown'), difference];
  },
};

const asking = (email: string, address: string): Ask => ({
  path: '/api/users/password-resets',
  method: 'POST',
  headers: { 'x-forwarded-for': address },
  body: { email },
  status: 202,
});
