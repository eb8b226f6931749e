import { randomUUID } from 'node:crypto';
import type { Page, Ticket } from '../backend/types';

/** Names the list that a page is rendered from. Ids are random, so that only this process can refer to a list. */
export const PRELOADED_LIST_HEADER = 'x-preloaded-list';

/** Global, because Next bundles this module more than once. */
const REGISTRY = Symbol.for('ticketing.preloaded-lists');
const store = globalThis as { [REGISTRY]?: Map<string, Page<Ticket>> };
const lists = (store[REGISTRY] ??= new Map<string, Page<Ticket>>());

/** Makes a list available to the rendering of one page. */
export async function withPreloadedList<T>(list: Page<Ticket>, render: (id: string) => Promise<T>): Promise<T> {
  const id = randomUUID();
  lists.set(id, list);
  try {
    return await render(id);
  } finally {
    lists.delete(id);
  }
}

export const preloadedList = (headers: Headers): Page<Ticket> | undefined =>
  lists.get(headers.get(PRELOADED_LIST_HEADER) ?? '');
