import { isDuplicateKey, requestBody, requireSession, requireVerified, sessionUser } from '@ticketing/common';
import { ticketDetails } from '@ticketing/common/contracts';
import type { IdempotencyKeys, Outbox } from '@ticketing/common/mongo';
import { Router } from 'express';
import { requireDateAhead } from '../models/require-date-ahead';
import { requireSoundListing } from '../models/require-sound-listing';
import { presentTicket, type ShownTicket } from '../presenters/present-ticket';
import type { TicketModel } from '../models/ticket';
import { offer, type NewTicket } from '../models/ticket-transitions';

interface Dependencies {
  tickets: TicketModel;
  outbox: Outbox;
  keys: IdempotencyKeys;
  now: () => Date;
  /** The highest price, as a share of the face value. */
  capPercent: number | undefined;
  verifiedOnly: boolean;
}

const input = requestBody(ticketDetails);

/** `POST /api/tickets`: puts a ticket on sale. */
export function createTicket({ tickets, outbox, keys, now, capPercent, verifiedOnly }: Dependencies): Router {
  const router = Router();
  const work = keys.once(async (req, newId) => {
    const details = input.read(req);
    // Not among the rules: a repeated request gets the first answer even when the date has become past.
    requireDateAhead(details, now());
    requireSoundListing(details, capPercent);
    const { id: userId, email: userEmail } = sessionUser(req);
    const ticket = offer({ id: newId, ...details, userId, userEmail, createdAt: now() });
    return { status: 201, body: presentTicket(await storeOnce(ticket, tickets, outbox), now()) };
  });
  const seller = verifiedOnly ? [requireSession, requireVerified] : [requireSession];
  router.post('/api/tickets', ...seller, input.validate, work);
  return router;
}

/** A stored ticket with this id is the same ticket: a process stored it for the same idempotency key, and crashed. */
async function storeOnce(ticket: NewTicket, tickets: TicketModel, outbox: Outbox): Promise<ShownTicket> {
  try {
    return await outbox.insert(tickets, ticket);
  } catch (error) {
    const stored = isDuplicateKey(error, '_id') ? await tickets.findById(ticket._id) : null;
    if (!stored) throw error;
    return stored;
  }
}
