import { isDay, readTimeZone } from '@ticketing/common';

const LOCALE = 'en-GB';

/** A price in the major unit, as people write it: £19.99. */
export const formatPrice = (price: number, currency: string): string => currencyFormat(currency).format(price);

/** An amount in the currency's smallest unit, as people write it: 1999 pence are £19.99, 1999 yen are JP¥1,999. */
export function formatAmount(amount: number, currency: string): string {
  const format = currencyFormat(currency);
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
}

/**
 * When an event takes place: a day as a day, without a time; a moment in the event's time zone or, without one, in UTC,
 * and saying which.
 */
export function formatEventDate(date: string, timeZone?: string): string {
  const zone = (timeZone !== undefined && readTimeZone(timeZone)) || undefined;
  if (isDay(date)) {
    // A day is the same everywhere: it is read and written in one zone, whichever.
    return `${dateFormat('UTC').format(new Date(date))}${zone === undefined ? '' : ` (${zone})`}`;
  }
  const text = dateFormat(zone ?? 'UTC', 'short').format(new Date(date));
  return zone === undefined || zone === 'UTC' ? `${text} UTC` : `${text} (${zone})`;
}

const dateFormat = (timeZone: string, timeStyle?: 'short') =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', ...(timeStyle && { timeStyle }), timeZone });

const currencyFormat = (currency: string) => new Intl.NumberFormat(LOCALE, { style: 'currency', currency });
