import { signOutAction } from '../auth/actions';
import { Button, buttonClass } from '../ui/button';
import { Link } from '../ui/link';

/** A native popover: the browser handles Escape, outside clicks and focus. */
export function AccountMenu({ email }: { email: string }) {
  return (
    <div className="relative">
      <button
        type="button"
        popoverTarget="account"
        className="flex min-h-11 items-center gap-2 rounded-control px-2 hover:bg-sunken"
      >
        <span
          data-initial={email[0]}
          className="grid size-8 place-items-center rounded-full bg-ink font-semibold text-page uppercase before:content-[attr(data-initial)/'']"
        />
        <span className="sr-only">Account of </span>
        <span className="max-w-44 truncate max-md:sr-only">{email}</span>
      </button>
      <div
        id="account"
        popover="auto"
        className="inset-auto end-4 top-16 m-0 max-h-[calc(100dvh-5rem)] w-[min(18rem,calc(100vw-2rem))] overflow-y-auto rounded-card border border-line bg-surface p-5 text-ink shadow-xl"
      >
        <p className="text-sm text-muted">Signed in as</p>
        <p className="mb-4 font-semibold wrap-anywhere">{email}</p>
        <p className="mb-3">
          <Link href="/tickets/mine" className={buttonClass('secondary', 'w-full')}>
            My tickets
          </Link>
        </p>
        <Link href="/account" className={buttonClass('secondary', 'mb-3 w-full')}>
          My account
        </Link>
        <form action={signOutAction}>
          <Button look="secondary" className="w-full">
            Sign out
          </Button>
        </form>
      </div>
    </div>
  );
}
