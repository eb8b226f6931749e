/** The subscribers of each subject: each has one durable queue group on it. */
const SUBSCRIBERS: Readonly<Record<string, readonly string[]>> = {
  'ticket:created': ['orders'],
  'ticket:updated': ['orders'],
  'order:created': ['tickets', 'expiration', 'payments'],
  'order:awaiting-payment': ['payments'],
  'order:payment-failed': ['payments'],
  'order:cancelled': ['tickets', 'expiration', 'payments'],
  'order:completed': ['expiration', 'payments', 'confirmation'],
  'order:refund-due': ['payments'],
  'expiration:complete': ['orders'],
  'payment:pending': ['orders'],
  'payment:failed': ['orders'],
  'payment:created': ['orders'],
  'payment:refunded': ['orders', 'confirmation'],
  'payment:refund-delayed': ['orders', 'confirmation'],
  'payment:refund-failed': ['orders', 'confirmation'],
  'payment:dispute-closed': ['orders'],
};

export const SUBJECTS: readonly string[] = Object.keys(SUBSCRIBERS);

/** @throws Error for a subject that there is not */
export function subscribersOf(subject: string): string[] {
  const services = SUBSCRIBERS[subject];
  if (services === undefined) throw new Error(`There is no subject ${subject}`);
  return [...services];
}
