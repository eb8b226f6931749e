import { ticketSorts, type TicketQuery } from '../backend/tickets';
import { MAX_QUERY_LENGTH, togetherChoices } from '../components/tickets/list-path';
import { singleParams, truncate, type SearchParams } from './search-params';

/** Reads the list's query parameters, dropping values that the API would reject. */
export async function readListQuery(searchParams: SearchParams): Promise<TicketQuery> {
  const { q, sort, quantity, cursor } = await singleParams(searchParams);
  return {
    q: truncate(q, MAX_QUERY_LENGTH),
    sort: ticketSorts.find((known) => known === sort),
    quantity: togetherChoices.find((known) => known === quantity),
    cursor,
  };
}
