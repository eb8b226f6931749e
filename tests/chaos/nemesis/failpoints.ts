import type { History, Injection } from '../history/history';

/** A service, and between which of its steps it can be made to crash. */
export interface ServiceFailpoints {
  service: string;
  steps: string[];
}

const PUBLISHING = ['stored-not-published', 'published-not-marked', 'handled-not-acknowledged', 'done-not-recorded'];

/** Drawn from group by group, so that the ones that move money come up more often. */
export const failpoints: readonly ServiceFailpoints[] = [
  { service: 'tickets', steps: PUBLISHING },
  { service: 'orders', steps: PUBLISHING },
  { service: 'payments', steps: PUBLISHING },
  {
    service: 'payments',
    steps: ['begun-not-charged', 'created-not-confirmed', 'charged-not-stored', 'refunded-not-stored'],
  },
  { service: 'confirmation', steps: ['mailed-not-marked', 'handled-not-acknowledged'] },
  { service: 'auth', steps: ['stored-not-published', 'published-not-marked'] },
  { service: 'expiration', steps: ['published-not-done', 'handled-not-acknowledged'] },
];

/** The gaps that no run may leave out, each with the services that have it. */
export const namedGaps: readonly { step: string; services: string[] }[] = [
  { step: 'stored-not-published', services: ['tickets', 'orders', 'payments'] },
  { step: 'published-not-marked', services: ['tickets', 'orders', 'payments'] },
  { step: 'charged-not-stored', services: ['payments'] },
  { step: 'mailed-not-marked', services: ['confirmation'] },
];

export const crashAt = (service: string, step: string) => `crash of ${service}: ${step.replaceAll('-', ' ')}`;

/** For each failpoint how often it was set, and how often it was reached. */
export function describeFailpoints({ injections, missed }: Pick<History, 'injections' | 'missed'>): string[] {
  const points = failpoints.flatMap(({ service, steps }) => steps.map((step) => crashAt(service, step)));
  const count = (point: string, faults: readonly Injection[]) => faults.filter(({ fault }) => fault === point).length;
  return points.map((point) => {
    const reached = count(point, injections);
    return `${point}: asked for ${reached + count(point, missed)} times, reached ${reached} times`;
  });
}
