import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { demoTickets } from './demo-tickets';
import { MarketplaceApi } from './marketplace-api';

/** Kept from the first attempt on, so that a second one creates the same tickets under the same idempotency keys. */
interface Progress {
  seller: { email: string; password: string };
  run: string;
  startedOn: string;
  complete: boolean;
}

/**
 * Puts the demo tickets on sale once: an interrupted run is completed by the next one.
 *
 * @param file keeps the progress
 * @param report receives a line on the outcome
 * @param certificate the path of the gateway's certificate if it is self-signed
 */
export async function loadDemo(
  gateway: string,
  file: string,
  report: (line: string) => void,
  certificate?: string,
): Promise<void> {
  const progress = readProgress(file);
  if (progress.complete) return;
  writeProgress(file, progress);
  try {
    await createTickets(new MarketplaceApi(gateway, certificate), progress);
  } catch (error) {
    return report(`The demo tickets are not all on sale (the next start continues): ${(error as Error).message}`);
  }
  writeProgress(file, { ...progress, complete: true });
  report(
    `The demo tickets are on sale; their seller is ${progress.seller.email}, password ${progress.seller.password}`,
  );
}

function readProgress(file: string): Progress {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Progress;
  const seller = { email: 'seller@example.com', password: 'password' };
  return { seller, run: randomUUID(), startedOn: new Date().toISOString(), complete: false };
}

/** Atomic: an interrupted write leaves the old progress. */
function writeProgress(file: string, progress: Progress): void {
  const unfinished = `${file}.${process.pid}.tmp`;
  writeFileSync(unfinished, JSON.stringify(progress), { mode: 0o600 });
  renameSync(unfinished, file);
}

async function createTickets(api: MarketplaceApi, { seller, run, startedOn }: Progress): Promise<void> {
  await api.enter(seller);
  for (const [index, ticket] of demoTickets(new Date(startedOn)).entries()) {
    await api.createTicket(ticket, `${run}-${index}`);
  }
}
