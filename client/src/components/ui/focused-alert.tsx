'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { Alert } from './alert';

interface Props {
  /** What it is about: with another one, in the same words even, the focus comes here again. */
  about: unknown;
  children: ReactNode;
}

/** What has gone wrong with a press of a button, which may be far away on a small screen. */
export function FocusedAlert({ about, children }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), [about]);
  return (
    <div ref={ref} tabIndex={-1} className="scroll-mt-6">
      <Alert tone="danger">{children}</Alert>
    </div>
  );
}
