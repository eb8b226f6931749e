'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { Alert, type Tone } from './alert';

interface Props {
  /** The alert takes the focus again when this changes, even if the message is the same. */
  about: unknown;
  tone?: Tone;
  children: ReactNode;
}

/** A message that takes the focus, because it may be off screen on small devices; an error unless it has another tone. */
export function FocusedAlert({ about, tone = 'danger', children }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), [about]);
  return (
    <div ref={ref} tabIndex={-1} className="scroll-mt-6">
      <Alert tone={tone}>{children}</Alert>
    </div>
  );
}
