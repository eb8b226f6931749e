import { isDay } from '../../format/dates';
import { cityOf, findZone, isTimeZone, readLocalTime, toLocal } from '../../format/zone';
import { parsePrice } from '../../format/parse-price';
import type { FormError } from '../../backend/errors';
import type { Ticket, TicketInput } from '../../backend/types';
import { textOf } from '../../forms/form-state';

/** The names of the ticket form's fields. */
export const ticketFields = ['title', 'price', 'date', 'time', 'timeZone'] as const;

/** The ticket form's input, unparsed. */
export type TicketValues = Record<(typeof ticketFields)[number], string>;

/** The values of an empty form. */
export const emptyValues = (timeZone: string): TicketValues => ({ title: '', price: '', date: '', time: '', timeZone });

/** The values of the form that edits a ticket. Uses the same time zone as the ticket's page. */
export function valuesOf({ title, price, date, timeZone }: Ticket, readerZone: string): TicketValues {
  const isMoment = date !== undefined && !isDay(date);
  const zone = isTimeZone(timeZone) ? timeZone : date === undefined || isMoment ? readerZone : '';
  const [day = '', time = ''] = isMoment ? toLocal(date, zone).split('T') : [date];
  return { title, price: price.toFixed(2), date: day, time, timeZone: zone };
}

export function valuesIn(data: FormData): TicketValues {
  return Object.fromEntries(ticketFields.map((name) => [name, textOf(data, name)])) as TicketValues;
}

/** The parsed form, for the preview and for the API. */
export interface ReadTicket {
  title: string;
  /** Undefined if it cannot be parsed. */
  price?: string;
  date: string | null;
  timeZone: string | null;
  errors: FormError[];
  /** A hint about an ambiguous time (when the clocks go back). */
  note?: string;
}

/** Parses the ticket form. @param currency ISO 4217 code of the shop's currency */
export function readTicketValues(values: TicketValues, currency: string): ReadTicket {
  const price = parsePrice(values.price, currency);
  const { errors, ...when } = readWhen(values);
  return {
    title: values.title,
    ...when,
    ...(price.kind === 'price' && { price: price.price }),
    errors: [...(price.kind === 'price' ? [] : [{ field: 'price', message: price.message }]), ...errors],
  };
}

/** Parses the ticket form for the API. */
export function readTicketInput(values: TicketValues, currency: string): { errors: FormError[]; input: TicketInput } {
  const { errors, title, price = '', date, timeZone } = readTicketValues(values, currency);
  return { errors, input: { title, price, date, timeZone } };
}

type When = Pick<ReadTicket, 'date' | 'timeZone' | 'errors' | 'note'>;

function readWhen({ date, time, timeZone: typedZone }: TicketValues): When {
  const none = { date: null, timeZone: null };
  if (!date && !time) return { ...none, errors: [] };
  if (!date) return { ...none, errors: [{ field: 'date', message: 'Which day is it? There is only a time.' }] };
  const timeZone = findZone(typedZone) ?? null;
  if (!timeZone && typedZone.trim()) return { date, timeZone, errors: [NO_SUCH_ZONE] };
  if (!isTyped(date, time)) return { date, timeZone, errors: [] };
  if (!time) return { date, timeZone, errors: [] };
  if (!timeZone) return { date, timeZone, errors: [WHICH_ZONE] };

  const reading = readLocalTime(`${date}T${time}`, timeZone);
  if (reading.kind === 'skipped') {
    const message = `${time} does not exist on that day in ${cityOf(timeZone)}: the clocks go forward. Choose another time.`;
    return { date, timeZone, errors: [{ field: 'time', message }] };
  }
  const note =
    reading.kind === 'repeated'
      ? `${time} comes twice on that day in ${cityOf(timeZone)}, since the clocks go back. The first one is meant.`
      : undefined;
  return { date: reading.moment, timeZone, errors: [], ...(note && { note }) };
}

const NO_SUCH_ZONE = {
  field: 'timeZone',
  message: 'There is no such time zone. Choose one from the list, as in Europe/London.',
};
const WHICH_ZONE = {
  field: 'timeZone',
  message: 'In which time zone is that? Choose one from the list, as in Europe/London.',
};

/** Whether date and time have the expected format; the API validates everything else. */
const isTyped = (date: string, time: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)) && (!time || /^\d\d:\d\d$/.test(time));
