import { SESSION_SECONDS } from '@ticketing/common';
import type { ApplyStanding } from '../commands/apply-standing';
import type { Sellers } from '../models/seller';

/** Twice what a session lasts that was made before its account was revoked. */
const OVERLAP_MS = 2 * SESSION_SECONDS * 1_000;

/** Takes off the market what a revoked seller put on it by a session that had not expired yet. */
export async function suspendNewTickets(sellers: Sellers, apply: ApplyStanding, now: Date): Promise<void> {
  for (const id of await sellers.inactiveSince(new Date(now.getTime() - OVERLAP_MS))) await apply(id);
}
