import { limits, ticketSorts } from '../contracts/limits';
import { ticket, ticketDetails } from '../contracts/ticket';
import { linkHeader, queryParameter } from './components';
import { contractSchemas } from './contract-schemas';
import { json, jsonBody, operation, parameterOf, schemaOf, type Paths } from './operation';

export const ticketSchemas = {
  ...contractSchemas('output', ticket),
  ...contractSchemas('input', ticketDetails),
};

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
      idempotent: true,
      body: jsonBody(schemaOf('TicketDetails')),
      answers: { 201: { ...json('The ticket', schemaOf('Ticket')), links } },
      refusals: {
        409: 'The first request with this Idempotency-Key is still under way',
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
