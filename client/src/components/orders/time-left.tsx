'use client';

import { formatRemaining } from '../../format/remaining';
import { useRemaining } from './use-remaining';

interface Props {
  expiresAt: string;
  serverNow: number;
}

/** The time left, within a line of text. */
export function TimeLeft({ expiresAt, serverNow }: Props) {
  const remaining = useRemaining(expiresAt, serverNow);
  return remaining > 0 ? <span className="tabular">{formatRemaining(remaining)} left to pay</span> : <>time is up</>;
}
