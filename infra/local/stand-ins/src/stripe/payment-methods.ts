import { z } from 'zod';
import { seconds, type Call } from './call';
import { billingDetailsParam, cardParam } from './card-params';
import { documentedCard, readCard } from './cards';
import { endpoint } from './endpoint';
import { noSuch } from './errors';
import { newId } from './ids';
import { mergeMetadata, metadataParam } from './metadata';
import type { BillingDetails, Card, Metadata, PaymentMethod } from './model';
import { form } from './params';
import { testCardNamed } from './test-cards';
import { redeemToken } from './tokens';

const METHOD = {
  type: z.literal('card'),
  card: cardParam,
  billing_details: billingDetailsParam.optional(),
  metadata: metadataParam.optional(),
  allow_redisplay: z.enum(['always', 'limited', 'unspecified']).optional(),
};

export const paymentMethodDataParam = z.strictObject(METHOD);

type PaymentMethodData = z.infer<typeof paymentMethodDataParam>;

function billingDetails(details: PaymentMethodData['billing_details']): BillingDetails {
  const { name = null, email = null, phone = null, address } = details ?? {};
  return { name, email, phone, address: address ? { ...address } : null };
}

function store({ ledger, now }: Call, card: Card, billing: BillingDetails, metadata: Metadata): PaymentMethod {
  const method: PaymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    type: 'card',
    card,
    billing_details: billing,
    created: seconds(now),
    customer: null,
    livemode: false,
    metadata,
  };
  ledger.paymentMethods.put(method.id, method);
  return method;
}

/** @param param the position of the data in the request: at the top, or under `payment_method_data` */
export function createPaymentMethod(call: Call, data: PaymentMethodData, param = ''): PaymentMethod {
  const cardAt = param ? `${param}[card]` : 'card';
  const card =
    'token' in data.card
      ? redeemToken(call, data.card.token, `${cardAt}[token]`)
      : readCard(data.card, cardAt, call.now);
  return store(call, card, billingDetails(data.billing_details), mergeMetadata({}, data.metadata));
}

/** A stored method; for a test name like `pm_card_visa` a new copy at every use, as with Stripe. */
export function findPaymentMethod(call: Call, id: string): PaymentMethod {
  const testCard = testCardNamed(id, 'pm_card_');
  if (testCard) return store(call, documentedCard(testCard, call.now), billingDetails(undefined), {});
  const method = call.ledger.paymentMethods.get(id);
  if (!method) throw noSuch('PaymentMethod', id, 'payment_method');
  return method;
}

export const paymentMethodEndpoints = [
  endpoint('post', '/v1/payment_methods', form(METHOD), (call, data) => createPaymentMethod(call, data), {
    publishable: true,
  }),

  endpoint('get', '/v1/payment_methods/:id', form({}), ({ ledger }, _params, id) => {
    const method = ledger.paymentMethods.get(id);
    if (!method) throw noSuch('PaymentMethod', id, 'payment_method', 404);
    return method;
  }),
];
