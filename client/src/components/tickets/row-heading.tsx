import type { When } from '../../format/when';
import { Link } from '../ui/link';
import { DateBesideStub } from './event-date';

interface Props {
  href: string;
  title: string;
  when: When | undefined;
}

/** The title of a ticket in a list of one's own, as a link that covers the row, and its date beside the stub. */
export function RowHeading({ href, title, when }: Props) {
  return (
    <>
      <h2 dir="auto" className="text-lg leading-snug wrap-anywhere">
        <Link href={href}>{title}</Link>
      </h2>
      <p className="mt-1 text-sm text-muted">
        <DateBesideStub when={when} />
      </p>
    </>
  );
}
