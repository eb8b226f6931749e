import { z } from 'zod';
import { seconds, type Call } from './call';
import { dispute } from './disputes';
import { endpoint } from './endpoint';
import { noSuch } from './errors';
import { newId } from './ids';
import { list, listForm } from './list';
import type { Charge, PaymentIntent, PaymentMethod } from './model';
import { form } from './params';
import { testCardOf, type Decline } from './test-cards';

function outcomeOf(decline: Decline | undefined): Charge['outcome'] {
  if (!decline) return { type: 'authorized', network_status: 'approved_by_network', reason: null };
  const reason = decline.declineCode ?? decline.code;
  if (decline.blocked) return { type: 'blocked', network_status: 'not_sent_to_network', reason: 'highest_risk_level' };
  return { type: 'issuer_declined', network_status: 'declined_by_network', reason };
}

/** Creates a charge of the intent's whole amount, or a failed one if the card is declined. */
export function charge(call: Call, intent: PaymentIntent, method: PaymentMethod, decline?: Decline): Charge {
  const paid = decline === undefined;
  const { amount, currency, description, metadata, receipt_email } = intent;
  const made: Charge = {
    id: newId('ch'),
    object: 'charge',
    amount,
    amount_captured: paid ? amount : 0,
    amount_refunded: 0,
    balance_transaction: paid ? newId('txn') : null,
    billing_details: method.billing_details,
    captured: paid,
    created: seconds(call.now),
    currency,
    customer: null,
    description,
    disputed: paid && testCardOf(method.card).disputed === true,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    livemode: false,
    metadata,
    outcome: outcomeOf(decline),
    paid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: method.card },
    receipt_email,
    refunded: false,
    status: paid ? 'succeeded' : 'failed',
  };
  call.ledger.charges.put(made.id, made);
  call.emit(paid ? 'charge.succeeded' : 'charge.failed', made);
  if (made.disputed) dispute(call, made);
  return made;
}

export const chargeEndpoints = [
  endpoint('get', '/v1/charges', listForm({ payment_intent: z.string().optional() }), ({ ledger }, params) =>
    list('/v1/charges', 'charge', ledger.charges, params, ({ payment_intent: intent }) =>
      params.payment_intent === undefined ? true : intent === params.payment_intent,
    ),
  ),

  endpoint('get', '/v1/charges/:id', form({}), ({ ledger }, _params, id) => {
    const found = ledger.charges.get(id);
    if (!found) throw noSuch('charge', id, 'id', 404);
    return found;
  }),
];
