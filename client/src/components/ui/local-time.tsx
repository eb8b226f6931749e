'use client';

import { useSyncExternalStore } from 'react';
import { formatDate } from '../../format/dates';
import { browsersZone } from '../../format/zone';

const neverChanges = () => () => undefined;

/** A moment in the reader's zone: as the server knew it at first, then as the browser knows it. */
export function LocalTime({ iso, serverZone }: { iso: string; serverZone: string }) {
  const zone = useSyncExternalStore(neverChanges, browsersZone, () => serverZone);
  return (
    <time dateTime={iso} suppressHydrationWarning>
      {formatDate({ date: iso }, zone)}
    </time>
  );
}
