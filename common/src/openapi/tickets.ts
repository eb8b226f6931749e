import { limits, ticketSorts, ticketStatuses } from '../contracts/limits';
import { ticket, ticketDetails } from '../contracts/ticket';
import { linkHeader, queryParameter } from './components';
import { contractSchemas } from './contract-schemas';
import { deletion, json, jsonBody, operation, parameterOf, schemaOf, type Paths } from './operation';

export const ticketSchemas = {
  ...contractSchemas('output', ticket),
  ...contractSchemas('input', ticketDetails),
};

/** What to do next with a ticket that has been made. */
const links = {
  show: { operationId: 'showTicket', parameters: { id: '$response.body#/id' } },
  change: { operationId: 'updateTicket', parameters: { id: '$response.body#/id' } },
  withdraw: { operationId: 'withdrawTicket', parameters: { id: '$response.body#/id' } },
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
        queryParameter('quantity', 'Only those that sell so many together now.', {
          type: 'integer',
          minimum: limits.quantity.min,
          maximum: limits.quantity.max,
        }),
        queryParameter('seller', 'The caller’s own, whatever their status, newest first.', {
          type: 'string',
          enum: ['me'],
        }),
        queryParameter('status', 'With `seller`: only those of this status.', {
          type: 'string',
          enum: [...ticketStatuses],
        }),
        parameterOf('Limit'),
        parameterOf('Cursor'),
      ],
      answers: { 200: json('A page of tickets', { type: 'array', items: schemaOf('Ticket') }, linkHeader) },
      refusals: { 401: 'With `seller`: there is no valid session' },
    }),
    post: operation({
      id: 'createTicket',
      tag: 'tickets',
      summary: 'Put a ticket on sale, or several at once',
      session: true,
      idempotent: true,
      body: jsonBody(schemaOf('TicketDetails')),
      answers: { 201: { ...json('The ticket', schemaOf('Ticket')), links } },
      refusals: {
        403: 'Where selling requires it: the email of the caller is not verified',
        409: 'The first request with this Idempotency-Key is still under way',
      },
    }),
  },
  '/api/tickets/export': {
    get: operation({
      id: 'exportTickets',
      tag: 'tickets',
      summary: 'Take along what is kept of the caller’s tickets',
      session: true,
      answers: { 200: json('All of them, newest first', { type: 'array', items: schemaOf('Ticket') }) },
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
        409: 'The ticket is reserved, sold or withdrawn, or was changed meanwhile; of tickets of which some are sold, only the price changes',
      },
    }),
    delete: deletion({
      id: 'withdrawTicket',
      tag: 'tickets',
      summary: 'Take what is free of a ticket off the market',
      done: 'The ticket is withdrawn',
      refusals: {
        403: 'The ticket belongs to another user',
        404: 'There is no such ticket',
        409: 'Some of it is reserved, or all of it is sold',
      },
    }),
  },
};
