import { awaitingConsent, newPayment, payment } from '../contracts/payment';
import { contractSchemas } from './contract-schemas';
import { json, jsonBody, operation, schemaOf, type Paths } from './operation';

export const paymentSchemas = {
  ...contractSchemas('output', payment, awaitingConsent),
  ...contractSchemas('input', newPayment),
};

export const paymentPaths: Paths = {
  '/api/payments': {
    post: operation({
      id: 'createPayment',
      tag: 'payments',
      summary: 'Pay an order by card',
      session: true,
      idempotent: true,
      body: jsonBody(schemaOf('NewPayment')),
      answers: {
        200: json('The order was paid before; nothing is charged', schemaOf('Payment')),
        201: json('The order is paid', schemaOf('Payment')),
        202: json('The bank wants the buyer’s consent', schemaOf('AwaitingConsent')),
      },
      refusals: {
        402: 'The card was declined; the order stays payable',
        403: 'The order belongs to another user',
        404: 'There is no such order, or its event has not arrived yet',
        409: 'The order cannot be paid any more, or another payment of it is under way',
        429: 'Too many declines of the order, or of the account, within an hour',
      },
    }),
  },
  '/api/payments/webhook': {
    post: operation({
      id: 'receiveWebhook',
      tag: 'payments',
      summary: 'Receive a webhook of Stripe',
      parameters: [
        {
          in: 'header',
          name: 'Stripe-Signature',
          description: 'Stripe’s signature of the very bytes of the body.',
          schema: { type: 'string' },
        },
      ],
      body: { required: true, content: { 'application/json': { schema: { description: 'An event of Stripe’s.' } } } },
      answers: {
        200: json('It is stored', {
          type: 'object',
          required: ['received'],
          properties: { received: { const: true } },
          additionalProperties: false,
        }),
      },
    }),
  },
};
