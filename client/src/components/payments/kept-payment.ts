/**
 * What a reload in the middle of a payment must not forget: that it went through, or the secret with which the bank's
 * question can be answered. Kept for the life of the tab.
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
