'use client';

import { useSyncExternalStore } from 'react';
import { formatDate } from '../../format/dates';

const neverChanges = () => () => undefined;
const browsersZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment in the reader's zone: as the server knew it at first, then as the browser knows it. */
export function LocalTime({ iso, serverZone }: { iso: string; serverZone: string }) {
  const zone = useSyncExternalStore(neverChanges, browsersZone, () => serverZone);
  return (
    <time dateTime={iso} suppressHydrationWarning>
      {formatDate(iso, zone)}
    </time>
  );
}
