import type { Ask } from './request';

/** Reserves one ticket after the other, until none is left. @param ids of fresh tickets, which are taken from it */
export const reserving =
  (ids: string[], cookie: string, path = '/api/orders') =>
  (): Ask | undefined => {
    const ticketId = ids.pop();
    return ticketId === undefined ? undefined : { path, method: 'POST', cookie, body: { ticketId }, status: 201 };
  };
