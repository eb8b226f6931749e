'use client';

import { buttonClass } from '../components/ui/button';
import { Link } from '../components/ui/link';
import { PageMessage } from '../components/ui/page-message';

export default function NotFound() {
  return (
    <PageMessage
      title="There’s nothing at this address"
      actions={
        <Link href="/" className={buttonClass()}>
          See tickets on sale
        </Link>
      }
    >
      <p>The link may be old, or a letter went missing on the way.</p>
    </PageMessage>
  );
}
