import { ObjectId, type Document } from 'mongodb';
import type { AggregateFields } from '@ticketing/common/mongo';
import { waitFor } from '@ticketing/common/testing';
import { storeMany } from '../data/example';
import { sell } from '../data/tickets';
import { computedByAll, waitUntilIdle } from '../load/processes';
import type { Case } from './case';

const LONGEST_MS = 600_000;

type Entry = AggregateFields['outbox'][number];

interface Publishing extends Document {
  outbox: Entry[];
  published?: Entry[];
}

/** Tickets whose events wait, as after an outage of the bus: how fast they are published, and copied by orders. */
export const backlog: Case = {
  title: 'A backlog of events, from their outboxes to the copies of another service',
  run: async (context) => {
    const { stack, database, effort } = context;
    const tickets = database('tickets').collection('tickets');
    const copies = database('orders').collection('tickets');
    const id = new ObjectId(await sell(context, 'Published late'));
    const isPublished = () => tickets.findOne<Publishing>({ _id: id, 'published.0': { $exists: true } });
    const example = await waitFor(isPublished, { what: 'the example being published' });
    const [entry] = example.published ?? [];
    if (!entry) throw new Error('the example has no event');
    await waitUntilIdle(stack);
    const known = await copies.countDocuments();
    const before = computedByAll(context);
    await storeMany(tickets, effort.backlog, () => waiting(example, entry));
    const began = performance.now();
    const isDrained = async () =>
      (await copies.countDocuments()) >= known + effort.backlog &&
      (await tickets.countDocuments({ 'outbox.at': { $exists: true } }, { limit: 1 })) === 0;
    await waitFor(isDrained, { within: LONGEST_MS, what: 'the backlog being drained' });
    const seconds = (performance.now() - began) / 1_000;
    const computed = computedByAll(context) - before;
    const name = `a backlog of ${effort.backlog.toLocaleString('en')} events`;
    return [
      { name, unit: '/s', rounds: [effort.backlog / seconds] },
      { name: `${name}: CPU per event`, unit: 'µs', rounds: [(computed * 1_000) / effort.backlog] },
    ];
  },
};

/** A ticket like the example, with its event still to be published. */
function waiting(example: Publishing, entry: Entry): Publishing {
  const _id = new ObjectId();
  const id = crypto.randomUUID();
  const event = JSON.parse(entry.payload) as { data: object };
  const payload = JSON.stringify({ ...event, id, data: { ...event.data, id: _id.toHexString() } });
  return { ...example, _id, outbox: [{ id, subject: entry.subject, payload, at: new Date() }], published: [] };
}
