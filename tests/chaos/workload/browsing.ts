import type { Random } from '@ticketing/test-driver/random';
import type { Market } from './market';
import type { RecordingClient } from './recording-client';

/** Looks around: the list, a ticket, one's orders, who one is; now and then after so long that the session has run out. */
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
  if (random.chance(0.05)) person.leavesForLong(jwtKey);
  await person.ask({ method: 'GET', path: random.pick(paths), allowed: [200] });
  if (random.chance(0.05)) await person.renewsSession();
}
