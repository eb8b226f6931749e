'use client';

import { useSyncExternalStore } from 'react';
import { browserZone } from '../../format/zone';

const neverChanges = () => () => undefined;

/** The zone that the server rendered with, then the browser's after hydration. */
export const useBrowserZone = (serverZone: string): string =>
  useSyncExternalStore(neverChanges, browserZone, () => serverZone);
