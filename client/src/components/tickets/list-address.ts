import type { TicketQuery, TicketSort } from '../../backend/tickets';

export const DEFAULT_SORT: TicketSort = 'date';

/** The address of a list; what is the default anyway is not in it. */
export function listAddress({ q, sort, cursor }: TicketQuery): string {
  const given = Object.entries({ q, sort: sort === DEFAULT_SORT ? undefined : sort, cursor });
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
  return query ? `/?${query}` : '/';
}
