/** A price in words of the shop's language. */
export function formatPrice(price: number, currency: string): string {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(price);
}

/** Stripe counts in pence and cents. Rounded, since a decimal price times a hundred need not be whole in binary. */
export const toMinorUnits = (price: number): number => Math.round(price * 100);
