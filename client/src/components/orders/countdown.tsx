'use client';

import { useState } from 'react';
import { formatRemaining } from '../../format/remaining';
import { announcementBetween } from './announcements';
import { useSecondsLeft } from './use-time-left';

interface Props {
  expiresAt: string;
  serverNow: number;
}

/**
 * The remaining time, updated visually every second. Screen readers get announcements at a few thresholds only. A component of
 * its own, so that its siblings do not render every second.
 */
export function Countdown({ expiresAt, serverNow }: Props) {
  const seconds = useSecondsLeft(expiresAt, serverNow);
  const [seen, setSeen] = useState({ seconds, text: '' });
  if (seen.seconds !== seconds) {
    setSeen({ seconds, text: announcementBetween(seen.seconds, seconds) ?? seen.text });
  }
  return (
    <div>
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-semibold">Time left to pay</span>
        <span role="timer" aria-live="off" className="tabular font-display text-3xl font-bold">
          {formatRemaining(seconds)}
        </span>
      </p>
      <p role="status" className="sr-only">
        {seen.text}
      </p>
    </div>
  );
}
