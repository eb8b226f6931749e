import { z } from 'zod';
import { seconds, type Call } from './call';
import { endpoint } from './endpoint';
import { invalidRequest, noSuch, unexpectedState } from './errors';
import { newId } from './ids';
import { list, listForm } from './list';
import { mergeMetadata, metadataParam } from './metadata';
import type { Charge, Refund } from './model';
import { format } from './money';
import { filledText, form, positiveInteger } from './params';
import { testCardOf } from './test-cards';

const refundForm = form({
  amount: positiveInteger.optional(),
  charge: filledText.optional(),
  payment_intent: filledText.optional(),
  metadata: metadataParam.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
}).superRefine(({ charge, payment_intent: intent }, context) => {
  if (charge === undefined && intent === undefined) {
    context.addIssue({
      code: 'custom',
      message: 'One of the following params should be provided: payment_intent or charge.',
    });
  }
});

function chargeOfIntent({ ledger }: Call, id: string): Charge {
  const intent = ledger.intents.get(id);
  if (!intent) throw noSuch('payment_intent', id, 'payment_intent');
  const found = ledger.charges.get(intent.latest_charge ?? '');
  if (found?.status === 'succeeded') return found;
  throw unexpectedState(`This PaymentIntent (${id}) does not have a successful charge to refund.`, intent);
}

function chargeToRefund(call: Call, params: z.infer<typeof refundForm>): Charge {
  if (params.payment_intent !== undefined) return chargeOfIntent(call, params.payment_intent);
  const id = params.charge ?? '';
  const found = call.ledger.charges.get(id);
  if (!found) throw noSuch('charge', id, 'charge');
  if (found.status === 'succeeded') return found;
  throw invalidRequest(`Charge ${id} has not succeeded, so there is nothing to refund.`, { param: 'charge' });
}

/** The requested amount, or all that is left to refund. @throws StripeError if that exceeds the charge */
function refundable(found: Charge, asked: number | undefined): number {
  if (found.refunded) {
    throw invalidRequest(`Charge ${found.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  const left = found.amount - found.amount_refunded;
  if (asked === undefined || asked <= left) return asked ?? left;
  const [wanted, rest] = [format(asked, found.currency), format(left, found.currency)];
  throw invalidRequest(`Refund amount (${wanted}) is greater than unrefunded amount on charge (${rest})`, {
    param: 'amount',
  });
}

function create(call: Call, params: z.infer<typeof refundForm>): Refund {
  const found = chargeToRefund(call, params);
  const amount = refundable(found, params.amount);
  const method = call.ledger.paymentMethods.get(found.payment_method);
  const ending = method && testCardOf(method.card).refund;
  const refund: Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: ending === 'pending' ? null : newId('txn'),
    charge: found.id,
    created: seconds(call.now),
    currency: found.currency,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: found.payment_intent,
    reason: params.reason ?? null,
    status: ending === 'pending' ? 'pending' : 'succeeded',
    ...(ending === 'pending' && { pending_reason: 'insufficient_funds' }),
  };
  const charge = withRefunded(found, found.amount_refunded + amount);
  call.ledger.refunds.put(refund.id, refund);
  call.ledger.charges.put(found.id, charge);
  call.emit('refund.created', refund);
  call.emit('charge.refunded', charge);
  // The response says that it succeeded, as Stripe's does; the failure at the bank follows later.
  if (ending === 'fails') end(call, refund, 'failed');
  return refund;
}

const withRefunded = (charge: Charge, amount: number): Charge => ({
  ...charge,
  amount_refunded: amount,
  refunded: amount === charge.amount,
});

/** Changes a refund's status; the amount of a failed or cancelled one can be refunded again. */
function end(call: Call, refund: Refund, status: 'succeeded' | 'failed' | 'canceled'): Refund {
  const rest: Refund = { ...refund };
  delete (rest as { pending_reason?: string }).pending_reason;
  const ended: Refund = {
    ...rest,
    status,
    balance_transaction: status === 'canceled' ? null : (refund.balance_transaction ?? newId('txn')),
    ...(status === 'failed' && { failure_reason: 'expired_or_canceled_card' }),
  };
  call.ledger.refunds.put(refund.id, ended);
  const charge = call.ledger.charges.get(refund.charge);
  if (status !== 'succeeded' && charge) {
    call.ledger.charges.put(charge.id, withRefunded(charge, charge.amount_refunded - refund.amount));
  }
  call.emit('refund.updated', ended);
  call.emit('charge.refund.updated', ended);
  if (status === 'failed') call.emit('refund.failed', ended);
  return ended;
}

function refundAt({ ledger }: Call, id: string): Refund {
  const refund = ledger.refunds.get(id);
  if (!refund) throw noSuch('refund', id, 'id', 404);
  return refund;
}

/** An addition to Stripe's API: completes a refund that waits for the balance, or fails one at the bank. */
const endings = [
  ['succeed', 'succeeded', ['pending']],
  ['fail', 'failed', ['pending', 'succeeded']],
  ['cancel', 'canceled', ['pending']],
] as const;

export const refundEndpoints = [
  endpoint('post', '/v1/refunds', refundForm, create),

  ...endings.map(([step, status, from]) =>
    endpoint('post', `/v1/refunds/:id/stand_in/${step}`, form({}), (call, _params, id) => {
      const refund = refundAt(call, id);
      if (from.some((allowed) => allowed === refund.status)) return end(call, refund, status);
      throw invalidRequest(`This refund is ${refund.status}: it cannot ${step}.`);
    }),
  ),

  endpoint(
    'get',
    '/v1/refunds',
    listForm({ charge: z.string().optional(), payment_intent: z.string().optional() }),
    ({ ledger }, params) =>
      list('/v1/refunds', 'refund', ledger.refunds, params, (refund) => {
        const { charge = refund.charge, payment_intent: intent = refund.payment_intent } = params;
        return refund.charge === charge && refund.payment_intent === intent;
      }),
  ),

  endpoint('get', '/v1/refunds/:id', form({}), (call, _params, id) => refundAt(call, id)),
];
