import type { Ticket } from '@ticketing/test-driver/person';
import type { Random } from '@ticketing/test-driver/random';
import type { Market } from './market';
import type { Request, RecordingClient } from './recording-client';

/** Puts a ticket on sale; now and then the button is clicked twice, which must make one ticket where there is a key. */
export async function sell(seller: RecordingClient, market: Market, random: Random): Promise<Ticket | undefined> {
  const request = offering(seller, market.newTitle(seller.sendsKeys), random.integer(50, 99_999) / 100);
  const clicks = random.chance(0.2)
    ? [seller.ask<Ticket>(request), seller.ask<Ticket>(request)]
    : [seller.ask<Ticket>(request)];
  const [answer] = await Promise.all(clicks);
  if (answer?.status !== 201) return undefined;
  market.offer(answer.data.id);
  return answer.data;
}

export function offering(seller: RecordingClient, title: string, price: number): Request {
  const idempotencyKey = seller.newKey();
  return { method: 'POST', path: '/api/tickets', body: { title, price }, idempotencyKey, allowed: [201] };
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
