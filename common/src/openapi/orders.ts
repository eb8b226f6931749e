import { cancellationReason } from '../events/order-cancelled';
import { orderStatus } from '../events/order-status';
import { linkHeader, queryParameter } from './components';
import { empty, json, jsonBody, operation, parameterOf, schemaOf, type Paths, type Schema } from './operation';

export const orderSchemas = {
  Order: {
    type: 'object',
    required: ['id', 'status', 'expiresAt', 'userId', 'version', 'ticket'],
    properties: {
      id: schemaOf('Id'),
      status: { type: 'string', enum: orderStatus.options },
      expiresAt: { description: 'Until when it can be paid.', ...schemaOf('Moment') },
      userId: schemaOf('Id'),
      version: schemaOf('Version'),
      ticket: {
        description: 'The ticket as it was when it was reserved.',
        type: 'object',
        required: ['id', 'title', 'price'],
        properties: {
          id: schemaOf('Id'),
          title: { type: 'string', minLength: 1 },
          price: schemaOf('Price'),
          date: schemaOf('EventDate'),
          timeZone: schemaOf('TimeZone'),
        },
        additionalProperties: false,
      },
      cancelledBecause: { type: 'string', enum: cancellationReason.options },
      refund: {
        description: 'Where money of it goes back, whatever its status.',
        type: 'object',
        required: ['status', 'amount', 'at'],
        properties: {
          status: { type: 'string', enum: ['due', 'done', 'failed'] },
          amount: { description: 'In the minor unit.', type: 'integer', minimum: 0 },
          at: schemaOf('Moment'),
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
} satisfies Record<string, Schema>;

const newOrder: Schema = {
  type: 'object',
  required: ['ticketId'],
  properties: { ticketId: schemaOf('GivenId') },
};

/** What to do next with an order that has been made. */
const links = {
  show: { operationId: 'showOrder', parameters: { id: '$response.body#/id' } },
  cancel: { operationId: 'cancelOrder', parameters: { id: '$response.body#/id' } },
  pay: { operationId: 'createPayment', requestBody: { token: 'tok_visa', orderId: '$response.body#/id' } },
};

const ofOwner = { 403: 'The order belongs to another user', 404: 'There is no such order' };

export const orderPaths: Paths = {
  '/api/orders': {
    get: operation({
      id: 'listOrders',
      tag: 'orders',
      summary: 'List the caller’s orders, newest first',
      session: true,
      parameters: [
        queryParameter('status', 'The active ones unless given.', { type: 'string', enum: ['all'] }),
        parameterOf('Limit'),
        parameterOf('Cursor'),
      ],
      answers: { 200: json('A page of orders', { type: 'array', items: schemaOf('Order') }, linkHeader) },
    }),
    post: operation({
      id: 'createOrder',
      tag: 'orders',
      summary: 'Reserve a ticket',
      session: true,
      parameters: [parameterOf('IdempotencyKey')],
      body: jsonBody(newOrder),
      answers: { 201: { ...json('The order', schemaOf('Order')), links } },
      refusals: {
        404: 'There is no such ticket, or its event has not arrived yet',
        409: 'The ticket is not on sale, or the first request with this Idempotency-Key is still under way',
        422: 'The Idempotency-Key was used before with another body',
        429: 'Too many unpaid reservations, or this ticket ran out too often, where an operator limits them',
      },
    }),
  },
  '/api/orders/{id}': {
    get: operation({
      id: 'showOrder',
      tag: 'orders',
      summary: 'Show an order',
      session: true,
      parameters: [parameterOf('Id')],
      answers: { 200: json('The order', schemaOf('Order')) },
      refusals: ofOwner,
    }),
    delete: operation({
      id: 'cancelOrder',
      tag: 'orders',
      summary: 'Give the ticket back',
      session: true,
      parameters: [parameterOf('Id')],
      answers: { 204: empty('The order is cancelled') },
      refusals: { ...ofOwner, 409: 'The order is complete, or was changed meanwhile' },
    }),
  },
};
