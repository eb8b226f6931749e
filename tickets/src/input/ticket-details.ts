import { validateUnless } from '@ticketing/common';
import { body } from 'express-validator';
import type { TicketDetails } from '../models/ticket-fields';
import { parseDate, parseTimeZone } from './date';
import { parsePrice } from './price';
import { parseTitle } from './title';

/** A rule that holds when the parser takes the field's value; what the parser throws is the message. */
const parses = (field: string, parse: (value: unknown) => unknown) =>
  body(field).custom((value: unknown) => {
    parse(value);
    return true;
  });

/** What a request that creates or replaces a ticket must have in its body. */
const ticketRules = [
  parses('title', parseTitle),
  parses('price', parsePrice),
  parses('date', parseDate),
  parses('timeZone', parseTimeZone),
];

/**
 * The details in a body that has passed `validateTicketDetails`. The body stays as it came, since an idempotency key is compared
 * with all of it.
 */
export function readTicketDetails(given: unknown): TicketDetails {
  const { title, price, date, timeZone } = given as Record<keyof TicketDetails, unknown>;
  return {
    title: parseTitle(title),
    price: parsePrice(price),
    date: parseDate(date),
    timeZone: parseTimeZone(timeZone),
  };
}

function isValid(given: unknown): boolean {
  try {
    readTicketDetails(given);
    return true;
  } catch {
    return false;
  }
}

/** Refuses a body that does not keep to the rules. They are the parsers themselves: what parses needs no rule to run. */
export const validateTicketDetails = validateUnless(isValid, ...ticketRules);
