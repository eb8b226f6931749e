import type { Ticket } from '../../backend/types';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { OfferState } from './offer-state';
import { whatBecameOf } from './what-became-of';
import { withdrawTicketAction } from './withdraw-action';
import { WithdrawForm } from './withdraw-form';

const titles: Record<Ticket['status'], string> = {
  'on-sale': 'On sale',
  reserved: 'Reserved',
  sold: 'Sold',
  withdrawn: 'Withdrawn',
  past: 'Not on sale any more',
};

/** What a seller sees beside their own ticket. */
export function SellerOffer({ ticket }: { ticket: Ticket }) {
  const { id, status } = ticket;
  const changeable = status === 'on-sale' || status === 'past';
  return (
    <div className="space-y-4">
      <OfferState title={titles[status]}>{`This is your own listing. ${whatBecameOf(ticket)}`}</OfferState>
      {changeable && (
        <Link href={`/tickets/${id}/edit`} className={buttonClass('secondary', 'w-full')}>
          Edit
        </Link>
      )}
      {status === 'on-sale' && <WithdrawForm action={withdrawTicketAction.bind(null, id)} id={id} />}
      <p className="text-center">
        <Link href="/tickets/mine" className="underline underline-offset-4">
          All my tickets
        </Link>
      </p>
    </div>
  );
}
