'use client';

import type { TicketQuery } from '../../backend/tickets';
import { SearchForm } from './search-form';

/** The top of the list, with the search form. */
export function TicketsHero(query: TicketQuery) {
  // Readers who search or page already know what the site is.
  if (query.q || query.quantity || query.cursor) return <CompactHero {...query} />;
  return (
    <section className="mb-8 rounded-card bg-accent px-5 py-7 text-on-accent md:mb-10 md:px-10 md:py-12 [&_:focus-visible]:outline-on-accent">
      <h1 className="text-4xl font-bold tracking-tight md:text-6xl">Good seats, passed on.</h1>
      <p className="mt-3 mb-6 text-lg text-pretty">
        Tickets from people who can’t go. Reserve one, pay by card, and it’s yours.
      </p>
      <SearchForm {...query} />
    </section>
  );
}

function CompactHero(query: TicketQuery) {
  return (
    <section className="mb-6 rounded-card bg-accent p-4 text-on-accent md:p-5 [&_:focus-visible]:outline-on-accent">
      <h1 className="sr-only">{query.q || query.quantity ? 'Search results' : 'Tickets on sale'}</h1>
      <SearchForm {...query} />
    </section>
  );
}
