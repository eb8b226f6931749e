import { newOrder, order } from '../contracts/order';
import { linkHeader, queryParameter } from './components';
import { contractSchemas } from './contract-schemas';
import { accepted, deletion, json, jsonBody, operation, parameterOf, schemaOf, type Paths } from './operation';

export const orderSchemas = { ...contractSchemas('output', order), ...contractSchemas('input', newOrder) };

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
      summary: 'Reserve a ticket, or several of a listing',
      session: true,
      idempotent: true,
      body: jsonBody(schemaOf('NewOrder')),
      answers: { 201: { ...json('The order', schemaOf('Order')), links } },
      refusals: {
        404: 'There is no such ticket, or its event has not arrived yet',
        409: 'The ticket is not on sale, or not in that number, or the first request with this Idempotency-Key is still under way',
        429: 'Too many unpaid reservations, or this ticket ran out too often, where an operator limits them',
      },
    }),
  },
  '/api/orders/export': {
    get: operation({
      id: 'exportOrders',
      tag: 'orders',
      summary: 'Take along what is kept of the caller’s orders',
      session: true,
      answers: { 200: json('All of them, newest first', { type: 'array', items: schemaOf('Order') }) },
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
    delete: deletion({
      id: 'cancelOrder',
      tag: 'orders',
      summary: 'Give the ticket back',
      done: 'The order is cancelled',
      refusals: { ...ofOwner, 409: 'The order is complete, or was changed meanwhile' },
    }),
  },
  '/api/orders/{id}/mail': {
    post: operation({
      id: 'sendMailAgain',
      tag: 'orders',
      summary: 'Have the confirmation sent again',
      description: 'To the email that the account has now.',
      session: true,
      parameters: [parameterOf('Id')],
      answers: { 202: accepted('The mail is sent') },
      refusals: {
        ...ofOwner,
        409: 'The order is not paid, or was changed meanwhile',
        429: 'The confirmation was sent again too often within an hour',
      },
    }),
  },
};
