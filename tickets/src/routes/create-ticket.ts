import { isDuplicateKey, requireSession, sessionUser, validate } from '@ticketing/common';
import type { IdempotencyKeys, Outbox } from '@ticketing/common/mongo';
import { Router } from 'express';
import { requireDateAhead } from '../input/date';
import { readTicketDetails, ticketRules } from '../input/ticket-details';
import { presentTicket } from '../models/present-ticket';
import type { Ticket, TicketModel } from '../models/ticket';

interface Needs {
  tickets: TicketModel;
  outbox: Outbox;
  keys: IdempotencyKeys;
  now: () => Date;
}

/** `POST /api/tickets`: puts a ticket on sale. */
export function createTicket({ tickets, outbox, keys, now }: Needs): Router {
  const router = Router();
  const work = keys.once(async (req, newId) => {
    const details = readTicketDetails(req.body);
    // Here and not among the rules: the first answer is given again also when its day has become past meanwhile.
    requireDateAhead(details, now());
    const ticket = new tickets({ _id: newId, ...details, userId: sessionUser(req).id, createdAt: now() });
    ticket.offer();
    return { status: 201, body: presentTicket(await storeOnce(ticket, tickets, outbox)) };
  });
  router.post('/api/tickets', requireSession, validate(...ticketRules), work);
  return router;
}

/** A ticket that has the id already is this one: a process stored it for the same idempotency key, and died. */
async function storeOnce(ticket: Ticket, tickets: TicketModel, outbox: Outbox): Promise<Ticket> {
  try {
    return await outbox.save(ticket);
  } catch (error) {
    const stored = isDuplicateKey(error, '_id') ? await tickets.findById(ticket._id) : null;
    if (!stored) throw error;
    return stored;
  }
}
