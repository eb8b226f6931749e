import { randomUUID } from 'node:crypto';
import fc, { type Arbitrary } from 'fast-check';
import { deepJson } from '../http/values';
import type { SubscribedEvent } from './subscribed-events';

/** A payload that each subscriber of the subject has to park. */
export interface Poison {
  event: SubscribedEvent;
  what: string;
  bytes: Buffer;
}

type Json = Record<string, unknown>;

/** Poison on any subject, which is invalid by its construction. */
export function poisonOf(subjects: SubscribedEvent[]): Arbitrary<Poison> {
  return fc.constantFrom(...subjects).chain((event) => {
    const poison = ([what, bytes]: Mutation): Poison => ({ event, what, bytes: Buffer.from(bytes) });
    return fc.oneof(noEvents, brokenEnvelopes(event), brokenData(event), brokenText(event)).map(poison);
  });
}

export type Mutation = [what: string, bytes: Buffer | string];

const envelopeOf = ({ subject, data }: SubscribedEvent): Json => ({
  ...{ specversion: '1.0', id: randomUUID(), source: 'fuzz', type: subject, time: new Date().toISOString() },
  ...{ datacontenttype: 'application/json', correlationid: randomUUID(), data },
});

/** Bytes that are no event of any kind. */
export const noEvents: Arbitrary<Mutation> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes): Mutation => ['random bytes', Buffer.from(bytes)]),
  fc.json().map((json): Mutation => ['any JSON', json]),
  fc.string({ unit: 'binary', minLength: 1 }).map((text): Mutation => ['any text', text]),
  fc.integer({ min: 1, max: 200_000 }).map((levels): Mutation => ['deep JSON', deepJson(levels)]),
  fc.integer({ min: 1, max: 200_000 }).map((levels): Mutation => ['JSON without an end', '['.repeat(levels)]),
  fc.integer({ min: 1, max: 900_000 }).map((length): Mutation => ['much of nothing', '0'.repeat(length)]),
  fc.integer({ min: 1, max: 100_000 }).map((count): Mutation => ['many things', `[${'{},'.repeat(count)}{}]`]),
);

/** Values that no field of the contract may have. */
const others = fc.constantFrom<unknown>(null, true, [], [1], { $gt: '' }, -1, 0.5, '', 1e308);

function brokenEnvelopes(event: SubscribedEvent): Arbitrary<Mutation> {
  const without = fc.constantFrom('specversion', 'source', 'type', 'data').map((name): Mutation => {
    return [`no ${name}`, JSON.stringify({ ...envelopeOf(event), [name]: undefined })];
  });
  const wrong = fc
    .constantFrom<[string, unknown]>(
      ...([
        ['type', 'ticket:stolen'],
        ['type', 7],
        ['type', ''],
        ['type', event.subject.toUpperCase()],
      ] as [string, unknown][]),
      ...([
        ['specversion', '7'],
        ['specversion', 1],
        ['source', ''],
        ['id', ''],
        ['id', 7],
      ] as [string, unknown][]),
      ...([
        ['data', null],
        ['data', []],
        ['data', 'text'],
        ['data', JSON.stringify(event.data)],
      ] as [string, unknown][]),
      ...([
        ['data', {}],
        ['time', 'yesterday'],
        ['time', 7],
      ] as [string, unknown][]),
    )
    .map(([name, value]): Mutation => [`a wrong ${name}`, JSON.stringify({ ...envelopeOf(event), [name]: value })]);
  return fc.oneof(without, wrong);
}

/** The data with one field gone or of another type, its ticket's fields among them. */
function brokenData(event: SubscribedEvent): Arbitrary<Mutation> {
  const paths = Object.entries(event.data).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? [[name], [name, 'id']] : [[name]],
  );
  const required = fc.constantFrom(...paths).filter(([name]) => name !== 'date');
  const write = (what: string, data: Json): Mutation => [what, JSON.stringify({ ...envelopeOf(event), data })];
  return fc.oneof(
    required.map((path) => write(`data without ${path.join('.')}`, replaced(event.data, path, undefined))),
    fc
      .tuple(required, others)
      .filter(([path, value]) => breaks(path.at(-1) ?? '', value))
      .map(([path, value]) => write(`data with a wrong ${path.join('.')}`, replaced(event.data, path, value))),
  );
}

/** Text may be empty, and a price half a pound: these are valid. */
function breaks(name: string, value: unknown): boolean {
  const isText = ['title', 'userEmail', 'email', 'reason', 'stripeId', 'currency'].includes(name);
  if (isText) return typeof value !== 'string';
  return name === 'price' ? typeof value !== 'number' || value < 0 : true;
}

function replaced(data: Json, [name = '', inner]: string[], value: unknown): Json {
  if (inner === undefined) return { ...data, [name]: value };
  return { ...data, [name]: { ...(data[name] as Json), [inner]: value } };
}

/** The event's own text, but for some of its bytes. */
function brokenText(event: SubscribedEvent): Arbitrary<Mutation> {
  const text = () => JSON.stringify(envelopeOf(event));
  return fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((cut): Mutation => ['cut short', text().slice(0, -cut)]),
    fc.constantFrom([0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80]).map((bytes): Mutation => {
      // In a required field: elsewhere a replacement character would pass.
      const [before = '', after = ''] = text().split('"fuzz"');
      return [
        'not UTF-8',
        Buffer.concat([Buffer.from(`${before}"fuzz`), Buffer.from(bytes), Buffer.from(`"${after}`)]),
      ];
    }),
    fc.constant<Mutation>(['two events', '']).map((): Mutation => ['two events', `${text()}${text()}`]),
  );
}
