'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { Alert } from './alert';

interface Props {
  /** The alert takes the focus again when this changes, even if the message is the same. */
  about: unknown;
  children: ReactNode;
}

/** An error that takes the focus, because it may be off screen on small devices. */
export function FocusedAlert({ about, children }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), [about]);
  return (
    <div ref={ref} tabIndex={-1} className="scroll-mt-6">
      <Alert tone="danger">{children}</Alert>
    </div>
  );
}
