import { orderCreated, ticketUpdated, userDeleted, userReinstated, userRevoked } from '@ticketing/common';
import { anOrderCreated, aUser, sessionCookieOf, stopAll } from '@ticketing/common/testing';
import { openTickets, startTickets } from '../testing/start-tickets';

afterAll(stopAll);

type Tickets = Awaited<ReturnType<typeof startTickets>>;

const seller = aUser();
const listed = async (tickets: Tickets, word: string) =>
  ((await tickets.get(`/api/tickets?q=${word}`).expect(200)).body as { id: string }[]).map(({ id }) => id);
const lastOf = async (tickets: Tickets, ticketId: string, version: number) =>
  (await tickets.bus.waitForPublished(ticketUpdated, (data) => data.id === ticketId && data.version === version)).data;

describe('the tickets of a revoked account', () => {
  it('leave the market, and come back with its reinstatement', async () => {
    const tickets = await startTickets();
    const [one, other] = [
      await tickets.create({ title: 'Revoked' }, seller),
      await tickets.create({ title: 'Revoked' }),
    ];

    await tickets.bus.deliver(userRevoked, { id: seller.id, version: 3 });
    expect(await listed(tickets, 'revoked')).toEqual([other.id]);
    expect(await tickets.show(one.id)).toMatchObject({ status: 'withdrawn' });
    expect(await lastOf(tickets, one.id, 1)).toMatchObject({ withdrawn: true });

    await tickets.bus.deliver(userReinstated, { id: seller.id, version: 4 });
    expect((await listed(tickets, 'revoked')).sort()).toEqual([one.id, other.id].sort());
    expect(await lastOf(tickets, one.id, 2)).not.toHaveProperty('withdrawn');
  });

  it('stay as they are when its events come late or again', async () => {
    const tickets = await startTickets();
    const { id } = await tickets.create({ title: 'Late' }, seller);
    await tickets.bus.deliver(userReinstated, { id: seller.id, version: 4 });
    await tickets.bus.deliver(userRevoked, { id: seller.id, version: 3 });
    expect(await listed(tickets, 'late')).toEqual([id]);
    await tickets.bus.deliver(userRevoked, { id: seller.id, version: 5 });
    await tickets.bus.deliver(userRevoked, { id: seller.id, version: 5 });
    await tickets.bus.deliver(userReinstated, { id: seller.id, version: 4 });
    expect(await listed(tickets, 'late')).toEqual([]);
    expect((await tickets.show(id)).version).toBe(1);
  });

  it('leave the market while they are reserved, too', async () => {
    const tickets = await startTickets();
    const { id } = await tickets.create({}, seller);
    await tickets.bus.deliver(orderCreated, anOrderCreated({ ticket: { id, price: 19.99 } }));
    await tickets.bus.deliver(userRevoked, { id: seller.id, version: 1 });
    expect(await lastOf(tickets, id, 2)).toMatchObject({ withdrawn: true });
  });

  it('do not come back when their seller withdrew them before', async () => {
    const tickets = await startTickets();
    const { id } = await tickets.create({ title: 'Withdrawn before' }, seller);
    await tickets.api.delete(`/api/tickets/${id}`).set('Cookie', sessionCookieOf(seller)).expect(204);
    await tickets.bus.deliver(userRevoked, { id: seller.id, version: 1 });
    await tickets.bus.deliver(userReinstated, { id: seller.id, version: 2 });
    expect(await tickets.show(id)).toMatchObject({ status: 'withdrawn', version: 1 });
  });
});

describe('the tickets of an erased account', () => {
  it('leave the market for ever, and lose the email of their seller', async () => {
    const tickets = await startTickets();
    const { id } = await tickets.create({ title: 'Erased' }, seller);
    await tickets.bus.deliver(userDeleted, { id: seller.id, version: 7 });
    await tickets.bus.deliver(userReinstated, { id: seller.id, version: 6 });
    expect(await tickets.show(id)).toMatchObject({ status: 'withdrawn' });
    expect(await lastOf(tickets, id, 1)).not.toHaveProperty('userEmail');
    const database = await openTickets(tickets.env);
    expect(await database.tickets.collection.findOne({ userId: seller.id })).not.toHaveProperty('userEmail');
    await database.close();
  });
});
