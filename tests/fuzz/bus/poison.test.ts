import * as common from '@ticketing/common';
import { MalformedEventError, readEvent, type EventDefinition } from '@ticketing/common';
import fc from 'fast-check';
import type { World } from '../world';
import { subscribedEvents } from './subscribed-events';
import { poisonOf, type Poison } from './poison';

const order = (id: string) => ({ id, version: 0, ticket: { id, title: 'Opera', price: 5 } });
const id = 'a'.repeat(24);
const world = {
  tickets: { onSale: id, reserved: id, sold: id },
  users: { seller: id, stranger: id },
  orders: { live: order(id), complete: order(id), cancelled: order(id) },
} as unknown as World;

const isEvent = (thing: unknown): thing is EventDefinition =>
  typeof thing === 'object' && thing !== null && 'subject' in thing && 'schema' in thing;
const events = new Map(
  Object.values<unknown>(common)
    .filter(isEvent)
    .map((event) => [event.subject, event]),
);

/** What no service subscribes to: that a dispute has begun is for operators alone, and nobody awaits a new account. */
const unheard = new Set<string>([common.paymentDisputed.subject, common.userRegistered.subject]);

describe('the poison for the bus', () => {
  it('is on every subject that a service subscribes to', () => {
    const subjects = [...events.keys()].filter((subject) => !unheard.has(subject));
    expect(
      subscribedEvents(world)
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(subjects.sort());
  });

  it('is no event of its subject, or no UTF-8', () => {
    const isRefused = ({ event, what, bytes }: Poison) => {
      const definition = events.get(event.subject);
      if (!definition || what === 'not UTF-8') return;
      expect(() => readEvent(definition, bytes.toString('utf8'))).toThrow(MalformedEventError);
    };
    fc.assert(fc.property(poisonOf(subscribedEvents(world)), isRefused), { numRuns: 500, seed: 1 });
  });
});
