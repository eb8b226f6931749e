'use server';

import { revalidatePath } from 'next/cache';
import { BackendError } from '../../backend/errors';
import { withdrawTicket } from '../../backend/tickets';
import { failedFormState } from '../../forms/failed-form-state';
import { emptyForm, type FormState } from '../../forms/form-state';

const TAKEN = 'Some of it is reserved at this moment, so it can’t be withdrawn now.';

export async function withdrawTicketAction(id: string): Promise<FormState> {
  const path = `/tickets/${id}`;
  try {
    await withdrawTicket(id);
  } catch (error) {
    if (error instanceof BackendError && error.status === 409) return { values: {}, errors: [{ message: TAKEN }] };
    return failedFormState(error, {}, path);
  }
  revalidatePath(path);
  revalidatePath('/tickets/mine');
  return emptyForm;
}
