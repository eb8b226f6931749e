import { setTimeout as delay } from 'node:timers/promises';
import type { AxiosResponse } from 'axios';
import { expectStatus, Person, type Ticket } from '../../support/person';
import type { Market, Reserved } from './market';
import { answerBank, becomes, isDeclined, pay } from './paying';

/** What somebody comes for, and how many of a thousand come for it. */
export interface Journey {
  name: string;
  weight: number;
  take: (market: Market) => Promise<void>;
}

const PAGES = 3;

/** Sign-ups and sign-ins are few: a password's hash costs what a hundred other requests do. */
export const journeys: Journey[] = [
  { name: 'buy', weight: 480, take: async (market) => pay(market, await market.reserve()) },
  { name: 'buy after a declined card', weight: 70, take: buyAfterDecline },
  { name: 'buy with consent', weight: 70, take: buyWithConsent },
  { name: 'refuse consent', weight: 30, take: refuseConsent },
  { name: 'cancel', weight: 70, take: cancel },
  { name: 'let expire', weight: 60, take: letExpire },
  { name: 'sell and edit', weight: 60, take: sellAndEdit },
  { name: 'browse', weight: 100, take: browse },
  { name: 'renew the session', weight: 40, take: (market) => market.crowd.renewSession() },
  { name: 'sign up', weight: 10, take: signUp },
  { name: 'mistype the password', weight: 10, take: mistypePassword },
];

async function buyAfterDecline(market: Market): Promise<void> {
  const reserved = await market.reserve();
  await isDeclined(reserved);
  await pay(market, reserved);
}

async function buyWithConsent(market: Market): Promise<void> {
  const reserved = await market.reserve();
  await answerBank(market, reserved, 'confirm');
  await becomes('complete', reserved);
  market.purchases += 1;
}

async function refuseConsent(market: Market): Promise<void> {
  const reserved = await market.reserve();
  await answerBank(market, reserved, 'cancel');
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
  await becomes('cancelled', reserved);
  market.putOnShelf(reserved.order.ticket.id);
}

async function sellAndEdit(market: Market): Promise<void> {
  const { ticket, seller } = await market.sell();
  expectStatus(200, await seller.put(`/api/tickets/${ticket.id}`, market.details()));
  market.putOnShelf(ticket.id);
}

/** Looks through some pages of the list, at a ticket, and at the own orders. */
async function browse(market: Market): Promise<void> {
  const somebody = await market.crowd.somebody();
  let page: string | undefined = `/api/tickets?limit=20&sort=${market.random() < 0.5 ? 'newest' : 'price'}`;
  let seen: Ticket[] = [];
  for (let n = 0; n < PAGES && page !== undefined; n += 1) {
    const answer: AxiosResponse<Ticket[]> = await somebody.get<Ticket[]>(page);
    seen = expectStatus(200, answer);
    page = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link))?.[1];
  }
  if (seen[0]) expectStatus(200, await somebody.get(`/api/tickets/${seen[0].id}`));
  expectStatus(200, await somebody.get('/api/tickets?q=concert'));
  expectStatus(200, await somebody.get('/api/orders?limit=10'));
}

async function signUp({ crowd }: Market): Promise<void> {
  const person = await Person.signedUp(crowd.gateway);
  expectStatus(200, await person.post('/api/users/signout'));
  expectStatus(200, await person.post('/api/users/signin', { email: person.email, password: person.password }));
  crowd.join(person);
}

async function mistypePassword({ crowd }: Market): Promise<void> {
  const { email, password } = await crowd.somebody();
  const person = new Person(crowd.gateway);
  expectStatus(400, await person.post('/api/users/signin', { email, password: `${password}!` }));
  expectStatus(200, await person.post('/api/users/signin', { email, password }));
}
