import { ticketCreated } from '@ticketing/common';
import type { Ticket } from '@ticketing/common/contracts';
import { aUser, anId, sessionCookieOf, stopAll } from '@ticketing/common/testing';
import { openTickets, startTickets } from '../testing/start-tickets';

let tickets: Awaited<ReturnType<typeof startTickets>>;
let replica: Awaited<ReturnType<typeof startTickets>>;
let database: Awaited<ReturnType<typeof openTickets>>;
let today = new Date();

beforeAll(async () => {
  tickets = await startTickets({ now: () => today });
  replica = await startTickets({ env: tickets.env });
  database = await openTickets(tickets.env);
});
afterAll(async () => {
  await stopAll();
  await database.close();
});

const body = { title: 'Winter concert', price: 19.99 };
const idOf = (answer: { body: unknown }) => (answer.body as Ticket).id;

describe('POST /api/tickets with an Idempotency-Key', () => {
  it('repeats the first answer, also on another replica, and makes one ticket', async () => {
    const [seller, key] = [aUser(), anId()];
    const first = await tickets.post(body, seller).set('Idempotency-Key', key).expect(201);
    const again = await replica.post(body, seller).set('Idempotency-Key', key).expect(201);
    expect(again.body).toEqual(first.body);
    expect(await database.tickets.countDocuments({ userId: seller.id })).toBe(1);
  });

  it('makes one ticket for simultaneous requests', async () => {
    const [seller, key] = [aUser(), anId()];
    const tries = Array.from({ length: 10 }, (_, n) => (n % 2 ? tickets : replica).post(body, seller));
    const answers = await Promise.all(tries.map((attempt) => attempt.set('Idempotency-Key', key)));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(idOf)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(await database.tickets.countDocuments({ userId: seller.id })).toBe(1);
  });

  it.each([{ price: 20 }, { date: '2999-01-02' }])('answers 422 for another body: %j', async (change) => {
    const [seller, key] = [aUser(), anId()];
    const dated = { ...body, date: '2999-01-01' };
    await tickets.post(dated, seller).set('Idempotency-Key', key).expect(201);
    await tickets
      .post({ ...dated, ...change }, seller)
      .set('Idempotency-Key', key)
      .expect(422);
  });

  it('repeats the first answer after the date of the ticket has passed', async () => {
    const [seller, key] = [aUser(), anId()];
    const dated = { ...body, date: new Date(today.getTime() + 3_600_000).toISOString() };
    const first = await tickets.post(dated, seller).set('Idempotency-Key', key).expect(201);
    today = new Date(today.getTime() + 86_400_000);
    await tickets.post(dated, seller).expect(400);
    const again = await tickets.post(dated, seller).set('Idempotency-Key', key).expect(201);
    expect(again.body).toEqual(first.body);
  });

  it('finds the ticket of a process that crashed before it stored the answer', async () => {
    const [seller, key] = [aUser(), anId()];
    const first = await tickets.post(body, seller).set('Idempotency-Key', key).expect(201);
    await database.tickets.db
      .collection('idempotencykeys')
      .updateOne({ 'answer.body.id': idOf(first) }, { $unset: { answer: true }, $set: { heldUntil: new Date(0) } });
    const again = await replica.post(body, seller).set('Idempotency-Key', key).expect(201);
    expect(again.body).toEqual(first.body);
    expect(await database.tickets.countDocuments({ userId: seller.id })).toBe(1);
    expect(replica.bus.published(ticketCreated).some(({ data }) => data.id === idOf(first))).toBe(false);
  });

  it('distinguishes the same key of two users', async () => {
    const key = anId();
    const mine = await tickets.post(body, aUser()).set('Idempotency-Key', key).expect(201);
    const yours = await tickets.post(body, aUser()).set('Idempotency-Key', key).expect(201);
    expect(idOf(mine)).not.toBe(idOf(yours));
  });

  it('requires a session first', async () => {
    await tickets.api.post('/api/tickets').set('Idempotency-Key', 'a').send(body).expect(401);
    await tickets.api
      .post('/api/tickets')
      .set('Cookie', sessionCookieOf(aUser()))
      .set('Idempotency-Key', 'a'.repeat(256))
      .send(body)
      .expect(400);
  });
});
