import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';

/** Leads to the list of tickets on sale. */
export const TicketsLink = () => (
  <Link href="/" className={buttonClass()}>
    See tickets on sale
  </Link>
);
