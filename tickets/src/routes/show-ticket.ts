import { NotFoundError, pathId } from '@ticketing/common';
import { Router } from 'express';
import { Types } from 'mongoose';
import { presentTicket, shownProjection, type ShownTicket } from '../presenters/present-ticket';
import type { TicketModel } from '../models/ticket';

/** `GET /api/tickets/:id`: a ticket, whatever its state. */
export function showTicket(tickets: TicketModel): Router {
  const router = Router();
  router.get('/api/tickets/:id', async (req, res) => {
    const ticket = await tickets.collection.findOne<ShownTicket>(
      { _id: new Types.ObjectId(pathId(req)) },
      { projection: shownProjection },
    );
    if (!ticket) throw new NotFoundError();
    res.json(presentTicket(ticket));
  });
  return router;
}
