import type { Random } from '@ticketing/test-driver/random';
import type { Market } from './market';
import type { RecordingClient } from './recording-client';

/** Reads the list, a ticket, the own orders or the own account; now and then with an expired session. */
export async function browse(person: RecordingClient, market: Market, random: Random, jwtKey: string): Promise<void> {
  const ticketId = market.wanted(random);
  const paths = [
    '/api/tickets',
    '/api/tickets?sort=newest&limit=10',
    '/api/tickets?q=seat',
    '/api/orders?status=all',
    '/api/users/currentuser',
    ...(ticketId === undefined ? [] : [`/api/tickets/${ticketId}`]),
  ];
  if (random.chance(0.05)) person.expireSession(jwtKey);
  await person.ask({ method: 'GET', path: random.pick(paths), allowed: [200] });
  if (random.chance(0.05)) await person.renewSession();
}
