import { NotFoundError, pathId, requireOwner, requireSession, sessionUser } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import { Router } from 'express';
import { requireDateAhead } from '../input/date';
import { readTicketDetails, validateTicketDetails } from '../input/ticket-details';
import { presentTicket } from '../presenters/present-ticket';
import type { TicketModel } from '../models/ticket';

interface Dependencies {
  tickets: TicketModel;
  outbox: Outbox;
  now: () => Date;
}

/** `PUT /api/tickets/:id`: replaces the details of a ticket that is not reserved. */
export function updateTicket({ tickets, outbox, now }: Dependencies): Router {
  const router = Router();
  router.put('/api/tickets/:id', requireSession, validateTicketDetails, async (req, res) => {
    const details = readTicketDetails(req.body);
    const ticket = await tickets.findById(pathId(req));
    requireDateAhead(details, now(), ticket?.date);
    if (!ticket) throw new NotFoundError();
    requireOwner(ticket, sessionUser(req));
    ticket.edit(details);
    await outbox.save(ticket);
    res.json(presentTicket(ticket));
  });
  return router;
}
