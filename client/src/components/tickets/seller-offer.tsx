import type { Ticket } from '../../backend/types';
import { isOver } from '../../format/dates';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { OfferState } from './offer-state';

/** What a seller sees beside their own ticket. */
export function SellerOffer({ ticket, now }: { ticket: Ticket; now: number }) {
  if (ticket.orderId) {
    return (
      <OfferState title="Reserved or sold">A buyer has taken your ticket, so it can’t be changed for now.</OfferState>
    );
  }
  return (
    <div className="space-y-4">
      {isOver(ticket, now) ? (
        <OfferState title="Not on sale any more">
          Its date has passed. With another date it is on sale again.
        </OfferState>
      ) : (
        <OfferState title="On sale">This is your own ticket. Buyers can reserve it at any time.</OfferState>
      )}
      <Link href={`/tickets/${ticket.id}/edit`} className={buttonClass('secondary', 'w-full')}>
        Edit
      </Link>
    </div>
  );
}
