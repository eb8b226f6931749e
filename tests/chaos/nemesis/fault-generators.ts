import { serviceNames } from '@ticketing/services';
import type { Random } from '@ticketing/test-driver/random';
import { failpoints } from './failpoints';
import type { Faults, StandIn, Target } from './faults';

/** The faults that the nemesis injects. */
export type Injector = Omit<Faults, 'reportFailpoints'>;

/** One generated fault. */
export type Fault = (faults: Injector) => Promise<void>;

const SUBJECTS = ['ticket:created', 'order:created', 'order:completed', 'payment:created', 'expiration:complete'];
const POISON = ['no JSON at all', '{}', '{"specversion":"1.0","id":"x","type":"order:created","source":"test"}'];

const generators = {
  kill: (faults: Injector, random: Random) => faults.kill(anyTarget(faults, random)),
  'kill a whole service': (faults: Injector, random: Random) =>
    faults.kill(...faults.replicasOf(random.pick(serviceNames))),
  freeze: (faults: Injector, random: Random) => {
    const longest = random.pick([2, 6, 20]);
    return faults.pause(anyTarget(faults, random), random.integer(1, longest));
  },
  crash: (faults: Injector, random: Random) => {
    const { service, steps } = random.pick(failpoints);
    return faults.crash(service, random.pick(steps));
  },
  'wipe the bus': (faults: Injector) => faults.wipeBus(),
  'flush Redis': (faults: Injector) => faults.flushRedis(),
  // Reads waitUntilIdle what became of a charge that was not answered: they fail as well.
  'trouble at Stripe': (faults: Injector, random: Random) =>
    trouble('stripe', faults, random, random.chance(0.4) ? 'any' : 'POST'),
  'trouble at SendGrid': (faults: Injector, random: Random) => trouble('sendgrid', faults, random, 'POST'),
  'old events again': (faults: Injector, random: Random) => faults.repeat(/./, random.integer(1, 50), random),
  poison: (faults: Injector, random: Random) => faults.poison(random.pick(SUBJECTS), random.pick(POISON)),
};

const weights: Record<keyof typeof generators, number> = {
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

/** Every process needs these: they are hit more often than the rest. */
const SERVERS = ['mongo', 'nats', 'redis'];

export const randomFault =
  (random: Random): Fault =>
  (faults) =>
    generators[random.weighted(weights)](faults, random);

/** Its name first: the more replicas something has, the less is any one of them needed. */
function anyTarget({ targets }: Injector, random: Random): Target {
  const names = Object.fromEntries(targets.map(({ name }) => [name, SERVERS.includes(name) ? 2 : 1]));
  const chosen = random.weighted(names);
  return random.pick(targets.filter(({ name }) => name === chosen));
}

function trouble(name: StandIn, faults: Injector, random: Random, method: 'POST' | 'any'): Promise<void> {
  const kind = random.pick(['slow', 'error', 'timeout-after'] as const);
  return faults.standIn(name, kind, random.integer(1, 6), random.integer(1_000, 10_000), { method });
}
