/**
 * The payment state that must survive a reload: that the payment succeeded, or the client secret of a pending 3-D Secure
 * authentication. Stored in `sessionStorage`.
 */
export type StoredPayment = { step: 'paid' } | { step: 'authentication'; clientSecret: string };

const keyOf = (orderId: string): string => `payment:${orderId}`;

export function storePayment(orderId: string, payment: StoredPayment): void {
  sessionStorage.setItem(keyOf(orderId), JSON.stringify(payment));
}

export function clearStoredPayment(orderId: string): void {
  sessionStorage.removeItem(keyOf(orderId));
}

export function readStoredPayment(orderId: string): StoredPayment | undefined {
  const stored = sessionStorage.getItem(keyOf(orderId));
  return stored === null ? undefined : (JSON.parse(stored) as StoredPayment);
}
