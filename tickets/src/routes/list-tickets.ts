import {
  InvalidInputError,
  limits,
  linkNextPage,
  pageCursor,
  pageLimit,
  queryChoice,
  queryValue,
  ticketSorts,
} from '@ticketing/common';
import { SharedRead } from '@ticketing/common/mongo';
import { Router, type Request } from 'express';
import { presentTicket } from '../presenters/present-ticket';
import type { TicketModel } from '../models/ticket';
import { cursorOf, cursorSchema, type Cursor } from '../search/cursor';
import { findOnSale, type Search } from '../search/tickets-on-sale';
import { wordsOf } from '../search/words';

/** A page of the list: the text of the answer, and where the next page begins if there is one. */
interface Page {
  text: string;
  next: Cursor | undefined;
}

/**
 * `GET /api/tickets`: the tickets on sale, a page at a time. Those who ask for the same page at the same time share its
 * query and its text.
 */
export function listTickets(tickets: TicketModel, now: () => Date): Router {
  const router = Router();
  const pages = new SharedRead();
  router.get('/api/tickets', async (req, res) => {
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
  return { text: JSON.stringify(page.map(presentTicket)), next };
}

function readSearch(req: Request): Search {
  const sort = queryChoice(req, 'sort', ticketSorts) ?? ticketSorts[0];
  return { sort, words: readWords(req), after: pageCursor(req, cursorSchema(sort)) };
}

function readWords(req: Request): string[] {
  const query = queryValue(req, 'q') ?? '';
  const { max } = limits.search;
  if ([...query].length <= max) return wordsOf(query);
  throw new InvalidInputError([{ message: `q must have at most ${max} characters`, field: 'q' }]);
}
