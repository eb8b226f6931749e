'use client';

import { useSyncExternalStore } from 'react';
import { formatWhen, type When } from '../../format/when';
import { browserZone } from '../../format/zone';

const neverChanges = () => () => undefined;

/** The date as formatted by the server, then in the browser's time zone after hydration. */
export function useWhen(when: When | undefined): When | undefined {
  const { date, readers } = when ?? {};
  const zone = useSyncExternalStore(neverChanges, browserZone, () => readers?.zone ?? 'UTC');
  return date !== undefined && readers && zone !== readers.zone ? formatWhen({ date }, zone, readers.now) : when;
}
