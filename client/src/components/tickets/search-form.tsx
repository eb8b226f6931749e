import Form from 'next/form';
import type { TicketQuery } from '../../backend/tickets';
import { DEFAULT_SORT, MAX_QUERY_LENGTH, togetherChoices } from './list-path';
import { SearchButton } from './search-button';

/** A GET form, so that search results have a URL and work without JavaScript. */
export function SearchForm({ q, sort, quantity }: TicketQuery) {
  return (
    <Form action="/" role="search" className="flex max-w-3xl flex-wrap gap-2" prefetch={false}>
      <label htmlFor="q" className="sr-only">
        Search tickets
      </label>
      <input
        id="q"
        name="q"
        type="search"
        key={q}
        defaultValue={q}
        maxLength={MAX_QUERY_LENGTH}
        placeholder="Artist, team, show or place"
        enterKeyHint="search"
        className="min-h-13 min-w-0 grow basis-56 rounded-control border border-on-accent bg-surface px-4 text-lg text-ink placeholder:text-muted"
      />
      <label htmlFor="together" className="sr-only">
        How many together
      </label>
      <select
        id="together"
        name="quantity"
        key={`together-${quantity}`}
        defaultValue={quantity ?? ''}
        className="min-h-13 rounded-control border border-on-accent bg-surface px-3 text-lg text-ink max-sm:grow"
      >
        <option value="">Any number</option>
        {togetherChoices.map((choice) => (
          <option key={choice} value={choice}>
            {choice} together
          </option>
        ))}
      </select>
      {sort && sort !== DEFAULT_SORT && <input type="hidden" name="sort" value={sort} />}
      <SearchButton />
    </Form>
  );
}
