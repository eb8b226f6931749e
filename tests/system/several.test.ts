import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aUser, scratchFolder, sessionCookieOf, waitFor } from '@ticketing/common/testing';
import { expectStatus, Person, type Order, type Ticket } from '@ticketing/test-driver/person';
import { Stack } from '@ticketing/test-driver/stack';
import axios, { type AxiosResponse } from 'axios';
import { MongoClient } from 'mongodb';

const ROUNDS = 3;
const BUYERS = 500;
const RACES = 100;

let stack: Stack;
let seller: Person;
let failpoints: string;

beforeAll(async () => {
  failpoints = await scratchFolder('crashes');
  stack = await Stack.start(['--replicas', 'orders=2', '--replicas', 'tickets=2'], { FAILPOINTS: failpoints });
  seller = await Person.signedUp(stack.gateway);
});
afterAll(() => stack.stop());

interface StoredOrder {
  live: boolean;
  status: string;
  ticket: { id: string; units: number[] };
}

async function ordersOf(ticketId: string): Promise<StoredOrder[]> {
  const mongo = await new MongoClient(stack.file.mongoUri).connect();
  try {
    return await mongo.db('orders').collection<StoredOrder>('orders').find({ 'ticket.id': ticketId }).toArray();
  } finally {
    await mongo.close();
  }
}

async function lists(fields: object): Promise<Ticket> {
  const listing = { title: 'Several at once', price: 0.57, ...fields };
  return expectStatus(201, await seller.post<Ticket>('/api/tickets', listing));
}

const show = async (id: string): Promise<Ticket> => (await seller.get<Ticket>(`/api/tickets/${id}`)).data;
const http = axios.create({ validateStatus: () => true });

/** Reserves as a new user, whose session is signed as auth does. */
function reserve(ticketId: string, quantity: number): Promise<AxiosResponse<Order>> {
  const headers = { Cookie: sessionCookieOf(aUser(), stack.file.jwtKey) };
  return http.post<Order>(`${stack.gateway}/api/orders`, { ticketId, quantity }, { headers });
}

/** Waits until orders has received the ticket: what is not there is not refused with 404 any more. */
async function ordersKnows({ id }: Ticket): Promise<void> {
  const probe = () => http.post(`${stack.gateway}/api/orders`, { ticketId: id, quantity: 10 }, { headers: probing() });
  const probing = () => ({ Cookie: sessionCookieOf(aUser(), stack.file.jwtKey) });
  await waitFor(async () => (await probe()).status === 409, { within: 10_000, what: `the copy of ticket ${id}` });
}

describe('several tickets of one listing', () => {
  it('are reserved once each by five hundred buyers of one to four at the same time, over two replicas', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const ticket = await lists({ quantity: 9, split: round % 2 ? 'no-single' : 'any' });
      await ordersKnows(ticket);
      const answers = await Promise.all(Array.from({ length: BUYERS }, (_, n) => reserve(ticket.id, 1 + (n % 4))));
      expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
      const live = (await ordersOf(ticket.id)).filter((order) => order.live);
      const units = live.flatMap((order) => order.ticket.units);
      expect(new Set(units).size).toBe(units.length);
      const won = answers.filter(({ status }) => status === 201).map(({ data }) => data.quantity);
      expect(won.reduce((sum, quantity) => sum + quantity, 0)).toBe(units.length);
      expect(9 - units.length).toBeLessThan(round % 2 ? 9 : 1);
      if (round % 2) expect(9 - units.length).not.toBe(1);
      const agrees = async () => (await show(ticket.id)).available === 9 - units.length;
      await waitFor(agrees, { within: 10_000, what: `tickets to show what is left of ${ticket.id}` });
    }
  }, 120_000);

  it('are shown as reserved within ten seconds when orders is killed between storing and publishing them', async () => {
    const ticket = await lists({ quantity: 3 });
    await waitFor(async () => (await show(ticket.id)).available === 3);
    await waitFor(async () => (await reserve(ticket.id, 4)).status === 409, { within: 10_000 });
    await writeFile(join(failpoints, 'orders.stored-not-published'), '');
    await reserve(ticket.id, 3).catch(() => undefined);
    const stored = async () => (await ordersOf(ticket.id)).length === 1;
    await waitFor(stored, { within: 5_000, what: 'the stored order' });
    const from = Date.now();
    await waitFor(async () => (await show(ticket.id)).available === 0, { within: 10_000, what: 'all three reserved' });
    expect(Date.now() - from).toBeLessThan(10_000);
    expect(await show(ticket.id)).toMatchObject({ status: 'reserved' });
  }, 60_000);

  it('end either withdrawn or sold when they are withdrawn and reserved at the same time', async () => {
    const buyer = await Person.signedUp(stack.gateway);
    const race = async () => {
      const ticket = await lists({ quantity: 1 + Math.floor(Math.random() * 3), split: 'none' });
      await ordersKnows(ticket);
      const { quantity } = ticket;
      const ask = () => buyer.post<Order>('/api/orders', { ticketId: ticket.id, quantity });
      const [withdrawal, reservation] = await Promise.all([seller.delete(`/api/tickets/${ticket.id}`), ask()]);
      expect([204, 409]).toContain(withdrawal.status);
      if (reservation.status === 201) await buyer.pays(reservation.data.id);
      const settled = async () => {
        const [{ status }, orders] = [await show(ticket.id), await ordersOf(ticket.id)];
        const live = orders.filter((order) => order.live);
        if (live.length > 0) return status === 'sold' && live.every((order) => order.status === 'complete');
        return status === 'withdrawn' && withdrawal.status === 204;
      };
      await waitFor(settled, { within: 20_000, what: `ticket ${ticket.id} to be withdrawn or sold` });
    };
    for (let done = 0; done < RACES; done += 10) await Promise.all(Array.from({ length: 10 }, race));
  }, 240_000);
});
