'use server';

import { revalidatePath } from 'next/cache';
import { BackendError } from '../../backend/errors';
import { cancelOrder } from '../../backend/orders';
import { failedFormState } from '../../forms/failed-form-state';
import { emptyForm, type FormState } from '../../forms/form-state';

export async function cancelOrderAction(orderId: string): Promise<FormState> {
  const path = `/orders/${orderId}`;
  try {
    await cancelOrder(orderId);
  } catch (error) {
    // 409: it was paid in another tab. The refreshed page shows that.
    const isPaid = error instanceof BackendError && error.status === 409;
    if (!isPaid) return failedFormState(error, {}, path);
  }
  revalidatePath(path);
  return emptyForm;
}
