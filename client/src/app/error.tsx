'use client';

import { usePathname, useRouter } from 'next/navigation';
import { startTransition, useEffect, useSyncExternalStore } from 'react';
import { Button, buttonClass } from '../components/ui/button';
import { PageMessage } from '../components/ui/page-message';
import { kindOfActionError, type ActionErrorKind } from '../forms/action-error';
import { markInterrupted } from '../forms/form-draft';
import { reloadOutdated } from '../forms/reload-outdated';

function subscribe(onChange: () => void) {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}

const WORDS: Record<ActionErrorKind | 'offline', { title: string; text: string }> = {
  offline: { title: 'You’re offline', text: 'Once your connection is back, try again: nothing of yours is lost.' },
  connection: {
    title: 'The connection was lost',
    text: 'We don’t know whether your last step reached us. Try again: nothing is done twice.',
  },
  outdated: {
    title: 'This page is out of date',
    text: 'The shop has just been renewed. Load the page again: what you typed is kept.',
  },
  server: {
    title: 'Something went wrong on our side',
    text: 'It may work if you try again. If it doesn’t, it is not your fault, and nothing of yours is lost.',
  },
};

/** Error boundary for pages that failed to render and for server actions that failed. */
export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  const path = usePathname();
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const kind = useSyncExternalStore(
    subscribe,
    () => kindOfActionError(error),
    () => 'server' as const,
  );
  useEffect(() => {
    // Lets the form restore its input when the page is shown again.
    markInterrupted(path);
    if (kind === 'outdated') reloadOutdated();
  }, [kind, path]);

  const retry = () => {
    if (kind === 'outdated') return location.reload();
    startTransition(() => {
      router.refresh();
      reset();
    });
  };
  const { title, text } = WORDS[online ? kind : 'offline'];
  return (
    <PageMessage
      title={title}
      actions={
        <>
          <Button onClick={retry}>Try again</Button>
          <a href="/" className={buttonClass('secondary')}>
            To the tickets
          </a>
        </>
      }
    >
      <p>{text}</p>
    </PageMessage>
  );
}
