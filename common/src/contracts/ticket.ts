import { z } from 'zod';
import type { Money } from '../money';
import { parseDate, parseTimeZone } from './fields/event-date';
import { parsePrice } from './fields/price';
import { parseTitle } from './fields/title';
import { eventDate, id, timeZone, version } from './formats';
import { limits, patterns } from './limits';
import { price } from './money';
import { requestField } from './request-field';

/** A ticket, as the API and its events show it. */
export const ticket = z
  .object({
    id,
    title: z.string().meta({ minLength: 1, maxLength: limits.title.max }),
    price,
    date: eventDate.optional(),
    timeZone: timeZone.optional(),
    userId: id,
    version,
    orderId: id.optional().meta({ description: 'While it is reserved, and once it is sold.' }),
  })
  .meta({ id: 'Ticket' });

/** A ticket, as the API and its events show it. */
export type Ticket = z.output<typeof ticket>;

/** What a seller sets: the body of a request that creates or replaces a ticket. */
export const ticketDetails = z
  .object({
    title: requestField<string, string>(parseTitle, {
      description: 'Trimmed first; something to see in it, no controls.',
      type: 'string',
      maxLength: limits.title.max,
      pattern: '\\S',
    }),
    price: requestField<number | string, Money>(parsePrice, {
      description: 'In the major unit, with at most two decimals.',
      oneOf: [
        { type: 'number', minimum: limits.price.min, maximum: limits.price.max, multipleOf: 0.01 },
        { type: 'string', pattern: patterns.price.source },
      ],
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
  })
  .meta({ id: 'TicketDetails' });

/** The details of a ticket, as a client sends them. */
export type TicketInput = z.input<typeof ticketDetails>;
/** The details of a ticket, parsed: the price in the minor unit, the date as `readEventDate` returns it. */
export type TicketDetails = z.output<typeof ticketDetails>;
