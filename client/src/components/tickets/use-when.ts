'use client';

import { formatWhen, type When } from '../../format/when';
import { useBrowserZone } from './use-browser-zone';

/** The date as formatted by the server, then in the browser's time zone after hydration. */
export function useWhen(when: When | undefined): When | undefined {
  const { date, readers } = when ?? {};
  const zone = useBrowserZone(readers?.zone ?? 'UTC');
  return date !== undefined && readers && zone !== readers.zone ? formatWhen({ date }, zone, readers.now) : when;
}
