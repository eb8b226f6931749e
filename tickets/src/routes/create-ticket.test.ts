import { ticketCreated } from '@ticketing/common';
import type { Ticket } from '@ticketing/common/contracts';
import { aUser, stopAll } from '@ticketing/common/testing';
import { startTickets } from '../testing/start-tickets';

let tickets: Awaited<ReturnType<typeof startTickets>>;

beforeAll(async () => {
  tickets = await startTickets({ now: () => new Date('2027-06-01T12:00:00Z') });
});
afterAll(stopAll);

const valid = { title: 'Winter concert', price: 19.99 };
const onSale = { status: 'on-sale', quantity: 1, available: 1 };

describe('POST /api/tickets', () => {
  it('puts a ticket on sale and shows it', async () => {
    const seller = aUser();
    const { body } = await tickets.post({ ...valid, date: '2027-12-24T18:00:00+01:00' }, seller).expect(201);
    const { id } = body as { id: string };
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect(body).toEqual({ id, ...valid, date: '2027-12-24T17:00:00.000Z', userId: seller.id, version: 0, ...onSale });
    expect(await tickets.show(id)).toEqual(body);
  });

  it('omits the date when there is none', async () => {
    expect(await tickets.create({ date: null })).not.toHaveProperty('date');
  });

  it.each([0.57, 1.15, 19.99, 999_999.99])('keeps %d exactly', async (price) => {
    const { id } = await tickets.create({ price });
    expect((await tickets.show(id)).price).toBe(price);
  });

  it('publishes the ticket with the id of the request', async () => {
    const seller = aUser();
    const { body } = await tickets
      .post({ ...valid, date: '2027-12-24' }, seller)
      .set('X-Request-Id', 'from-a-buyer')
      .expect(201);
    const event = await tickets.bus.waitForPublished(ticketCreated, ({ id }) => id === (body as { id: string }).id);
    expect(event).toMatchObject({ source: 'tickets', correlationId: 'from-a-buyer' });
    const { status, available, ...published } = body as Ticket;
    expect({ status, available, quantity: published.quantity }).toEqual(onSale);
    expect(event.data).toEqual({ ...published, userEmail: seller.email });
  });

  it('ignores fields that the seller cannot set', async () => {
    const fields = { id: 'mine', _id: 'mine', userId: 'mine', version: 7, orderId: 'mine', listed: false, outbox: [] };
    const created = await tickets.create({ ...fields, __proto__: { polluted: true } });
    expect(Object.values(created)).not.toContain('mine');
    expect(created).toMatchObject({ version: 0 });
    expect(await tickets.show(created.id)).toEqual(created);
  });

  it.each([
    ['2027-12-24', '2027-12-24'],
    ['2027-12-24T00:00:00Z', '2027-12-24T00:00:00.000Z'],
    ['2027-12-24T19:00:00-05:00', '2027-12-25T00:00:00.000Z'],
  ])('stores the date %s as %s', async (date, kept) => {
    const created = await tickets.create({ date, timeZone: 'America/New_York' });
    expect(created).toMatchObject({ date: kept, timeZone: 'America/New_York' });
    expect(await tickets.show(created.id)).toEqual(created);
    const event = await tickets.bus.waitForPublished(ticketCreated, ({ id }) => id === created.id);
    expect(event.data).toMatchObject({ date: kept, timeZone: 'America/New_York' });
  });

  it('accepts a day until it is over in its time zone, or everywhere on Earth, and a time until it is past', async () => {
    expect((await tickets.create({ date: '2027-06-01' })).date).toBe('2027-06-01');
    await tickets.create({ date: '2027-06-02', timeZone: 'Pacific/Kiritimati' });
    for (const over of [
      { date: '2027-05-31' },
      { date: '2027-06-01', timeZone: 'Pacific/Kiritimati' },
      { date: '2027-06-01T12:00:00Z' },
    ]) {
      const { body } = await tickets.post({ ...valid, ...over }).expect(400);
      expect(body).toEqual({
        errors: [{ message: expect.stringMatching('^Date must lie ahead') as string, field: 'date' }],
      });
    }
  });

  it('accepts a time zone without a date, and omits one that is null', async () => {
    expect(await tickets.create({ timeZone: 'Asia/Tokyo' })).toMatchObject({ timeZone: 'Asia/Tokyo' });
    expect(await tickets.create({ timeZone: null })).not.toHaveProperty('timeZone');
  });

  it.each([
    ['title', { price: 5 }],
    ['title', { ...valid, title: { $gt: '' } }],
    ['title', { ...valid, title: ['a'] }],
    ['title', { ...valid, title: ' ' }],
    ['price', { title: 'a' }],
    ['price', { ...valid, price: '1e3' }],
    ['price', { ...valid, price: [5] }],
    ['price', { ...valid, price: 0.49 }],
    ['price', { ...valid, price: 19.999 }],
    ['date', { ...valid, date: '2027-02-30' }],
    ['date', { ...valid, date: 1_900_000_000_000 }],
    ['date', { ...valid, date: '' }],
    ['timeZone', { ...valid, timeZone: 'Etc/Unknown' }],
    ['timeZone', { ...valid, timeZone: ['UTC'] }],
  ])('reports the field %s of %j', async (field, body) => {
    const answer = await tickets.post(body).expect(400);
    expect(answer.body).toEqual({ errors: [{ message: expect.any(String) as string, field }] });
  });

  it('reports every invalid field', async () => {
    const { body } = await tickets.post({ date: 'soon' }).expect(400);
    expect((body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
      'title',
      'price',
      'date',
    ]);
  });

  it.each([[[]], [[valid]]])('refuses a body that is the list %j', async (body) => {
    await tickets.post(body).expect(400);
  });
});
