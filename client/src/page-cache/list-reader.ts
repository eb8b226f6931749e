import type { Page, Ticket } from '../backend/types';
import { nextCursorOf } from '../backend/pagination';
import type { TicketListResponse } from '../backend/tickets';
import { BoundedMap } from './bounded-map';
import { SharedRead } from './shared-read';

type FetchList = (search: string) => Promise<TicketListResponse>;

interface KnownList {
  response: TicketListResponse;
  list: Page<Ticket>;
}

/** Reads lists of tickets. An unchanged list is the same object as before, so that it can be compared by reference. */
export class ListReader {
  private readonly reads: BoundedMap<SharedRead<Page<Ticket>>>;
  private readonly known: BoundedMap<KnownList>;

  /** @param capacity for how many addresses a list is kept */
  constructor(
    private readonly fetchList: FetchList,
    capacity: number,
  ) {
    this.reads = new BoundedMap(capacity);
    this.known = new BoundedMap(capacity);
  }

  read(search: string): Promise<Page<Ticket>> {
    let read = this.reads.get(search);
    if (!read) {
      read = new SharedRead(() => this.fetchNow(search));
      this.reads.set(search, read);
    }
    return read.get();
  }

  private async fetchNow(search: string): Promise<Page<Ticket>> {
    const response = await this.fetchList(search);
    const known = this.known.get(search);
    if (known && known.response.text === response.text && known.response.link === response.link) return known.list;
    const list = { items: JSON.parse(response.text) as Ticket[], nextCursor: nextCursorOf(response.link) };
    this.known.set(search, { response, list });
    return list;
  }
}
