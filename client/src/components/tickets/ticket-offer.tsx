import type { Order, Ticket, User } from '../../backend/types';
import { isDay, isOver } from '../../format/dates';
import { signInPath } from '../../session/paths';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { endReason } from '../orders/end-reason';
import { OfferState } from './offer-state';
import { reserveTicketAction } from './reserve-action';
import { ReserveForm } from './reserve-form';
import { SellerOffer } from './seller-offer';

interface Props {
  ticket: Ticket;
  user: User | undefined;
  /** The order that holds the ticket, if it is the user's own. */
  ownOrder: Order | undefined;
  /** The server's time in milliseconds. */
  now: number;
}

/** The actions available to a user, depending on the ticket's seller, buyer and date. */
export function TicketOffer({ ticket, user, ownOrder, now }: Props) {
  if (user?.id === ticket.userId) return <SellerOffer ticket={ticket} now={now} />;
  const ended = ownOrder?.status === 'cancelled';
  if (ownOrder && !ended) return <OwnOrder order={ownOrder} />;
  if (isOver(ticket, now)) return <Over ticket={ticket} />;
  if (ticket.orderId && !ended) return <Taken />;
  return (
    <div className="space-y-4">
      {ended && (
        <OfferState title="Your reservation has ended">{`${endReason(ownOrder)} You can reserve it again.`}</OfferState>
      )}
      {user ? (
        <ReserveForm action={reserveTicketAction.bind(null, ticket.id)} />
      ) : (
        <Link href={signInPath(`/tickets/${ticket.id}`)} className={buttonClass('primary', 'w-full text-lg')}>
          Sign in to reserve
        </Link>
      )}
      <p className="text-sm text-muted text-pretty">
        Reserving is free. The ticket is then held for you while you pay by card, and no one else can buy it in the
        meantime.
      </p>
    </div>
  );
}

function OwnOrder({ order }: { order: Order }) {
  const paid = order.status === 'complete';
  return (
    <div className="space-y-4">
      <OfferState title={paid ? 'Yours' : 'Reserved for you'}>
        {paid ? 'You have bought this ticket.' : 'It is held for you until the time for paying runs out.'}
      </OfferState>
      <Link href={`/orders/${order.id}`} className={buttonClass('primary', 'w-full')}>
        {paid ? 'See your order' : 'Go on to pay'}
      </Link>
    </div>
  );
}

function Over({ ticket }: { ticket: Ticket }) {
  return (
    <div className="space-y-4">
      <OfferState title="Not on sale any more">
        {ticket.date && isDay(ticket.date)
          ? 'The day of this event is over, so its ticket can’t be reserved.'
          : 'This event has begun or is over, so its ticket can’t be reserved.'}
      </OfferState>
      <OtherTickets />
    </div>
  );
}

function Taken() {
  return (
    <div className="space-y-4">
      <OfferState title="Reserved or sold">
        Another buyer was faster. A reservation that isn’t paid in time ends, and the ticket goes back on sale.
      </OfferState>
      <OtherTickets />
    </div>
  );
}

const OtherTickets = () => (
  <Link href="/" className={buttonClass('secondary', 'w-full')}>
    See other tickets
  </Link>
);
