import { isDay } from '../../format/dates';
import { cityOf, findZone, isTimeZone, readLocalTime, toLocal } from '../../format/zone';
import { parsePrice } from '../../format/parse-price';
import type { FormError } from '../../backend/errors';
import type { Split, Ticket, TicketInput } from '../../backend/types';
import { textOf } from '../../forms/form-state';

/** The names of the ticket form's fields. */
export const ticketFields = [
  ...(['title', 'price', 'date', 'time', 'timeZone', 'quantity', 'split'] as const),
  ...(['section', 'row', 'seats', 'faceValue', 'restrictions'] as const),
];

/** The ticket form's input, unparsed. */
export type TicketValues = Record<(typeof ticketFields)[number], string>;

/** The values of an empty form. */
export const emptyValues = (timeZone: string): TicketValues => ({
  ...{ title: '', price: '', date: '', time: '', timeZone, quantity: '1', split: 'any' },
  ...{ section: '', row: '', seats: '', faceValue: '', restrictions: '' },
});

/** The values of the form that edits a ticket. Uses the same time zone as the ticket's page. */
export function valuesOf(ticket: Ticket, readerZone: string): TicketValues {
  const { title, price, date, timeZone, quantity, split = 'any', seats = [], faceValue } = ticket;
  const { section = '', row = '', restrictions = '' } = ticket;
  const isMoment = date !== undefined && !isDay(date);
  const zone = isTimeZone(timeZone) ? timeZone : date === undefined || isMoment ? readerZone : '';
  const [day = '', time = ''] = isMoment ? toLocal(date, zone).split('T') : [date];
  return {
    ...{ title, price: price.toFixed(2), date: day, time, timeZone: zone, quantity: String(quantity), split },
    ...{ section, row, seats: seats.join(', '), faceValue: faceValue?.toFixed(2) ?? '', restrictions },
  };
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
  const { errors: ofSeats, ...listing } = readListing(values, currency);
  return { errors: [...errors, ...ofSeats], input: { title, price, date, timeZone, ...listing } };
}

type Listing = Required<
  Pick<TicketInput, 'quantity' | 'split' | 'section' | 'row' | 'seats' | 'faceValue' | 'restrictions'>
>;

/** The number of tickets that was typed; 1 where it is none. */
export const quantityIn = ({ quantity }: Pick<TicketValues, 'quantity'>): number =>
  /^\d{1,2}$/.test(quantity.trim()) ? Number(quantity) : 1;

/** Parses what the form says of several tickets and their seats. Empty fields remove what was there. */
function readListing(values: TicketValues, currency: string): Listing & { errors: FormError[] } {
  const quantity = quantityIn(values);
  const seats = values.seats.split(/[,;\n]/).map((seat) => seat.trim());
  const faceValue = values.faceValue.trim() === '' ? undefined : parsePrice(values.faceValue, currency);
  return {
    quantity,
    split: quantity > 1 && isSplit(values.split) ? values.split : 'any',
    section: values.section.trim() || null,
    row: values.row.trim() || null,
    seats: values.seats.trim() === '' ? null : seats.filter((seat) => seat !== ''),
    faceValue: faceValue?.kind === 'price' ? faceValue.price : null,
    restrictions: values.restrictions.replace(/\s+/g, ' ').trim() || null,
    errors: faceValue?.kind === 'unclear' ? [{ field: 'faceValue', message: faceValue.message }] : [],
  };
}

const isSplit = (value: string): value is Split => value === 'any' || value === 'none' || value === 'no-single';

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
