'use client';

import { useState } from 'react';
import { formatRemaining } from '../../format/remaining';
import { announcementBetween } from './announcements';

/** The time left, for eyes all the time, for ears now and then: a timer read out every second drowns all else. */
export function Countdown({ remaining }: { remaining: number }) {
  const [seen, setSeen] = useState({ remaining, text: '' });
  if (seen.remaining !== remaining) {
    setSeen({ remaining, text: announcementBetween(seen.remaining, remaining) ?? seen.text });
  }
  return (
    <div>
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-semibold">Time left to pay</span>
        <span role="timer" aria-live="off" className="tabular font-display text-3xl font-bold">
          {formatRemaining(remaining)}
        </span>
      </p>
      <p role="status" className="sr-only">
        {seen.text}
      </p>
    </div>
  );
}
