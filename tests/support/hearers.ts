/** Who hears what: each service of a subject's has one durable queue group on it. */
const HEARERS: Readonly<Record<string, readonly string[]>> = {
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

export const SUBJECTS: readonly string[] = Object.keys(HEARERS);

/** @throws Error for a subject that there is not */
export function hearersOf(subject: string): string[] {
  const services = HEARERS[subject];
  if (services === undefined) throw new Error(`There is no subject ${subject}`);
  return [...services];
}
