import type { TicketQuery } from '../../backend/tickets';
import { SearchForm } from './search-form';

/** The top of the list: what this shop is, and the way to find something in it. */
export function TicketsHero(query: TicketQuery) {
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
