import type { TicketQuery } from '../../backend/tickets';
import type { TicketSort } from '../../backend/types';

export const DEFAULT_SORT: TicketSort = 'date';
/** In code points, the same as the API's limit. */
export const MAX_QUERY_LENGTH = 100;

/** The URL of a list, without default values. */
export function listPath({ q, sort, cursor }: TicketQuery): string {
  const given = Object.entries({ q, sort: sort === DEFAULT_SORT ? undefined : sort, cursor });
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
  return query ? `/?${query}` : '/';
}
