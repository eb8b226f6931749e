'use client';

import type { User } from '../../backend/types';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { AccountMenu } from './account-menu';
import { Logo } from './logo';

const link = 'rounded-control px-3 py-2.5 font-semibold no-underline hover:bg-sunken';

/** A client component, like the other fixed parts of the page: flight data then has its props and not its elements. */
export function Header({ user }: { user: User | undefined }) {
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex min-h-16 max-w-6xl flex-wrap items-center gap-x-1 px-4 md:px-6">
        <Link href="/" className="me-auto rounded-control py-2 no-underline" aria-label="Ticketing, home">
          <Logo />
        </Link>
        <nav aria-label="Main" className="flex flex-wrap items-center gap-1">
          <Link href="/tickets/new" className={link}>
            Sell
          </Link>
          {user ? (
            <>
              <Link href="/tickets/mine" className={`${link} max-sm:hidden`}>
                My tickets
              </Link>
              <Link href="/orders" className={link}>
                Orders
              </Link>
            </>
          ) : (
            <>
              <Link href="/auth/signin" className={link}>
                Sign in
              </Link>
              <Link href="/auth/signup" className={buttonClass('primary', 'max-sm:hidden')}>
                Sign up
              </Link>
            </>
          )}
        </nav>
        {user && <AccountMenu email={user.email} />}
      </div>
    </header>
  );
}
