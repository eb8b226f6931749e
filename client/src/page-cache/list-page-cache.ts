import type { Page, Ticket } from '../backend/types';
import { BoundedMap } from './bounded-map';
import type { PageTemplate } from './page-template';

interface CachedPage {
  list: Page<Ticket>;
  template: Promise<PageTemplate>;
}

interface Dependencies {
  /** Gives the same object for as long as the list does not change. */
  readList: (search: string) => Promise<Page<Ticket>>;
  render: (list: Page<Ticket>) => Promise<PageTemplate>;
  search: string;
  /** Everything besides the list that the page depends on. */
  variant: string;
}

/** Rendered pages of the ticket list. Each is used for as long as the list, read for each request, is what it shows. */
export class ListPageCache {
  private readonly pages: BoundedMap<CachedPage>;

  constructor(capacity: number) {
    this.pages = new BoundedMap(capacity);
  }

  /** @throws what reading or rendering throws; a failed rendering is not kept */
  async page({ readList, render, search, variant }: Dependencies): Promise<PageTemplate> {
    const key = JSON.stringify([search, variant]);
    const list = await readList(search);
    const cached = this.pages.get(key);
    if (cached?.list === list) return cached.template;
    const page: CachedPage = { list, template: render(list) };
    this.pages.set(key, page);
    page.template.catch(() => this.pages.get(key) === page && this.pages.delete(key));
    return page.template;
  }
}
