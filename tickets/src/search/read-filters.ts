import { InvalidInputError, limits, queryChoice, queryValue, ticketSorts, ticketStatuses } from '@ticketing/common';
import type { Request } from 'express';
import type { TicketStatus } from '@ticketing/common';
import type { Search } from './tickets-on-sale';
import { wordsOf } from './words';

/** What a request for a list asks for, beside where its page begins. */
interface Filters extends Omit<Search, 'after'> {
  /** Of the caller's own tickets; those on sale have but one. */
  status: TicketStatus | undefined;
}

/** @throws InvalidInputError for a value that is none, also of a parameter that this list makes no use of */
export function readFilters(req: Request): Filters {
  const sort = queryChoice(req, 'sort', ticketSorts) ?? ticketSorts[0];
  const status = queryChoice(req, 'status', ticketStatuses);
  return { sort, words: readWords(req), quantity: readQuantity(req), status };
}

function readWords(req: Request): string[] {
  const query = queryValue(req, 'q') ?? '';
  const { max } = limits.search;
  if ([...query].length <= max) return wordsOf(query);
  throw new InvalidInputError([{ message: `q must have at most ${max} characters`, field: 'q' }]);
}

function readQuantity(req: Request): number | undefined {
  const query = queryValue(req, 'quantity');
  const { min, max } = limits.quantity;
  if (query === undefined) return undefined;
  const quantity = /^[0-9]{1,2}$/.test(query) ? Number(query) : 0;
  if (quantity >= min && quantity <= max) return quantity;
  throw new InvalidInputError([
    { message: `quantity must be a whole number from ${min} to ${max}`, field: 'quantity' },
  ]);
}
