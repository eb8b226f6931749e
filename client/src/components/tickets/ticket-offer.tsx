import type { Order, Ticket, User } from '../../backend/types';
import { signInPath } from '../../session/paths';
import { buttonClass } from '../ui/button';
import { Link } from '../ui/link';
import { reserveTicketAction } from './actions';
import { ReserveForm } from './reserve-form';

interface Props {
  ticket: Ticket;
  user: User | undefined;
  /** The order that the ticket is taken by, where it is the user's own. */
  ownOrder: Order | undefined;
}

/** What a person can do with a ticket, which depends on whose it is and on who has taken it. */
export function TicketOffer({ ticket, user, ownOrder }: Props) {
  if (user?.id === ticket.userId) return <SellersOffer ticket={ticket} />;
  if (ownOrder) return <OwnOrder order={ownOrder} />;
  if (ticket.orderId) return <Taken />;
  return (
    <div className="space-y-4">
      {user ? (
        <ReserveForm action={reserveTicketAction.bind(null, ticket.id)} />
      ) : (
        <Link href={signInPath(`/tickets/${ticket.id}`)} className={buttonClass('primary', 'w-full text-lg')}>
          Sign in to reserve
        </Link>
      )}
      <p className="text-sm text-muted text-pretty">
        Reserving is free. The ticket is then held for you while you pay by card, and nobody else can buy it meanwhile.
      </p>
    </div>
  );
}

function SellersOffer({ ticket }: { ticket: Ticket }) {
  if (ticket.orderId) {
    return <State title="Reserved or sold">Somebody has taken your ticket, so it can’t be changed for now.</State>;
  }
  return (
    <div className="space-y-4">
      <State title="On sale">This is your own ticket. Buyers can reserve it at any time.</State>
      <Link href={`/tickets/${ticket.id}/edit`} className={buttonClass('secondary', 'w-full')}>
        Edit
      </Link>
    </div>
  );
}

function OwnOrder({ order }: { order: Order }) {
  const paid = order.status === 'complete';
  return (
    <div className="space-y-4">
      <State title={paid ? 'Yours' : 'Reserved for you'}>
        {paid ? 'You have bought this ticket.' : 'It is held for you until the time for paying runs out.'}
      </State>
      <Link href={`/orders/${order.id}`} className={buttonClass('primary', 'w-full')}>
        {paid ? 'See your order' : 'Go on to pay'}
      </Link>
    </div>
  );
}

function Taken() {
  return (
    <div className="space-y-4">
      <State title="Reserved or sold">
        Somebody was faster. A reservation that isn’t paid in time ends, and then the ticket is on sale again.
      </State>
      <Link href="/" className={buttonClass('secondary', 'w-full')}>
        See other tickets
      </Link>
    </div>
  );
}

function State({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <h2 className="text-xl">{title}</h2>
      <p className="mt-1.5 text-muted text-pretty">{children}</p>
    </div>
  );
}
