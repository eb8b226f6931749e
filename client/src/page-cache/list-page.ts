import { nextCursorOf } from '../backend/pagination';
import type { TicketListResponse } from '../backend/tickets';
import type { Page, Ticket } from '../backend/types';
import type { PageTemplate } from './page-template';
import { SharedRead } from './shared-read';

interface Dependencies {
  fetchList: () => Promise<TicketListResponse>;
  render: (list: Page<Ticket>) => Promise<PageTemplate>;
}

/**
 * One variant of a list's page. The list is read for each request, or for all that arrive during a read; the page is rendered
 * again only if the list has changed.
 */
export class ListPage {
  private rendered: { from: TicketListResponse; template: PageTemplate } | undefined;
  private readonly shared = new SharedRead(() => this.load());

  constructor(private readonly dependencies: Dependencies) {}

  /** @throws what reading or rendering throws; the next call tries again */
  get(): Promise<PageTemplate> {
    return this.shared.get();
  }

  private async load(): Promise<PageTemplate> {
    const { fetchList, render } = this.dependencies;
    const from = await fetchList();
    const { rendered } = this;
    if (rendered && rendered.from.text === from.text && rendered.from.link === from.link) return rendered.template;
    const list = { items: JSON.parse(from.text) as Ticket[], nextCursor: nextCursorOf(from.link) };
    const template = await render(list);
    this.rendered = { from, template };
    return template;
  }
}
