import type { AxiosResponse } from 'axios';
import type { Order } from '@ticketing/test-driver/person';
import type { RecordingClient } from './recording-client';

type Reservation = AxiosResponse<Order> | undefined;

/** @returns undefined unless the ticket was surely reserved */
export async function reserve(buyer: RecordingClient, ticketId: string): Promise<Order | undefined> {
  return ownOrder(buyer, ticketId, await askToReserve(buyer, ticketId));
}

/** @param quantity how many of a listing */
export function askToReserve(buyer: RecordingClient, ticketId: string, quantity = 1): Promise<Reservation> {
  return buyer.ask<Order>({
    method: 'POST',
    path: '/api/orders',
    body: { ticketId, ...(quantity > 1 && { quantity }) },
    idempotencyKey: buyer.newKey(),
    // 429: the buyer has as many unpaid reservations as an account may have.
    allowed: [201, 404, 409, 429],
    notYet: [404],
  });
}

/** The order that was made. Without a key, an earlier try whose answer got lost may be what blocks the next one. */
export async function ownOrder(
  buyer: RecordingClient,
  ticketId: string,
  answer: Reservation,
): Promise<Order | undefined> {
  if (answer?.status === 201) return answer.data;
  if (answer?.status !== 409 || buyer.sendsKeys) return undefined;
  const own = await buyer.ask<Order[]>({ method: 'GET', path: '/api/orders', allowed: [200] });
  return own?.data.find(({ ticket, status }) => ticket.id === ticketId && status !== 'complete');
}

/** Its seller has taken it off the market. */
export const isWithdrawn = (answer: Reservation) =>
  answer?.status === 409 && JSON.stringify(answer.data).includes('withdrawn');

/** Not merely reserved: it stays unavailable. */
export const isSold = (answer: Reservation) => answer?.status === 409 && JSON.stringify(answer.data).includes('sold');
