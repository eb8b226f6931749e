import type { Random } from '../../support/random';
import type { Market } from './market';
import type { WatchedPerson } from './watched-person';

/** Looks around: the list, a ticket, one's orders, who one is; and has the session renewed, as browsers do. */
export async function look(person: WatchedPerson, market: Market, random: Random): Promise<void> {
  const ticketId = market.wanted(random);
  const paths = [
    '/api/tickets',
    '/api/tickets?sort=newest&limit=10',
    '/api/tickets?q=seat',
    '/api/orders?status=all',
    '/api/users/currentuser',
    ...(ticketId === undefined ? [] : [`/api/tickets/${ticketId}`]),
  ];
  await person.ask({ method: 'GET', path: random.pick(paths), allowed: [200] });
  if (random.chance(0.05)) await renewSession(person);
}

/** A refresh token is good once: when the answer with its successor gets lost, one has to sign in again. */
async function renewSession(person: WatchedPerson): Promise<void> {
  const path = '/api/users/refresh';
  const answer = await person.ask({ method: 'POST', path, body: {}, allowed: [200, 401] });
  if (answer?.status !== 200) await person.signsIn();
}
