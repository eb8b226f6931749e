import { serviceNames } from '@ticketing/services';
import { nameOf, type Target } from '../faults';
import type { Injector } from '../fault-generators';

const alone = ['mongo', 'nats', 'redis', 'stripe', 'sendgrid', 'gateway'].map((name) => ({ name, replica: 0 }));
const replicasOf = (name: string) => [0, 1].map((replica) => ({ name, replica }));
const targets: Target[] = [...alone, ...serviceNames.flatMap(replicasOf)];

/** An injector that injects nothing, and logs what it would do. */
export function noting(): { lines: string[]; faults: Injector } {
  const lines: string[] = [];
  const note = (...words: unknown[]) => {
    lines.push(words.join(' '));
    return Promise.resolve();
  };
  const faults: Injector = {
    targets,
    replicasOf,
    kill: (...killed) => note('kill', killed.map(nameOf)),
    pause: (target, seconds) => note('pause', nameOf(target), seconds),
    wipeBus: () => note('wipe'),
    flushRedis: () => note('flush'),
    standIn: (name, kind, count, ms, only) => note('standIn', name, kind, count, ms, only?.method ?? 'POST'),
    crash: (service, step) => note('crash', service, step),
    poison: (subject, payload) => note('poison', subject, payload),
    repeat: (_subjects, count) => note('repeat', count),
  };
  return { lines, faults };
}
