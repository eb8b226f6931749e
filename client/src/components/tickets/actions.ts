'use server';

import { redirect } from 'next/navigation';
import { BackendError } from '../../backend/errors';
import { idempotencyKeyOf } from '../../backend/idempotency-key';
import { createTicket, updateTicket, type TicketInput } from '../../backend/tickets';
import { config } from '../../config';
import { answerFaults } from '../../forms/answer-faults';
import { textOf, type FormState } from '../../forms/form-state';
import { readTicketValues, valuesIn, type TicketValues } from './ticket-values';

const LOCKED = 'Your ticket has been reserved or sold in the meantime, so it can’t be changed now.';

export async function createTicketAction(_state: FormState, data: FormData): Promise<FormState> {
  const values = valuesIn(data);
  const { faults, input } = readInput(values);
  if (faults.length > 0) return { values, faults };
  let id: string;
  try {
    ({ id } = await createTicket(input, idempotencyKeyOf(textOf(data, 'key'), input)));
  } catch (error) {
    return answerFaults(error, values, '/tickets/new');
  }
  redirect(`/tickets/${id}?new`);
}

export async function updateTicketAction(id: string, _state: FormState, data: FormData): Promise<FormState> {
  const values = valuesIn(data);
  const { faults, input } = readInput(values);
  if (faults.length > 0) return { values, faults };
  try {
    await updateTicket(id, input);
  } catch (error) {
    if (error instanceof BackendError && error.status === 409) return { values, faults: [{ message: LOCKED }] };
    return answerFaults(error, values, `/tickets/${id}/edit`);
  }
  redirect(`/tickets/${id}`);
}

function readInput(values: TicketValues) {
  const { faults, title, price = '', date, timeZone } = readTicketValues(values, config().CURRENCY);
  return { faults, input: { title, price, date, timeZone } satisfies TicketInput };
}
