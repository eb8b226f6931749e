import { NotFoundError, pathId, requireOwner, requireSession, retryConflicts, sessionUser } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import { Router } from 'express';
import type { TicketModel } from '../models/ticket';

const TRIES = 5;

/** `DELETE /api/tickets/:id`: takes what is free of a ticket off the market. A repeated request gets the same answer. */
export function withdrawTicket(tickets: TicketModel, outbox: Outbox): Router {
  const router = Router();
  router.delete('/api/tickets/:id', requireSession, async (req, res) => {
    // After a conflict the state decides again: a reservation may have come between.
    await retryConflicts(TRIES, async () => {
      const ticket = await tickets.findById(pathId(req));
      if (!ticket) throw new NotFoundError();
      requireOwner(ticket, sessionUser(req));
      ticket.withdraw();
      await outbox.save(ticket);
    });
    res.status(204).end();
  });
  return router;
}
