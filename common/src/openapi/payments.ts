import { awaitingConsent, newPayment, payment, paymentRecord } from '../contracts/payment';
import { contractSchemas } from './contract-schemas';
import { json, jsonBody, operation, schemaOf, type Paths } from './operation';
import { webhook } from './webhook';

export const paymentSchemas = {
  ...contractSchemas('output', payment, awaitingConsent, paymentRecord),
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
  '/api/payments/export': {
    get: operation({
      id: 'exportPayments',
      tag: 'payments',
      summary: 'Take along what is kept of the caller’s payments',
      session: true,
      answers: { 200: json('All of them, newest first', { type: 'array', items: schemaOf('PaymentRecord') }) },
    }),
  },
  '/api/payments/webhook': {
    post: webhook({
      id: 'receiveWebhook',
      tag: 'payments',
      summary: 'Receive a webhook of Stripe',
      body: 'An event of Stripe’s.',
      signature: { 'Stripe-Signature': 'Stripe’s signature of the very bytes of the body.' },
      done: 'It is stored',
    }),
  },
};
