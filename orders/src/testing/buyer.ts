import type { SessionUser } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { aUser, sessionCookieOf } from '@ticketing/common/testing';
import request from 'supertest';

/** A signed-in user of the API at `url`. */
export function aBuyer(url: string, user: SessionUser = aUser()) {
  const cookie = sessionCookieOf(user);
  const signedIn = (test: request.Test, headers: Record<string, string> = {}) => test.set({ cookie, ...headers });
  const buyer = {
    user,
    post: (body: object, headers?: Record<string, string>) =>
      signedIn(request(url).post('/api/orders'), headers).send(body),
    reserve: async (ticketId: string): Promise<Order> => (await buyer.post({ ticketId }).expect(201)).body as Order,
    list: (query = '') => signedIn(request(url).get(`/api/orders${query}`)),
    show: (id: string) => signedIn(request(url).get(`/api/orders/${id}`)),
    sendMailAgain: (id: string) => signedIn(request(url).post(`/api/orders/${id}/mail`)),
    cancel: (id: string) => signedIn(request(url).delete(`/api/orders/${id}`)),
  };
  return buyer;
}

export type Buyer = ReturnType<typeof aBuyer>;
