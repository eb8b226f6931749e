'use client';

import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  /** Identifies the content, such as the order's status. */
  shown: string;
  children: ReactNode;
}

/**
 * Moves the focus to its heading when the content is replaced, since the focused element is removed with the old content.
 * Does nothing on the first render.
 */
export function ResultFocus({ shown, children }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    ref.current?.querySelector<HTMLElement>('h2[tabindex="-1"]')?.focus();
  }, [shown]);
  return <div ref={ref}>{children}</div>;
}
