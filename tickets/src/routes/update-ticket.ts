import { NotFoundError, pathId, requestBody, requireOwner, requireSession, sessionUser } from '@ticketing/common';
import { ticketDetails } from '@ticketing/common/contracts';
import type { Outbox } from '@ticketing/common/mongo';
import { Router } from 'express';
import { requireDateAhead } from '../models/require-date-ahead';
import { presentTicket } from '../presenters/present-ticket';
import type { TicketModel } from '../models/ticket';

interface Dependencies {
  tickets: TicketModel;
  outbox: Outbox;
  now: () => Date;
}

const input = requestBody(ticketDetails);

/** `PUT /api/tickets/:id`: replaces the details of a ticket that is not reserved. */
export function updateTicket({ tickets, outbox, now }: Dependencies): Router {
  const router = Router();
  router.put('/api/tickets/:id', requireSession, input.validate, async (req, res) => {
    const details = input.read(req);
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
