import { setTimeout as delay } from 'node:timers/promises';
import type { AxiosResponse } from 'axios';
import { expectStatus, Person, type Ticket } from '@ticketing/test-driver/person';
import { orderBecomes } from '@ticketing/test-driver/purchases';
import type { Market, Reserved } from './market';
import { open } from './pages';
import { isDeclined, pay, payAndAuthenticate } from './paying';

/** What a person does in the marketplace. */
export type Journey = (market: Market) => Promise<void>;

const PAGES = 3;
const PATIENCE_MS = 60_000;

export const journeys = {
  buy: async (market: Market) => pay(market, await market.reserve()),
  'buy after a declined card': buyAfterDecline,
  'buy with 3-D Secure': buyWithAuthentication,
  'refuse 3-D Secure': refuseAuthentication,
  cancel,
  'let expire': letExpire,
  'sell and edit': sellAndEdit,
  browse,
  'renew the session': renewSession,
  'sign up': signUp,
  'mistype the password': mistypePassword,
} satisfies Record<string, Journey>;

/**
 * How many of a thousand journeys are of each kind. Sign-ups and sign-ins are few: a password's hash costs what a hundred other
 * requests do.
 */
export const weights: Record<keyof typeof journeys, number> = {
  buy: 480,
  'buy after a declined card': 70,
  'buy with 3-D Secure': 70,
  'refuse 3-D Secure': 30,
  cancel: 70,
  'let expire': 60,
  'sell and edit': 60,
  browse: 100,
  'renew the session': 40,
  'sign up': 10,
  'mistype the password': 10,
};

async function buyAfterDecline(market: Market): Promise<void> {
  const reserved = await market.reserve();
  await isDeclined(reserved);
  await pay(market, reserved);
}

async function buyWithAuthentication(market: Market): Promise<void> {
  const reserved = await market.reserve();
  await payAndAuthenticate(market, reserved, 'confirm');
  await orderBecomes(reserved.buyer, reserved.order.id, 'complete', PATIENCE_MS);
  market.purchases += 1;
}

async function refuseAuthentication(market: Market): Promise<void> {
  const reserved = await market.reserve();
  await payAndAuthenticate(market, reserved, 'cancel');
  await giveUp(market, reserved);
}

async function cancel(market: Market): Promise<void> {
  await giveUp(market, await market.reserve());
}

async function giveUp(market: Market, { order, buyer }: Reserved): Promise<void> {
  expectStatus(204, await buyer.delete(`/api/orders/${order.id}`));
  market.putOnShelf(order.ticket.id);
}

async function letExpire(market: Market): Promise<void> {
  const reserved = await market.reserve();
  await delay(Math.max(Date.parse(reserved.order.expiresAt) - Date.now(), 0));
  await orderBecomes(reserved.buyer, reserved.order.id, 'cancelled', PATIENCE_MS);
  market.putOnShelf(reserved.order.ticket.id);
}

async function sellAndEdit(market: Market): Promise<void> {
  const { ticket, seller } = await market.sell();
  await open(seller, `/tickets/${ticket.id}/edit`);
  expectStatus(200, await seller.put(`/api/tickets/${ticket.id}`, market.details()));
  market.putOnShelf(ticket.id);
}

/** Reads some pages of the list, a ticket, and the own orders. */
async function browse(market: Market): Promise<void> {
  const person = await market.crowd.anyone();
  await open(person, '/');
  let page: string | undefined = `/api/tickets?limit=20&sort=${market.random.pick(['newest', 'price'])}`;
  let seen: Ticket[] = [];
  for (let n = 0; n < PAGES && page !== undefined; n += 1) {
    const answer: AxiosResponse<Ticket[]> = await person.get<Ticket[]>(page);
    seen = expectStatus(200, answer);
    page = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link))?.[1];
  }
  if (seen[0]) expectStatus(200, await person.get(`/api/tickets/${seen[0].id}`));
  expectStatus(200, await person.get('/api/tickets?q=concert'));
  expectStatus(200, await person.get('/api/orders?limit=10'));
  await open(person, '/orders');
}

async function renewSession({ crowd }: Market): Promise<void> {
  await crowd.renewSession();
  await open(await crowd.anyone(), '/');
}

async function signUp({ crowd }: Market): Promise<void> {
  await open(new Person(crowd.gateway), '/auth/signup');
  const person = await Person.signedUp(crowd.gateway);
  expectStatus(200, await person.post('/api/users/signout'));
  expectStatus(200, await person.post('/api/users/signin', { email: person.email, password: person.password }));
  crowd.join(person);
}

async function mistypePassword({ crowd }: Market): Promise<void> {
  const { email, password } = await crowd.anyone();
  const person = new Person(crowd.gateway);
  await open(person, '/auth/signin');
  expectStatus(400, await person.post('/api/users/signin', { email, password: `${password}!` }));
  expectStatus(200, await person.post('/api/users/signin', { email, password }));
}
