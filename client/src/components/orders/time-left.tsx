'use client';

import { formatRemaining } from '../../format/remaining';
import { useSecondsLeft } from './use-time-left';

interface Props {
  expiresAt: string;
  serverNow: number;
}

export function TimeLeft({ expiresAt, serverNow }: Props) {
  const seconds = useSecondsLeft(expiresAt, serverNow);
  return seconds > 0 ? <span className="tabular">{formatRemaining(seconds)} left to pay</span> : <>time is up</>;
}
