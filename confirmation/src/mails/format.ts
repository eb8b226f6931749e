import { isDay, readTimeZone } from '@ticketing/common';

const LOCALE = 'en-GB';

/** Formats a price in the major unit: £19.99. */
export const formatPrice = (price: number, currency: string): string => currencyFormat(currency).format(price);

/** Formats an amount in the currency's smallest unit: 1999 pence are £19.99, 1999 yen are JP¥1,999. */
export function formatAmount(amount: number, currency: string): string {
  const format = currencyFormat(currency);
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
}

/**
 * Formats the date of an event: a day without a time, and a date-time in the event's time zone or UTC, with the name of
 * the zone.
 */
export function formatEventDate(date: string, timeZone?: string): string {
  const zone = (timeZone !== undefined && readTimeZone(timeZone)) || undefined;
  if (isDay(date)) {
    // A day has no time zone: parsed and formatted in UTC it stays the same day.
    return `${dateFormat('UTC').format(new Date(date))}${zone === undefined ? '' : ` (${zone})`}`;
  }
  const text = dateFormat(zone ?? 'UTC', 'short').format(new Date(date));
  return zone === undefined || zone === 'UTC' ? `${text} UTC` : `${text} (${zone})`;
}

/** Formats a point in time, in UTC. */
export const formatTime = (time: Date): string => `${dateFormat('UTC', 'short').format(time)} UTC`;

const dateFormat = (timeZone: string, timeStyle?: 'short') =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', ...(timeStyle && { timeStyle }), timeZone });

const currencyFormat = (currency: string) => new Intl.NumberFormat(LOCALE, { style: 'currency', currency });
