import { z } from 'zod';
import { endpoint } from '../endpoint';
import { list, listForm } from '../list';
import { form } from '../params';
import { intentAt } from './intent-access';
import { CLIENT_SECRET } from './intent-params';

export const listPaymentIntents = endpoint(
  'get',
  '/v1/payment_intents',
  listForm({ customer: z.string().optional() }),
  // The stand-in has no customers, so none has an intent.
  ({ ledger }, { customer, ...page }) =>
    list('/v1/payment_intents', 'payment_intent', ledger.intents, page, () => customer === undefined),
);

export const retrievePaymentIntent = endpoint(
  'get',
  '/v1/payment_intents/:id',
  form(CLIENT_SECRET),
  (call, params, id) => intentAt(call, id, params.client_secret),
  { publishable: true },
);
