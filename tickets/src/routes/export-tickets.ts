import { requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import type { TicketModel } from '../models/ticket';
import { presentTicket } from '../presenters/present-ticket';
import { findOwn } from '../search/own-tickets';

/** `GET /api/tickets/export`: all tickets of the caller. */
export function exportTickets(tickets: TicketModel, now: () => Date): Router {
  const router = Router();
  router.get('/api/tickets/export', requireSession, async (req, res) => {
    const found = await findOwn(tickets, { userId: sessionUser(req).id }, 0, now());
    res.json(found.map((ticket) => presentTicket(ticket, now())));
  });
  return router;
}
