'use client';

import { useSyncExternalStore } from 'react';
import { formatWhen, type When } from '../../format/when';
import { browsersZone } from '../../format/zone';

const neverChanges = () => () => undefined;

/** The words for an event: as the server wrote them at first, then in the zone that the browser knows. */
export function useWhen(when: When | undefined): When | undefined {
  const { date, readers } = when ?? {};
  const zone = useSyncExternalStore(neverChanges, browsersZone, () => readers?.zone ?? 'UTC');
  return date !== undefined && readers && zone !== readers.zone ? formatWhen({ date }, zone, readers.now) : when;
}
