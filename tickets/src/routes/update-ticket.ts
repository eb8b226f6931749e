import { NotFoundError, pathId, requestBody, requireOwner, requireSession, sessionUser } from '@ticketing/common';
import { ticketDetails } from '@ticketing/common/contracts';
import type { Outbox } from '@ticketing/common/mongo';
import { Router } from 'express';
import { requireDateAhead } from '../models/require-date-ahead';
import { requireSoundListing } from '../models/require-sound-listing';
import { presentTicket } from '../presenters/present-ticket';
import type { TicketModel } from '../models/ticket';

interface Dependencies {
  tickets: TicketModel;
  outbox: Outbox;
  now: () => Date;
  /** The highest price, as a share of the face value. */
  capPercent: number | undefined;
}

const input = requestBody(ticketDetails);

/** `PUT /api/tickets/:id`: replaces the details of a ticket that is not reserved; once some of it is sold, the price. */
export function updateTicket({ tickets, outbox, now, capPercent }: Dependencies): Router {
  const router = Router();
  router.put('/api/tickets/:id', requireSession, input.validate, async (req, res) => {
    const details = input.read(req);
    const ticket = await tickets.findById(pathId(req));
    requireDateAhead(details, now(), ticket?.date);
    requireSoundListing(details, capPercent, ticket ?? undefined);
    if (!ticket) throw new NotFoundError();
    requireOwner(ticket, sessionUser(req));
    ticket.edit(details);
    await outbox.save(ticket);
    res.json(presentTicket(ticket, now()));
  });
  return router;
}
