const LOCALE = 'en-GB';

/** A price in the major unit, as people write it: £19.99. */
export const formatPrice = (price: number, currency: string): string => currencyFormat(currency).format(price);

/** An amount in the currency's smallest unit, as people write it: 1999 pence are £19.99, 1999 yen are JP¥1,999. */
export function formatAmount(amount: number, currency: string): string {
  const format = currencyFormat(currency);
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
}

/** A point in time, in UTC, and saying so. */
export function formatDate(iso: string): string {
  const format = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(new Date(iso))} UTC`;
}

const currencyFormat = (currency: string) => new Intl.NumberFormat(LOCALE, { style: 'currency', currency });
