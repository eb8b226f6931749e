import { linkNextPage, pageCursor, pageLimit, sessionUser } from '@ticketing/common';
import type { Request, Response } from 'express';
import type { TicketModel } from '../models/ticket';
import { presentTicket } from '../presenters/present-ticket';
import { readFilters } from '../search/read-filters';
import { findOwn, ownPosition, positionOf } from '../search/own-tickets';

/** Answers `GET /api/tickets?seller=me`: the caller's tickets, whatever their state, newest first. */
export async function listOwnTickets(tickets: TicketModel, now: Date, req: Request, res: Response): Promise<void> {
  const { id: userId } = sessionUser(req);
  const { status } = readFilters(req);
  const limit = pageLimit(req);
  const found = await findOwn(tickets, { userId, status, after: pageCursor(req, ownPosition) }, limit + 1, now);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  if (last && found.length > limit) linkNextPage(req, res, positionOf(last));
  res.json(page.map((ticket) => presentTicket(ticket, now)));
}
