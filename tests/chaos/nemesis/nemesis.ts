import { setTimeout as delay } from 'node:timers/promises';
import { SERVICES } from '../../support/stack';
import type { Random } from '../../support/random';
import { crashPoints, namedGaps } from './crash-points';
import type { Faults } from './faults';

const LONGEST_GAP_MS = 6_000;
const SHORTEST_GAP_MS = 500;

const HEARD_SUBJECTS = ['ticket:created', 'order:created', 'order:completed', 'payment:created', 'expiration:complete'];
const POISON = ['no JSON at all', '{}', '{"specversion":"1.0","id":"x","type":"order:created","source":"nobody"}'];

const draws = {
  kill: (faults: Faults, random: Random) => faults.kill(random.pick(faults.targets)),
  'kill a whole service': (faults: Faults, random: Random) => faults.kill(...faults.replicasOf(random.pick(SERVICES))),
  freeze: (faults: Faults, random: Random) => {
    const longest = random.pick([2, 6, 20]);
    return faults.pause(random.pick(faults.targets), random.integer(1, longest));
  },
  crash: (faults: Faults, random: Random) => {
    const { service, steps } = random.pick(crashPoints);
    return faults.crash(service, random.pick(steps));
  },
  'wipe the bus': (faults: Faults) => faults.wipeBus(),
  'flush Redis': (faults: Faults) => faults.flushRedis(),
  'trouble at Stripe': (faults: Faults, random: Random) => trouble('stripe', faults, random),
  'trouble at SendGrid': (faults: Faults, random: Random) => trouble('sendgrid', faults, random),
  'old events again': (faults: Faults, random: Random) => faults.repeat(/./, random.integer(1, 50), random),
  poison: (faults: Faults, random: Random) => faults.poison(random.pick(HEARD_SUBJECTS), random.pick(POISON)),
};

const weights: Record<keyof typeof draws, number> = {
  kill: 6,
  'kill a whole service': 2,
  freeze: 5,
  crash: 8,
  'wipe the bus': 2,
  'flush Redis': 1,
  'trouble at Stripe': 3,
  'trouble at SendGrid': 2,
  'old events again': 2,
  poison: 1,
};

type Strike = (faults: Faults) => Promise<void>;

/** Faults of one moment, and how long nothing is done before them. */
interface Round {
  pauseMs: number;
  strikes: Strike[];
}

/** First the named gaps, then one fault after the other, now and then two at once, until the time is over. */
export async function nemesis(faults: Faults, random: Random, until: number): Promise<void> {
  for (const { pauseMs, strikes } of rounds(random)) {
    if (Date.now() >= until) break;
    await delay(pauseMs);
    await Promise.all(strikes.map((strike) => strike(faults)));
  }
  faults.reportCrashPoints();
}

/** Without end. Each fault has a source of its own: what it draws, and when, does not change what comes after it. */
export function* rounds(random: Random): Generator<Round, never> {
  for (const { step, services } of namedGaps) {
    const service = random.pick(services);
    yield { pauseMs: SHORTEST_GAP_MS, strikes: [(faults) => faults.crash(service, step)] };
  }
  for (;;) {
    const pauseMs = random.integer(SHORTEST_GAP_MS, LONGEST_GAP_MS);
    const together = random.chance(0.2) ? 2 : 1;
    yield { pauseMs, strikes: Array.from({ length: together }, () => strikeWith(random.fork())) };
  }
}

const strikeWith =
  (random: Random): Strike =>
  (faults) =>
    draws[random.weighted(weights)](faults, random);

function trouble(name: 'stripe' | 'sendgrid', faults: Faults, random: Random): Promise<void> {
  const kind = random.pick(['slow', 'error', 'timeout-after'] as const);
  return faults.standIn(name, kind, random.integer(1, 6), random.integer(1_000, 10_000));
}
