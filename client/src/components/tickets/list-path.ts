import type { TicketQuery } from '../../backend/tickets';
import type { TicketSort } from '../../backend/types';

export const DEFAULT_SORT: TicketSort = 'date';
/** In code points, the same as the API's limit. */
export const MAX_QUERY_LENGTH = 100;

/** The most tickets that a listing has, the same as the API's limit. */
export const MAX_QUANTITY = 10;
/** How many tickets the list can be asked to have together. */
export const togetherChoices = Array.from({ length: MAX_QUANTITY - 1 }, (_, index) => String(index + 2));

/** The URL of a list, without default values. */
export function listPath({ q, sort, quantity, cursor }: TicketQuery): string {
  const given = Object.entries({ q, sort: sort === DEFAULT_SORT ? undefined : sort, quantity, cursor });
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
  return query ? `/?${query}` : '/';
}
