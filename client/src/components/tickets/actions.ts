'use server';

import { redirect } from 'next/navigation';
import { BackendError } from '../../backend/errors';
import { idempotencyKeyOf } from '../../backend/idempotency-key';
import { createTicket, updateTicket } from '../../backend/tickets';
import { config } from '../../config';
import { failedFormState } from '../../forms/failed-form-state';
import { textOf, type FormState } from '../../forms/form-state';
import { readTicketInput, valuesIn } from './ticket-values';

const LOCKED = 'Your ticket has been reserved or sold in the meantime, so it can’t be changed now.';

export async function createTicketAction(_state: FormState, data: FormData): Promise<FormState> {
  const values = valuesIn(data);
  const { errors, input } = readTicketInput(values, config().CURRENCY);
  if (errors.length > 0) return { values, errors };
  let id: string;
  try {
    ({ id } = await createTicket(input, idempotencyKeyOf(textOf(data, 'key'), input)));
  } catch (error) {
    return failedFormState(error, values, '/tickets/new');
  }
  redirect(`/tickets/${id}?new`);
}

export async function updateTicketAction(id: string, _state: FormState, data: FormData): Promise<FormState> {
  const values = valuesIn(data);
  const { errors, input } = readTicketInput(values, config().CURRENCY);
  if (errors.length > 0) return { values, errors };
  try {
    await updateTicket(id, input);
  } catch (error) {
    if (error instanceof BackendError && error.status === 409)
      return { values, errors: [{ message: whyLocked(error) }] };
    return failedFormState(error, values, `/tickets/${id}/edit`);
  }
  redirect(`/tickets/${id}`);
}

/** Once some of several tickets are sold, the API says what can still be changed. */
function whyLocked({ errors }: BackendError): string {
  const partly = errors.find(({ message }) => message.includes('only the price'));
  return partly ? `${partly.message}.` : LOCKED;
}
