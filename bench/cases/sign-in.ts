import { hash } from '@node-rs/argon2';
import { Person } from '@ticketing/test-driver/person';
import { percentile, type Beside, type Figure } from '../figures/figure';
import { throughput } from '../load/closed-loop';
import { latencies } from '../load/latencies';
import type { Ask } from '../load/request';
import type { Case } from './case';

const CONNECTIONS = 4;
const FLOOD_CONNECTIONS = 16;
const OWNERS_PER_SECOND = 5;
/** Long enough for a percentile of five sign-ins a second. */
const FLOOD_SECONDS_PER_ROUND = 4;

/** Signing in, which takes 25 ms of a core for the password's hash alone, and while an address guesses without end. */
export const signIn: Case = {
  title: 'Signing in, alone and under a flood of guesses',
  run: async (context) => {
    const { stack, bareUrl, effort } = context;
    const owner = await Person.signedUp(stack.gateway);
    const { email, password } = owner;
    await context
      .database('bare')
      .collection('users')
      .insertOne({ email, passwordHash: await hash(password) });
    const url = stack.process('auth').url;
    const rightly: Beside = { name: 'POST /api/users/signin', unit: '/s', rounds: [], bare: [] };
    const guesses: Figure = { name: 'guesses turned away', unit: '/s', rounds: [] };
    const p50: Figure = { name: `signing in meanwhile, ${OWNERS_PER_SECOND}/s: p50`, unit: 'ms', rounds: [] };
    const p99: Figure = { name: `signing in meanwhile, ${OWNERS_PER_SECOND}/s: p99`, unit: 'ms', rounds: [] };
    const right = (): Ask => signingIn({ email, password }, '192.0.2.1', 200);
    for (let round = 0; round < effort.rounds; round += 1) {
      const load = { connections: CONNECTIONS, seconds: effort.seconds, next: right };
      rightly.rounds.push(await throughput({ url, ...load }));
      rightly.bare.push(await throughput({ url: bareUrl, ...load }));
      const flood = await signInUnderFlood(url, right, FLOOD_SECONDS_PER_ROUND * effort.seconds);
      guesses.rounds.push(flood.perSecond);
      p50.rounds.push(percentile(flood.times, 50));
      p99.rounds.push(percentile(flood.times, 99));
    }
    return [rightly, guesses, p50, p99];
  },
};

/** The owner signs in at a steady pace while one address guesses as fast as it is answered. */
async function signInUnderFlood(url: string, right: () => Ask, seconds: number) {
  const guess = (): Ask =>
    signingIn({ email: 'owner@example.com', password: 'a wild guess' }, '203.0.113.7', [400, 429]);
  const [perSecond, times] = await Promise.all([
    throughput({ url, connections: FLOOD_CONNECTIONS, seconds, next: guess }),
    latencies({ url, perSecond: OWNERS_PER_SECOND, seconds, next: right }),
  ]);
  return { perSecond, times };
}

const signingIn = (body: object, address: string, status: Ask['status']): Ask => ({
  path: '/api/users/signin',
  method: 'POST',
  headers: { 'x-forwarded-for': address },
  body,
  status,
});
