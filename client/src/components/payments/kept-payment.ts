/**
 * The payment state that must survive a reload: that the payment succeeded, or the client secret of a pending 3-D Secure
 * authentication. Stored in `sessionStorage`.
 */
export type KeptPayment = { step: 'paid' } | { step: 'consent'; clientSecret: string };

const keyOf = (orderId: string): string => `payment:${orderId}`;

export function keepPayment(orderId: string, payment: KeptPayment): void {
  sessionStorage.setItem(keyOf(orderId), JSON.stringify(payment));
}

export function forgetPayment(orderId: string): void {
  sessionStorage.removeItem(keyOf(orderId));
}

export function keptPayment(orderId: string): KeptPayment | undefined {
  const kept = sessionStorage.getItem(keyOf(orderId));
  return kept === null ? undefined : (JSON.parse(kept) as KeptPayment);
}
