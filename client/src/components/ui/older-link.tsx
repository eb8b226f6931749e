import { buttonClass } from './button';
import { Link } from './link';

/** Leads from a page of one's own things to the one before it in time. */
export function OlderLink({ href, children }: { href: string; children: string }) {
  return (
    <p className="mt-10 text-center">
      <Link href={href} className={buttonClass('secondary')}>
        {children}
      </Link>
    </p>
  );
}
