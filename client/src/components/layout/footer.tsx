'use client';

import { Link } from '../ui/link';

const link = 'py-2 underline decoration-line underline-offset-4 hover:decoration-ink';

export function Footer() {
  return (
    <footer className="mt-auto border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-6 text-sm text-muted md:px-6">
        <p className="py-2">Tickets from people who can’t go, for people who can.</p>
        <nav aria-label="Footer" className="flex gap-5">
          <Link href="/" className={link}>
            Tickets on sale
          </Link>
          <Link href="/tickets/new" className={link}>
            Sell a ticket
          </Link>
        </nav>
      </div>
    </footer>
  );
}
