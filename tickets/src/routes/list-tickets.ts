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
import { Router, type Request } from 'express';
import { presentTicket } from '../presenters/present-ticket';
import type { TicketModel } from '../models/ticket';
import { cursorOf, cursorSchema } from '../search/cursor';
import { findOnSale, type Search } from '../search/tickets-on-sale';
import { wordsOf } from '../search/words';

/** `GET /api/tickets`: the tickets on sale, a page at a time. */
export function listTickets(tickets: TicketModel, now: () => Date): Router {
  const router = Router();
  router.get('/api/tickets', async (req, res) => {
    const search = readSearch(req);
    const limit = pageLimit(req);
    // One more than the page shows whether there is a next page.
    const found = await findOnSale(tickets, search, limit + 1, now());
    const page = found.slice(0, limit);
    const last = page.at(-1);
    if (last && found.length > limit) linkNextPage(req, res, cursorOf(last, search.sort));
    // As one string, which Node writes together with the headers: `res.json` writes a long body separately.
    res.type('json').end(JSON.stringify(page.map(presentTicket)));
  });
  return router;
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
