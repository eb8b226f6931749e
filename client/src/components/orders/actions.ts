'use server';

import { revalidatePath } from 'next/cache';
import { BackendError } from '../../backend/errors';
import { cancelOrder, sendMailAgain } from '../../backend/orders';
import { failedFormState } from '../../forms/failed-form-state';
import { emptyForm, type FormState } from '../../forms/form-state';

export const cancelOrderAction = async (orderId: string): Promise<FormState> =>
  change(orderId, () => cancelOrder(orderId).catch(allowPaid));

export const sendMailAgainAction = async (orderId: string): Promise<FormState> =>
  change(orderId, () => sendMailAgain(orderId));

/** Makes a change, and has the order's page show it. */
async function change(orderId: string, request: () => Promise<void>): Promise<FormState> {
  const path = `/orders/${orderId}`;
  try {
    await request();
  } catch (error) {
    return failedFormState(error, {}, path);
  }
  revalidatePath(path);
  return emptyForm;
}

/** 409: it was paid in another tab. The refreshed page shows that. */
function allowPaid(error: unknown): void {
  if (!(error instanceof BackendError && error.status === 409)) throw error;
}
