'use server';

import { redirect } from 'next/navigation';
import { BackendError } from '../../backend/errors';
import { createOrder, findOwnOrderOf } from '../../backend/orders';
import { findTicket } from '../../backend/tickets';
import { failedFormState } from '../../forms/failed-form-state';
import { textOf, type FormState } from '../../forms/form-state';
import { isOver } from '../../format/dates';

const TAKEN =
  'Another buyer reserved this ticket a moment ago. If they don’t pay in time it goes back on sale, so check again later.';
const SOLD = 'This ticket is sold.';
const OVER = 'The date of this ticket has passed, so it can’t be reserved any more.';
const WITHDRAWN = 'The seller has withdrawn this ticket.';
const NOT_YET = 'This ticket has only just been put on sale. Please try again in a moment.';

export async function reserveTicketAction(ticketId: string, _state: FormState, data: FormData): Promise<FormState> {
  const quantity = Number(textOf(data, 'quantity') || '1');
  const values = { quantity: String(quantity) };
  let orderId: string;
  try {
    ({ id: orderId } = await createOrder(ticketId, quantity).catch((error: unknown) =>
      ownOrder(ticketId, quantity, error),
    ));
  } catch (error) {
    const status = error instanceof BackendError ? error.status : 0;
    if (status === 409) return { values, errors: [{ message: await reasonOf(ticketId, error as BackendError) }] };
    if (status === 404) return { values, errors: [{ message: NOT_YET }] };
    return failedFormState(error, values, `/tickets/${ticketId}`);
  }
  redirect(`/orders/${orderId}`);
}

/** On 409 the ticket may be reserved by this same user, by a double click or in another tab. */
async function ownOrder(ticketId: string, quantity: number, error: unknown) {
  const own = error instanceof BackendError && error.status === 409 ? await findOwnOrderOf(ticketId) : undefined;
  if (own?.quantity !== quantity) throw error;
  return own;
}

/** Why another user's ticket cannot be reserved. */
async function reasonOf(ticketId: string, { errors }: BackendError): Promise<string> {
  const ticket = await findTicket(ticketId).catch(() => undefined);
  if (ticket && isOver(ticket, Date.now())) return OVER;
  if (ticket?.status === 'withdrawn') return WITHDRAWN;
  const [first] = errors;
  // Of several tickets the API says what can be reserved instead.
  if (ticket && ticket.quantity > 1 && first) return `${first.message}.`;
  return errors.some(({ message }) => /\bsold\b/i.test(message)) ? SOLD : TAKEN;
}
