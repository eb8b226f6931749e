'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useSyncExternalStore } from 'react';
import { Button, buttonClass } from '../components/ui/button';
import { PageMessage } from '../components/ui/page-message';

function subscribe(onChange: () => void) {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}

/** In the place of a page that could not be made: usually since a service is away for a moment. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <PageMessage
      title={online ? 'We can’t show this right now' : 'You’re offline'}
      actions={
        <>
          <Button onClick={retry}>Try again</Button>
          <a href="/" className={buttonClass('secondary')}>
            To the tickets
          </a>
        </>
      }
    >
      <p>
        {online
          ? 'Part of the shop is not answering. It usually comes back within a minute, and nothing of yours is lost.'
          : 'Once your connection is back, try again: nothing of yours is lost.'}
      </p>
    </PageMessage>
  );
}
