import 'server-only';
import { BackendError } from './errors';
import { forwardedHeaders } from './forwarded-headers';
import { call } from './http';
import { nextCursorOf } from './pagination';
import type { Order, Page } from './types';

/** The caller's orders, newest first, including cancelled ones. */
export async function listOrders(cursor?: string): Promise<Page<Order>> {
  const query = { status: 'all', cursor };
  const headers = await forwardedHeaders();
  const response = await call<Order[]>({ service: 'orders', path: '/api/orders', query, headers });
  return { items: response.data, nextCursor: nextCursorOf(response.headers.link) };
}

/** The caller's order that currently holds the ticket, if any. */
export async function findOwnOrderOf(ticketId: string): Promise<Order | undefined> {
  const { data } = await call<Order[]>({ service: 'orders', path: '/api/orders', headers: await forwardedHeaders() });
  return data.find(({ ticket }) => ticket.id === ticketId);
}

/** The caller's order, or undefined if it does not exist or belongs to another user. */
export async function findOrder(id: string): Promise<Order | undefined> {
  try {
    const path = `/api/orders/${encodeURIComponent(id)}`;
    return (await call<Order>({ service: 'orders', path, headers: await forwardedHeaders() })).data;
  } catch (error) {
    if (error instanceof BackendError && (error.status === 404 || error.status === 403)) return undefined;
    throw error;
  }
}

/** Reserves a number of tickets of a listing, or none. */
export async function createOrder(ticketId: string, quantity: number): Promise<Order> {
  const headers = await forwardedHeaders();
  const request = {
    service: 'orders',
    method: 'POST',
    path: '/api/orders',
    body: { ticketId, quantity },
    headers,
  } as const;
  return (await call<Order>(request)).data;
}

export async function cancelOrder(id: string): Promise<void> {
  const path = `/api/orders/${encodeURIComponent(id)}`;
  await call({ service: 'orders', method: 'DELETE', path, headers: await forwardedHeaders() });
}

/** Has the confirmation of a paid order sent again, to the email that the account has now. */
export async function sendMailAgain(id: string): Promise<void> {
  const path = `/api/orders/${encodeURIComponent(id)}/mail`;
  await call({ service: 'orders', method: 'POST', path, body: {}, headers: await forwardedHeaders() });
}
