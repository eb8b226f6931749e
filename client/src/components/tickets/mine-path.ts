import type { TicketStatus } from '../../backend/types';

/** The URL of a page of one's own tickets, without default values. */
export function minePath(status: TicketStatus, cursor?: string): string {
  const given = [...(status === 'on-sale' ? [] : [['status', status]]), ...(cursor ? [['cursor', cursor]] : [])];
  return given.length === 0 ? '/tickets/mine' : `/tickets/mine?${new URLSearchParams(given).toString()}`;
}
