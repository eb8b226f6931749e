import type { Order, Split, Ticket, User } from '../../backend/types';
import { isDay, isOver } from '../../format/dates';
import { signInPath } from '../../session/paths';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { config } from '../../config';
import { endReason } from '../orders/end-reason';
import { OfferState } from './offer-state';
import { quantitiesOf } from './quantities';
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
  if (user?.id === ticket.userId) return <SellerOffer ticket={ticket} />;
  const ended = ownOrder?.status === 'cancelled';
  if (ownOrder && !ended) return <OwnOrder order={ownOrder} />;
  if (isOver(ticket, now)) return <Over ticket={ticket} />;
  if (ticket.status === 'withdrawn') return <Withdrawn />;
  const quantities = quantitiesOf(ticket);
  if (ticket.status !== 'on-sale' || quantities.length === 0) {
    // The reservation of this very user has ended, and `tickets` has yet to receive that.
    if (!ended || ticket.quantity > 1) return ticket.status === 'sold' ? <Sold /> : <Taken />;
  }
  return (
    <div className="space-y-4">
      {ended && (
        <OfferState title="Your reservation has ended">{`${endReason(ownOrder)} You can reserve it again.`}</OfferState>
      )}
      {ticket.quantity > 1 && <Remaining ticket={ticket} />}
      {user ? (
        <ReserveForm
          key={quantities.join()}
          action={reserveTicketAction.bind(null, ticket.id)}
          price={ticket.price}
          currency={config().CURRENCY}
          quantities={quantities}
          several={ticket.quantity > 1}
        />
      ) : (
        <Link href={signInPath(`/tickets/${ticket.id}`)} className={buttonClass('primary', 'w-full text-lg')}>
          Sign in to reserve
        </Link>
      )}
      <p className="text-sm text-muted text-pretty">
        Reserving is free. {ticket.quantity > 1 ? 'The tickets are' : 'The ticket is'} then held for you while you pay
        by card, and no one else can buy {ticket.quantity > 1 ? 'them' : 'it'} in the meantime.
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

const splits: Record<Split, string> = {
  any: 'In any number',
  none: 'Sold together only',
  'no-single': 'Not so that one alone is left',
};

function Remaining({ ticket: { available, quantity, split = 'any' } }: { ticket: Ticket }) {
  return (
    <p>
      <strong>{available === quantity ? `${quantity} tickets` : `${available} of ${quantity} tickets left`}</strong>
      <span className="block text-sm text-muted">{splits[split]}</span>
    </p>
  );
}

function Sold() {
  return (
    <div className="space-y-4">
      <OfferState title="Sold">Another buyer was faster, and has paid.</OfferState>
      <OtherTickets />
    </div>
  );
}

function Withdrawn() {
  return (
    <div className="space-y-4">
      <OfferState title="Withdrawn">The seller has taken this ticket off the market.</OfferState>
      <OtherTickets />
    </div>
  );
}

function Taken() {
  return (
    <div className="space-y-4">
      <OfferState title="Reserved">
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
