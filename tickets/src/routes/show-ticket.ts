import { NotFoundError, pathId } from '@ticketing/common';
import { GroupRead } from '@ticketing/common/mongo';
import { Router } from 'express';
import { presentTicket, shownProjection, type ShownTicket } from '../presenters/present-ticket';
import type { TicketModel } from '../models/ticket';

/** `GET /api/tickets/:id`: a ticket, whatever its state. */
export function showTicket(tickets: TicketModel, now: () => Date): Router {
  const router = Router();
  const shown = new GroupRead<ShownTicket>(tickets.collection, shownProjection);
  router.get('/api/tickets/:id', async (req, res) => {
    const ticket = await shown.find(pathId(req));
    if (!ticket) throw new NotFoundError();
    res.json(presentTicket(ticket, now()));
  });
  return router;
}
