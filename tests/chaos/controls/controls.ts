import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import type { Stack } from '@ticketing/test-driver/stack';
import type { Faults } from '../nemesis/faults';
import type { Random } from '@ticketing/test-driver/random';
import type { JourneyWeights } from '../workload/buying';
import type { WorkloadShape } from '../workload/workload';

/** A run with a guard taken out, under faults that need the guard: the checker has to find a violation. */
export interface Control extends Partial<WorkloadShape> {
  /** The guard that is taken out. */
  without: string;
  /** The check that has to find the violation. */
  caughtBy: string;
  /** The module that takes the guard out, loaded into every process. */
  mutant?: string;
  prepare?: (stack: Stack) => Promise<void>;
  replicas: number;
  windowSeconds?: number;
  quietWithinMs?: number;
  env?: Record<string, string>;
  journeys: JourneyWeights;
  meanwhile: (faults: Faults, random: Random) => Promise<void>;
}

const mutant = (name: string) => join(__dirname, 'mutants', `${name}.ts`);
const WORKLOAD_MS = 6_000;

const accountsOnly = {
  replicas: 1,
  journeys: { pay: 1 },
  buyers: 1,
  accountHolders: 4,
  meanwhile: () => delay(2 * WORKLOAD_MS),
} satisfies Partial<Control>;

export const controls: Record<string, Control> = {
  'unique-index': {
    without: 'the unique index over the units of live orders',
    caughtBy: 'one live order a ticket',
    prepare: withoutIndex('ticket.id_1_ticket.units_1'),
    // Those who ask one process for the same ticket share an attempt: only two processes meet at the index.
    replicas: 2,
    journeys: { pay: 1 },
    buyers: 16,
    meanwhile: () => delay(WORKLOAD_MS),
  },
  'stale-units': {
    without: 'the reading of the listing before units are picked again, and the turns of its reservations',
    caughtBy: 'listings',
    mutant: mutant('stale-units'),
    windowSeconds: 10,
    replicas: 1,
    // What is bought stays so: a ticket that is left alone is still alone at the end.
    journeys: { pay: 1 },
    // Few listings for many buyers, so that they sell until one ticket is left.
    sellers: 1,
    listings: 8,
    lot: { quantity: 5, split: 'no-single' },
    // Two of five and then two of three: the second pair leaves one, and nobody asks for that one.
    asksFor: 2,
    buyers: 16,
    withdrawals: 0,
    meanwhile: () => delay(3 * WORKLOAD_MS),
  },
  'unpaid-limit': {
    without: 'the unique index over the slots of unpaid orders',
    caughtBy: 'unpaid orders',
    prepare: withoutIndex('userId_1_slot_1'),
    // Longer than the run: nothing of what one buyer asks for at once, and does not pay for, ends meanwhile.
    windowSeconds: 60,
    replicas: 1,
    journeys: { 'let expire': 1 },
    buyers: 1,
    grabs: 1,
    meanwhile: () => delay(3 * WORKLOAD_MS),
  },
  withdrawn: {
    without: 'the withdrawal in the copies of tickets',
    caughtBy: 'listings',
    mutant: mutant('withdrawn'),
    windowSeconds: 10,
    replicas: 1,
    // Nobody pays, so that what was withdrawn is asked for again and again when it must not be sold any more.
    journeys: { 'let expire': 1 },
    withdrawals: 1,
    meanwhile: () => delay(4 * WORKLOAD_MS),
  },
  'version-gate': {
    without: 'the rule that a projection applies versions in order',
    caughtBy: 'copies',
    mutant: mutant('version-gate'),
    replicas: 1,
    journeys: { pay: 1 },
    meanwhile: async (faults, random) => {
      await delay(WORKLOAD_MS);
      await faults.repeat(/^ticket:created$/, 20, random);
    },
  },
  'idempotency-key': {
    without: 'the records of Idempotency-Keys',
    caughtBy: 'idempotency keys',
    mutant: mutant('idempotency-key'),
    replicas: 1,
    journeys: { pay: 1 },
    meanwhile: () => delay(WORKLOAD_MS),
  },
  'charge-key': {
    without: 'the id of the intent, and the idempotency keys at Stripe, whose webhooks are late',
    caughtBy: 'money',
    mutant: mutant('charge-key'),
    // An attempt is repeated once its process may be taken for dead: the shorter Stripe's timeout, the sooner.
    env: { STRIPE_TIMEOUT_MS: '1000' },
    // Expired orders are not charged, whatever the key.
    windowSeconds: 30,
    quietWithinMs: 35_000,
    replicas: 1,
    journeys: { pay: 1 },
    meanwhile: async (faults) => {
      for (let n = 0; n < 2; n += 1) await faults.crash('payments', 'charged-not-stored');
      await delay(2_000);
    },
  },
  'outbox-sweep': {
    without: 'the relay of the outbox',
    caughtBy: 'published changes',
    mutant: mutant('outbox-sweep'),
    replicas: 1,
    journeys: { pay: 1 },
    meanwhile: async (faults) => {
      await faults.crash('tickets', 'stored-not-published');
      await faults.crash('orders', 'stored-not-published');
      await delay(1_000);
    },
  },
  'refund-due': {
    without: 'the refund of payments of cancelled orders',
    caughtBy: 'money',
    mutant: mutant('refund-due'),
    replicas: 1,
    journeys: { 'cancel while paying': 1 },
    meanwhile: async (faults) => {
      // A cancellation that arrives in the middle of a confirmation comes too late to prevent the charge.
      await faults.standIn('stripe', 'slow', 10, 1_500, { path: '/confirm' });
      await delay(WORKLOAD_MS);
    },
  },
  'reset-families': {
    without: 'the end of the sessions of an account whose password is reset',
    caughtBy: 'accounts',
    mutant: mutant('reset-families'),
    ...accountsOnly,
  },
  'used-links': {
    without: 'the rule that a link in a mail is used once',
    caughtBy: 'accounts',
    mutant: mutant('used-links'),
    ...accountsOnly,
  },
  'expiry-sweep': {
    without: 'the sweep of orders for overdue reservations',
    caughtBy: 'expiry',
    mutant: mutant('expiry-sweep'),
    windowSeconds: 2,
    // Longer than a reservation may be late.
    quietWithinMs: 35_000,
    replicas: 1,
    journeys: { 'let expire': 1 },
    meanwhile: async (faults) => {
      await delay(WORKLOAD_MS / 2);
      await faults.flushRedis();
      await faults.kill({ name: 'expiration', replica: 0 });
    },
  },
};

/** Drops an index of orders. */
function withoutIndex(name: string) {
  return async ({ file }: Stack): Promise<void> => {
    const mongo = await new MongoClient(file.mongoUri).connect();
    try {
      await mongo.db('orders').collection('orders').dropIndex(name);
    } finally {
      await mongo.close();
    }
  };
}
