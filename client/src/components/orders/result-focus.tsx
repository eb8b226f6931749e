'use client';

import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  /** What is shown, by name. */
  shown: string;
  children: ReactNode;
}

/**
 * Leads the focus to the heading of what is shown when that takes the place of something else, with which the focus would
 * be lost. A page that has just been opened begins at its top, as any other.
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
