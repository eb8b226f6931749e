import { orderCreated } from '@ticketing/common';
import { anId, anOrderCreated, aUser, stopAll } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { openTickets, startTickets } from '../testing/start-tickets';
import { CancelledOrders } from './cancelled-orders';
import { migrateTickets } from './migrate-tickets';

afterAll(stopAll);

const now = () => new Date('2027-06-01T12:00:00Z');
const seller = aUser();

/** A ticket as version 1.0 stored it. */
const anOldTicket = (title: string, date?: string) => ({
  _id: new Types.ObjectId(),
  title,
  price: 1999,
  ...(date !== undefined && { date: new Date(date) }),
  userId: seller.id,
  createdAt: new Date('2026-06-01T12:00:00Z'),
  version: 3,
  heard: {} as Record<string, number>,
  outbox: [],
  words: ['made', 'by', 'an', 'older', 'rule'],
  sortDate: date === undefined ? new Date(8.64e15) : new Date(date),
  listed: true,
});

describe('tickets that an earlier version stored', () => {
  it('are migrated at the start, in several batches, and keep their versions', async () => {
    const first = await startTickets({ now });
    const database = await openTickets(first.env);
    const [day, moment, dateless] = [
      anOldTicket('The day', '2027-07-01'),
      anOldTicket('The moment', '2027-07-01T19:30:00Z'),
      anOldTicket('Any time'),
    ];
    const many = Array.from({ length: 1_200 }, (_, n) => anOldTicket(`Number ${n}`, '2027-08-01'));
    await database.tickets.collection.insertMany([day, moment, dateless, ...many] as never[]);
    await database.tickets.db.collection('migrations').deleteMany();

    const tickets = await startTickets({ env: first.env, now });

    const { body } = await tickets.get('/api/tickets?limit=2').expect(200);
    const single = { status: 'on-sale', quantity: 1, available: 1 };
    const shown = { price: 19.99, userId: seller.id, version: 3, ...single };
    expect(body).toEqual([
      { id: day._id.toHexString(), title: 'The day', date: '2027-07-01', ...shown },
      { id: moment._id.toHexString(), title: 'The moment', date: '2027-07-01T19:30:00.000Z', ...shown },
    ]);
    expect((await tickets.get('/api/tickets?q=time').expect(200)).body).toMatchObject([{ title: 'Any time' }]);
    expect((await tickets.get('/api/tickets?q=older').expect(200)).body).toEqual([]);
    expect(await database.tickets.collection.countDocuments({ date: { $type: 'date' } })).toBe(0);
    expect(await migrateTickets(database.tickets, new CancelledOrders(database.tickets.db))).toBe(0);
    await database.close();
  });

  it('keep their cancelled orders', async () => {
    const first = await startTickets({ now });
    const database = await openTickets(first.env);
    const old = anOldTicket('The day', '2027-07-01');
    const order = anOrderCreated({ ticket: { id: old._id.toHexString(), price: 19.99 } });
    const kept = { ...old, heard: { [order.id]: 1, [anId()]: 0 } };
    await database.tickets.collection.insertOne(kept);
    await database.tickets.db.collection('migrations').deleteMany();
    const tickets = await startTickets({ env: first.env, now });
    await tickets.bus.deliver(orderCreated, order);
    expect(await tickets.show(old._id.toHexString())).not.toHaveProperty('orderId');
    expect(await database.tickets.collection.findOne({ _id: old._id })).not.toHaveProperty('heard');
    expect(await database.tickets.db.collection('cancelledorders').countDocuments()).toBe(1);
    await database.close();
  });

  it('can be read and changed while a replica of that version still stores them', async () => {
    const tickets = await startTickets({ now });
    const database = await openTickets(tickets.env);
    const [old, edited] = [anOldTicket('The day', '2027-05-30'), anOldTicket('Another', '2027-07-02')];
    await database.tickets.collection.insertMany([old, edited] as never[]);
    expect(await tickets.show(old._id.toHexString())).toMatchObject({ date: '2027-05-30', version: 3 });
    const same = { title: 'The day', price: 19.99, date: '2027-05-30' };
    const { body } = await tickets.put(old._id.toHexString(), same, seller).expect(200);
    expect(body).toMatchObject({ version: 3 });
    const change = { title: 'Another', price: 25, date: '2027-07-02' };
    await tickets.put(edited._id.toHexString(), change, seller).expect(200);
    expect((await tickets.get('/api/tickets?q=another').expect(200)).body).toMatchObject([{ ...change, version: 4 }]);
    await migrateTickets(database.tickets, new CancelledOrders(database.tickets.db));
    expect(await tickets.show(old._id.toHexString())).toMatchObject({ date: '2027-05-30', version: 3 });
    await database.close();
  });
});
