'use server';

import { redirect } from 'next/navigation';
import { BackendError } from '../../backend/errors';
import { createOrder, findOwnOrderOf } from '../../backend/orders';
import { createTicket, updateTicket, type TicketInput } from '../../backend/tickets';
import { answerFaults } from '../../forms/answer-faults';
import { textOf, type FormState } from '../../forms/form-state';
import { isTimeZone, toInstant } from '../../format/zone';

export async function createTicketAction(_state: FormState, data: FormData): Promise<FormState> {
  const values = ticketValues(data);
  if (values.time && !values.date) return { values, faults: [NO_DAY] };
  let id: string;
  try {
    ({ id } = await createTicket(toInput(values), textOf(data, 'key')));
  } catch (error) {
    return answerFaults(error, values, '/tickets/new');
  }
  redirect(`/tickets/${id}?new`);
}

export async function updateTicketAction(id: string, _state: FormState, data: FormData): Promise<FormState> {
  const values = ticketValues(data);
  if (values.time && !values.date) return { values, faults: [NO_DAY] };
  try {
    await updateTicket(id, toInput(values));
  } catch (error) {
    if (error instanceof BackendError && error.status === 409) return { values, faults: [{ message: LOCKED }] };
    return answerFaults(error, values, `/tickets/${id}/edit`);
  }
  redirect(`/tickets/${id}`);
}

const NO_DAY = { field: 'date', message: 'Which day is it? There is only a time.' };
const LOCKED = 'Somebody has reserved or bought this ticket meanwhile, so it can’t be changed now.';
const TAKEN =
  'Somebody else reserved this ticket a moment ago. If they don’t pay in time it is on sale again, so do look back.';
const NOT_YET = 'This ticket has only just been put on sale. Please try again in a moment.';

export async function reserveTicketAction(ticketId: string): Promise<FormState> {
  let orderId: string;
  try {
    ({ id: orderId } = await createOrder(ticketId).catch((error: unknown) => ownOrder(ticketId, error)));
  } catch (error) {
    const status = error instanceof BackendError ? error.status : 0;
    if (status === 409) return { values: {}, faults: [{ message: TAKEN }] };
    if (status === 404) return { values: {}, faults: [{ message: NOT_YET }] };
    return answerFaults(error, {}, `/tickets/${ticketId}`);
  }
  redirect(`/orders/${orderId}`);
}

/** A second click, or another tab, finds the ticket reserved: for the very person who asks. */
async function ownOrder(ticketId: string, error: unknown) {
  const own = error instanceof BackendError && error.status === 409 ? await findOwnOrderOf(ticketId) : undefined;
  if (!own) throw error;
  return own;
}

function ticketValues(data: FormData) {
  const [title, price, date, time, zone] = ['title', 'price', 'date', 'time', 'zone'].map((name) => textOf(data, name));
  return { title: title ?? '', price: price ?? '', date: date ?? '', time: time ?? '', zone: zone ?? '' };
}

function toInput({ title, price, date, time, zone }: ReturnType<typeof ticketValues>): TicketInput {
  const wellFormed = /^\d{4}-\d\d-\d\d$/.test(date) && /^\d\d:\d\d$/.test(time);
  const moment = wellFormed ? toInstant(`${date}T${time}`, isTimeZone(zone) ? zone : 'UTC') : date || null;
  return { title, price: price.trim().replace(',', '.'), date: moment };
}
