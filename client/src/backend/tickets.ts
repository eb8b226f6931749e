import 'server-only';
import { cache } from 'react';
import { BackendError } from './errors';
import { forwardedHeaders } from './forwarded-headers';
import { call } from './http';
import { nextCursorOf } from './pagination';
import type { Page, Ticket, TicketInput, TicketSort, TicketStatus } from './types';

export const ticketSorts = ['date', 'price', '-price', 'newest'] as const satisfies readonly TicketSort[];

/** Every status, in the order of the seller's tabs. */
export const ticketStatuses = [
  'on-sale',
  'reserved',
  'sold',
  'withdrawn',
  'past',
] as const satisfies readonly TicketStatus[];

export interface TicketQuery {
  q?: string;
  sort?: TicketSort;
  /** How many have to be sold together, in digits. */
  quantity?: string;
  cursor?: string;
}

interface TicketPageQuery extends TicketQuery {
  /** Page size; the API's default if omitted. */
  limit?: number;
}

/** One page of the tickets on sale. */
export async function listTickets({ limit, ...list }: TicketPageQuery): Promise<Page<Ticket>> {
  const { q, sort, quantity, cursor } = list;
  const query = { q, sort, quantity, cursor, limit: limit?.toString() };
  const { data, headers } = await call<Ticket[]>({
    service: 'tickets',
    path: '/api/tickets',
    query,
    headers: await forwardedHeaders(),
  });
  return { items: data, nextCursor: nextCursorOf(headers.link) };
}

export interface TicketListResponse {
  text: string;
  link: string | undefined;
}

/** A list as the API sent it, so that it can be compared with an earlier one. Sent without a user's headers. */
export async function fetchTicketList(query: TicketQuery): Promise<TicketListResponse> {
  const { data, headers } = await call<string>({
    service: 'tickets',
    path: '/api/tickets',
    query: { ...query },
    headers: {},
    text: true,
  });
  return { text: data, link: headers.link === undefined ? undefined : String(headers.link) };
}

/** One page of the caller's own tickets of a status, newest first. */
export async function listOwnTickets(status: TicketStatus, cursor?: string): Promise<Page<Ticket>> {
  const query = { seller: 'me', status, cursor };
  const headers = await forwardedHeaders();
  const response = await call<Ticket[]>({ service: 'tickets', path: '/api/tickets', query, headers });
  return { items: response.data, nextCursor: nextCursorOf(response.headers.link) };
}

/** A ticket in any state. Memoized per request. */
export const findTicket = cache(async (id: string): Promise<Ticket | undefined> => {
  try {
    const path = `/api/tickets/${encodeURIComponent(id)}`;
    return (await call<Ticket>({ service: 'tickets', path, headers: await forwardedHeaders() })).data;
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) return undefined;
    throw error;
  }
});

export async function createTicket(body: TicketInput, idempotencyKey: string): Promise<Ticket> {
  const headers = { ...(await forwardedHeaders()), 'Idempotency-Key': idempotencyKey };
  return (await call<Ticket>({ service: 'tickets', method: 'POST', path: '/api/tickets', body, headers })).data;
}

export async function updateTicket(id: string, body: TicketInput): Promise<Ticket> {
  const path = `/api/tickets/${encodeURIComponent(id)}`;
  return (await call<Ticket>({ service: 'tickets', method: 'PUT', path, body, headers: await forwardedHeaders() }))
    .data;
}

/** Takes what is free of a ticket off the market. */
export async function withdrawTicket(id: string): Promise<void> {
  const path = `/api/tickets/${encodeURIComponent(id)}`;
  await call({ service: 'tickets', method: 'DELETE', path, headers: await forwardedHeaders() });
}
