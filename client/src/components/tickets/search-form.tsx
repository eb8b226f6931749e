import Form from 'next/form';
import type { TicketQuery } from '../../backend/tickets';
import { Button } from '../ui/button';
import { DEFAULT_SORT } from './list-address';

const LONGEST_QUERY = 100;

/** Leads to an address that has the search in it, with or without scripts. */
export function SearchForm({ q, sort }: TicketQuery) {
  return (
    <Form action="/" role="search" className="flex gap-2" prefetch={false}>
      <label htmlFor="q" className="sr-only">
        Search tickets
      </label>
      <input
        id="q"
        name="q"
        type="search"
        key={q}
        defaultValue={q}
        maxLength={LONGEST_QUERY}
        placeholder="Artist, team, show or place"
        enterKeyHint="search"
        className="min-h-13 min-w-0 grow rounded-control border border-control bg-surface px-4 text-lg placeholder:text-muted"
      />
      {sort && sort !== DEFAULT_SORT && <input type="hidden" name="sort" value={sort} />}
      <Button className="min-h-13">Search</Button>
    </Form>
  );
}
