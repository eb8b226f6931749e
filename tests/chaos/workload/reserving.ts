import type { AxiosResponse } from 'axios';
import type { Order } from '../../support/person';
import { newKey, type WatchedPerson } from './watched-person';

type Reservation = AxiosResponse<Order> | undefined;

/** @returns undefined unless the ticket was surely reserved */
export async function reserve(buyer: WatchedPerson, ticketId: string): Promise<Order | undefined> {
  return orderIn(await askToReserve(buyer, ticketId));
}

export function askToReserve(buyer: WatchedPerson, ticketId: string): Promise<Reservation> {
  return buyer.ask<Order>({
    method: 'POST',
    path: '/api/orders',
    body: { ticketId },
    idempotencyKey: newKey(),
    allowed: [201, 404, 409],
    notYet: [404],
  });
}

export const orderIn = (answer: Reservation) => (answer?.status === 201 ? answer.data : undefined);

/** Not merely reserved: nobody will get it any more. */
export const isSold = (answer: Reservation) => answer?.status === 409 && JSON.stringify(answer.data).includes('sold');
