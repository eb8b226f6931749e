import { limits, patterns, ticketSorts } from '../limits';
import { linkHeader, queryParameter } from './components';
import { json, jsonBody, operation, parameterOf, schemaOf, type Paths, type Schema } from './operation';

export const ticketSchemas = {
  Ticket: {
    type: 'object',
    required: ['id', 'title', 'price', 'userId', 'version'],
    properties: {
      id: schemaOf('Id'),
      title: { type: 'string', minLength: 1, maxLength: limits.title.max },
      price: schemaOf('Price'),
      date: schemaOf('EventDate'),
      timeZone: schemaOf('TimeZone'),
      userId: schemaOf('Id'),
      version: schemaOf('Version'),
      orderId: { description: 'While it is reserved, and once it is sold.', ...schemaOf('Id') },
    },
    additionalProperties: false,
  },
  TicketDetails: {
    type: 'object',
    required: ['title', 'price'],
    properties: {
      title: {
        description: 'Trimmed first; something to see in it, no controls.',
        type: 'string',
        maxLength: limits.title.max,
        pattern: '\\S',
      },
      price: {
        description: 'In the major unit, with at most two decimals.',
        oneOf: [
          { type: 'number', minimum: limits.price.min, maximum: limits.price.max, multipleOf: 0.01 },
          { type: 'string', pattern: patterns.price.source },
        ],
      },
      date: {
        description:
          'When it takes place: a day that is not over in `timeZone` (without one: everywhere on Earth), or a moment that has not come.',
        oneOf: [{ type: 'string', format: 'date' }, { type: 'string', format: 'date-time' }, { type: 'null' }],
      },
      timeZone: {
        description: 'Where it takes place, as an IANA time zone.',
        oneOf: [{ type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_+/-]*$' }, { type: 'null' }],
      },
    },
  },
} satisfies Record<string, Schema>;

/** What to do next with a ticket that has been made. */
const links = {
  show: { operationId: 'showTicket', parameters: { id: '$response.body#/id' } },
  change: { operationId: 'updateTicket', parameters: { id: '$response.body#/id' } },
  reserve: { operationId: 'createOrder', requestBody: { ticketId: '$response.body#/id' } },
};

export const ticketPaths: Paths = {
  '/api/tickets': {
    get: operation({
      id: 'listTickets',
      tag: 'tickets',
      summary: 'List the tickets on sale',
      parameters: [
        queryParameter(
          'q',
          'Every word of it begins a word of the title, case and accents aside; Chinese, Japanese, Korean and Thai anywhere inside.',
          {
            type: 'string',
            maxLength: limits.search.max,
          },
        ),
        queryParameter('sort', 'The order of the list.', {
          type: 'string',
          enum: [...ticketSorts],
          default: ticketSorts[0],
        }),
        parameterOf('Limit'),
        parameterOf('Cursor'),
      ],
      answers: { 200: json('A page of tickets', { type: 'array', items: schemaOf('Ticket') }, linkHeader) },
    }),
    post: operation({
      id: 'createTicket',
      tag: 'tickets',
      summary: 'Put a ticket on sale',
      session: true,
      parameters: [parameterOf('IdempotencyKey')],
      body: jsonBody(schemaOf('TicketDetails')),
      answers: { 201: { ...json('The ticket', schemaOf('Ticket')), links } },
      refusals: {
        409: 'The first request with this Idempotency-Key is still under way',
        422: 'The Idempotency-Key was used before with another body',
      },
    }),
  },
  '/api/tickets/{id}': {
    get: operation({
      id: 'showTicket',
      tag: 'tickets',
      summary: 'Show a ticket, whatever its state',
      parameters: [parameterOf('Id')],
      answers: { 200: json('The ticket', schemaOf('Ticket')) },
      refusals: { 404: 'There is no such ticket' },
    }),
    put: operation({
      id: 'updateTicket',
      tag: 'tickets',
      summary: 'Replace what the seller says of a ticket',
      session: true,
      parameters: [parameterOf('Id')],
      body: jsonBody(schemaOf('TicketDetails')),
      answers: { 200: json('The ticket', schemaOf('Ticket')) },
      refusals: {
        403: 'The ticket belongs to another user',
        404: 'There is no such ticket',
        409: 'The ticket is reserved or sold, or was changed meanwhile',
      },
    }),
  },
};
