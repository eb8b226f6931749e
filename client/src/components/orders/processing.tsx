'use client';

import { useEffect, useRef } from 'react';

/** Shown between the payment and the order's completion, usually for less than a second. */
export function Processing({ slow }: { slow: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Replaces the payment form, which had the focus.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div role="status" className="py-8 text-center">
      <span
        aria-hidden
        className="mx-auto mb-5 block size-10 rounded-full border-4 border-accent border-e-transparent motion-safe:animate-spin"
      />
      <h2 ref={heading} tabIndex={-1} className="text-xl">
        Your payment went through
      </h2>
      <p className="mt-2 text-muted text-pretty">
        {slow
          ? 'Confirming the order takes longer than usual. You can leave this page: the confirmation comes by email.'
          : 'We’re confirming your order …'}
      </p>
    </div>
  );
}
