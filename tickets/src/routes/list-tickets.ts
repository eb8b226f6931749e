import { linkNextPage, pageCursor, pageLimit, queryChoice } from '@ticketing/common';
import { SharedRead } from '@ticketing/common/mongo';
import { Router, type Request } from 'express';
import { listOwnTickets } from './list-own-tickets';
import { presentTicket } from '../presenters/present-ticket';
import type { TicketModel } from '../models/ticket';
import { cursorOf, cursorSchema, type Cursor } from '../search/cursor';
import { findOnSale, type Search } from '../search/tickets-on-sale';
import { readFilters } from '../search/read-filters';

/** A page of the list: the text of the answer, and where the next page begins if there is one. */
interface Page {
  text: string;
  next: Cursor | undefined;
}

/**
 * `GET /api/tickets`: the tickets on sale, a page at a time. Those who ask for the same page at the same time share its
 * query and its text. With `?seller=me`, those of the caller instead.
 */
export function listTickets(tickets: TicketModel, now: () => Date): Router {
  const router = Router();
  const pages = new SharedRead();
  router.get('/api/tickets', async (req, res) => {
    if (queryChoice(req, 'seller', ['me'])) return listOwnTickets(tickets, now(), req, res);
    const search = readSearch(req);
    const limit = pageLimit(req);
    const { text, next } = await pages.read(req.url, () => readPage(tickets, search, limit, now()));
    if (next) linkNextPage(req, res, next);
    // As one string, which Node writes together with the headers: `res.json` writes a long body separately.
    res.type('json').end(text);
  });
  return router;
}

async function readPage(tickets: TicketModel, search: Search, limit: number, now: Date): Promise<Page> {
  // One more than the page shows whether there is a next page.
  const found = await findOnSale(tickets, search, limit + 1, now);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = last && found.length > limit ? cursorOf(last, search.sort) : undefined;
  return { text: JSON.stringify(page.map((ticket) => presentTicket(ticket, now))), next };
}

function readSearch(req: Request): Search {
  const { sort, words, quantity } = readFilters(req);
  return { sort, words, quantity, after: pageCursor(req, cursorSchema(sort)) };
}
