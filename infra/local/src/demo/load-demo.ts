import { existsSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { Report } from '../servers/way';
import { writePrivateFile } from '../stack/state-directory';
import { demoTickets } from './demo-tickets';
import { MarketplaceApi } from './marketplace-api';

/** Kept from the first try on, so that a second one asks for the very same tickets under the same keys. */
interface Progress {
  seller: { email: string; password: string };
  run: string;
  startedOn: string;
  complete: boolean;
}

/**
 * Puts the demo tickets on sale, once in the life of a stack's data: a start that was cut short is completed by the next.
 *
 * @param certificate the path of the one that the gateway has, if it has one that nobody else vouches for
 */
export async function loadDemo(gateway: string, file: string, report: Report, certificate?: string): Promise<void> {
  const progress = readProgress(file);
  if (progress.complete) return;
  writePrivateFile(file, progress);
  try {
    await createTickets(new MarketplaceApi(gateway, certificate), progress);
  } catch (error) {
    return report(`The demo tickets are not all on sale (the next start goes on): ${(error as Error).message}`);
  }
  writePrivateFile(file, { ...progress, complete: true });
  report(
    `The demo tickets are on sale; their seller is ${progress.seller.email}, password ${progress.seller.password}`,
  );
}

function readProgress(file: string): Progress {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Progress;
  const seller = { email: 'seller@example.com', password: 'password' };
  return { seller, run: randomUUID(), startedOn: new Date().toISOString(), complete: false };
}

async function createTickets(api: MarketplaceApi, { seller, run, startedOn }: Progress): Promise<void> {
  await api.enter(seller);
  for (const [index, ticket] of demoTickets(new Date(startedOn)).entries()) {
    await api.createTicket(ticket, `${run}-${index}`);
  }
}
