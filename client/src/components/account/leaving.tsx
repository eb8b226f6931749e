import type { ReactNode } from 'react';
import { countOf } from '../tickets/quantities';
import { Link } from '../ui/link';
import { EraseForm } from './erase-form';
import type { LeavingFacts } from './leaving-facts';

/** So many are named; the rest is counted. */
const NAMED = 5;

/** What the user loses with the account, and what goes on without it. */
export function Leaving({ devices, offered, unpaid, upcoming, sold, kept }: LeavingFacts) {
  return (
    <>
      <Facts title="What you lose">
        {upcoming.length > 0 && (
          <Fact words={`You can no longer look up ${countOf(upcoming.length, 'order')} whose event is still to come`}>
            {upcoming.map(({ id, ticket }) => ({ name: ticket.title, href: `/orders/${id}` }))}
          </Fact>
        )}
        {unpaid.length > 0 && (
          <Fact words={`${countOf(unpaid.length, 'unpaid reservation')} will be cancelled`}>
            {unpaid.map(({ id, ticket }) => ({ name: ticket.title, href: `/orders/${id}` }))}
          </Fact>
        )}
        {offered.length > 0 && (
          <Fact words={`${countOf(offered.length, 'offer')} of yours will leave the market`}>
            {offered.map(({ id, title }) => ({ name: title, href: `/tickets/${id}` }))}
          </Fact>
        )}
        <Fact words={`${countOf(devices, 'device')}, this one included, will be signed out`} />
      </Facts>
      <Facts title="What goes on without you">
        {sold.length > 0 && (
          <Fact
            words={`${countOf(unitsOf(sold), 'ticket')} that you sold ${unitsOf(sold) === 1 ? 'stays' : 'stay'} sold`}
          >
            {sold.map(({ id, title }) => ({ name: title, href: `/tickets/${id}` }))}
          </Fact>
        )}
        <Fact
          words={`${countOf(kept.orders, 'order')} and ${countOf(kept.payments, 'payment')} stay in our books, as the law asks, without your email`}
        />
      </Facts>
      <p className="mb-5 text-muted">
        You are signed out at once. The rest happens after some days, unless you sign in again before.
      </p>
      <EraseForm />
    </>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className="mb-2 font-semibold">{title}</h3>
      <ul className="mb-5 list-disc space-y-2 ps-5 text-muted">{children}</ul>
    </>
  );
}

/** One sentence, and what it is about. */
function Fact({ words, children = [] }: { words: string; children?: { name: string; href: string }[] }) {
  const more = children.length - NAMED;
  return (
    <li className="wrap-anywhere">
      {words}
      {children.slice(0, NAMED).map(({ name, href }, n) => (
        <span key={href}>
          {n === 0 ? ': ' : ', '}
          <Link href={href} className="underline underline-offset-4">
            {name}
          </Link>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}.
    </li>
  );
}

const unitsOf = (tickets: LeavingFacts['sold']) => tickets.reduce((sum, { quantity }) => sum + quantity, 0);
