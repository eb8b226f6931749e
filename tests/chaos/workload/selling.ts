import type { Ticket } from '@ticketing/test-driver/person';
import type { Random } from '@ticketing/test-driver/random';
import type { Market } from './market';
import type { Request, RecordingClient } from './recording-client';

/** How many tickets a listing has, and how they may be parted. */
export type Lot = Pick<Ticket, 'quantity' | 'split'>;

/** Puts a ticket or several on sale; now and then the button is clicked twice, which must make one listing where there is a key. */
export async function sell(
  seller: RecordingClient,
  market: Market,
  random: Random,
  lot: Partial<Lot> = random.chance(SEVERAL) ? anyLot(random) : {},
): Promise<Ticket | undefined> {
  const price = random.integer(50, 99_999) / 100;
  const request = offering(seller, market.newTitle(seller.sendsKeys), price, lot);
  const clicks = random.chance(0.2)
    ? [seller.ask<Ticket>(request), seller.ask<Ticket>(request)]
    : [seller.ask<Ticket>(request)];
  const [answer] = await Promise.all(clicks);
  if (answer?.status !== 201) return undefined;
  market.offer(answer.data.id, answer.data.quantity);
  return answer.data;
}

/** How many listings have several tickets. */
const SEVERAL = 0.4;

/** When nothing of a withdrawn ticket may be reserved any more. */
const WITHDRAWN_MS = 6_000;

const anyLot = (random: Random): Lot => ({
  quantity: random.integer(2, 6),
  split: random.pick(['any', 'none', 'no-single', 'no-single']),
});

export function offering(seller: RecordingClient, title: string, price: number, listing: object = {}): Request {
  const idempotencyKey = seller.newKey();
  return { method: 'POST', path: '/api/tickets', body: { title, price, ...listing }, idempotencyKey, allowed: [201] };
}

/** Changes the price of a ticket a few times in a row, until it is reserved. */
export async function reprice(seller: RecordingClient, ticket: Ticket, random: Random): Promise<void> {
  const changes = random.integer(1, 4);
  for (let n = 0; n < changes; n += 1) {
    const body = { title: ticket.title, price: random.integer(50, 99_999) / 100 };
    const answer = await seller.ask({ method: 'PUT', path: `/api/tickets/${ticket.id}`, body, allowed: [200, 409] });
    if (answer?.status !== 200) return;
  }
}

/** Takes a ticket off the market, unless some of it is reserved or all is sold. A buyer asks for it later once more. */
export async function withdraw(seller: RecordingClient, { id }: Ticket, market: Market): Promise<void> {
  const answer = await seller.ask({ method: 'DELETE', path: `/api/tickets/${id}`, allowed: [204, 409] });
  if (answer?.status === 204) market.offerAgain(id, Date.now() + WITHDRAWN_MS);
}
