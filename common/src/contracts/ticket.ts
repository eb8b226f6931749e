import type { SchemaObject } from 'openapi3-ts/oas31';
import { z } from 'zod';
import type { Money } from '../money';
import { parseDate, parseTimeZone } from './fields/event-date';
import { parseOptionalLine } from './fields/line';
import { parseSeats, parseSplit } from './fields/place';
import { parseFaceValue, parsePrice } from './fields/price';
import { parseQuantity } from './fields/quantity';
import { parseTitle } from './fields/title';
import { eventDate, id, timeZone, version } from './formats';
import { limits, patterns, splits, ticketStatuses, type Split } from './limits';
import { price } from './money';
import { requestField } from './request-field';

const line = (max: number) => z.string().meta({ minLength: 1, maxLength: max });
const seat = line(limits.seat.max);

/** How many tickets. */
export const quantity = z
  .number()
  .int()
  .positive()
  .meta({ id: 'Quantity', minimum: limits.quantity.min, maximum: limits.quantity.max });

/** Where in the venue a ticket is. */
export const place = z.object({
  section: line(limits.place.max).optional(),
  row: line(limits.place.max).optional(),
  seats: z.array(seat).optional(),
});

/** A listing of one or several tickets, as its events and the API show it. */
export const listing = z.object({
  id,
  title: line(limits.title.max),
  price: price.meta({ description: 'Of each ticket, in the major unit.' }),
  date: eventDate.optional(),
  timeZone: timeZone.optional(),
  userId: id,
  version,
  quantity: quantity.optional(),
  split: z.enum(splits).optional().meta({
    description: 'Whether several are sold in any number, together only, or so that never one alone is left.',
  }),
  ...place.shape,
  orderId: id.optional().meta({ description: 'Of a single ticket, while it is reserved, and once it is sold.' }),
});

/** A ticket, as the API shows it. */
export const ticket = listing
  .extend({
    quantity,
    status: z.enum(ticketStatuses),
    available: z
      .number()
      .int()
      .nonnegative()
      .meta({ description: 'How many are neither reserved nor sold.', maximum: limits.quantity.max }),
    seats: z.array(seat).optional().meta({ description: 'One for each ticket.' }),
    faceValue: price.optional().meta({ description: 'What was printed on each ticket, fees included.' }),
    restrictions: line(limits.restrictions.max).optional(),
  })
  .meta({ id: 'Ticket' });

/** A ticket, as the API shows it. */
export type Ticket = z.output<typeof ticket>;

const amountForms: SchemaObject[] = [
  { type: 'number', minimum: limits.price.min, maximum: limits.price.max, multipleOf: 0.01 },
  { type: 'string', pattern: patterns.price.source },
];

const optionalLine = (label: string, max: number, description: string) =>
  requestField<string | null, string | null>((value) => parseOptionalLine(value, label, max), {
    description,
    oneOf: [{ type: 'string', maxLength: max, pattern: '\\S' }, { type: 'null' }],
  }).optional();

/**
 * What a seller sets: the body of a request that creates or replaces a ticket. A client that knows only title, price and
 * date keeps everything else: to replace it, it has to be given, and null removes it.
 */
export const ticketDetails = z
  .object({
    title: requestField<string, string>(parseTitle, {
      description: 'Trimmed first; something to see in it, no controls.',
      type: 'string',
      maxLength: limits.title.max,
      pattern: '\\S',
    }),
    price: requestField<number | string, Money>(parsePrice, {
      description: 'Of each ticket, in the major unit, with at most two decimals.',
      oneOf: amountForms,
    }),
    date: requestField<string | null, string | undefined>(parseDate, {
      description:
        'When it takes place: a day that is not over in `timeZone` (without one: everywhere on Earth), or a moment that has not come.',
      oneOf: [{ type: 'string', format: 'date' }, { type: 'string', format: 'date-time' }, { type: 'null' }],
    }).optional(),
    timeZone: requestField<string | null, string | undefined>(parseTimeZone, {
      description: 'Where it takes place, as an IANA time zone.',
      oneOf: [{ type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_+/-]*$' }, { type: 'null' }],
    }).optional(),
    quantity: requestField<number, number>(parseQuantity, {
      description: 'How many tickets; 1 unless given.',
      type: 'integer',
      minimum: limits.quantity.min,
      maximum: limits.quantity.max,
    }).optional(),
    split: requestField<Split, Split>(parseSplit, {
      description: 'How several may be parted; in any number unless given.',
      type: 'string',
      enum: [...splits],
    }).optional(),
    section: optionalLine('Section', limits.place.max, 'The section of the venue.'),
    row: optionalLine('Row', limits.place.max, 'The row.'),
    seats: requestField<string[] | null, string[] | null>(parseSeats, {
      description: 'As many different seats as tickets.',
      oneOf: [
        {
          type: 'array',
          items: { type: 'string', maxLength: limits.seat.max, pattern: '\\S' },
          minItems: limits.quantity.min,
          maxItems: limits.quantity.max,
          uniqueItems: true,
        },
        { type: 'null' },
      ],
    }).optional(),
    faceValue: requestField<number | string | null, Money | null>(parseFaceValue, {
      description: 'What was printed on each ticket, fees included. Required where an operator caps prices by it.',
      oneOf: [...amountForms, { type: 'null' }],
    }).optional(),
    restrictions: optionalLine(
      'Restrictions',
      limits.restrictions.max,
      'What the buyer has to know, a limited view say.',
    ),
  })
  .meta({ id: 'TicketDetails' });

/** The details of a ticket, as a client sends them. */
export type TicketInput = z.input<typeof ticketDetails>;
/**
 * The details of a ticket, parsed: prices in the minor unit, the date as `readEventDate` returns it. What is null was
 * removed, and what is undefined was not given.
 */
export type TicketDetails = z.output<typeof ticketDetails>;
