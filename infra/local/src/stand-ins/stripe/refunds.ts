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

/** What is asked for, or all that is left; never more than was charged. */
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

export const refundEndpoints = [
  endpoint('post', '/v1/refunds', refundForm, (call, params) => {
    const found = chargeToRefund(call, params);
    const amount = refundable(found, params.amount);
    const refund: Refund = {
      id: newId('re'),
      object: 'refund',
      amount,
      balance_transaction: newId('txn'),
      charge: found.id,
      created: seconds(call.now),
      currency: found.currency,
      livemode: false,
      metadata: mergeMetadata({}, params.metadata),
      payment_intent: found.payment_intent,
      reason: params.reason ?? null,
      status: 'succeeded',
    };
    const amountRefunded = found.amount_refunded + amount;
    const refunded: Charge = { ...found, amount_refunded: amountRefunded, refunded: amountRefunded === found.amount };
    call.ledger.refunds.put(refund.id, refund);
    call.ledger.charges.put(found.id, refunded);
    call.emit('refund.created', refund);
    call.emit('charge.refunded', refunded);
    return refund;
  }),

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

  endpoint('get', '/v1/refunds/:id', form({}), ({ ledger }, _params, id) => {
    const refund = ledger.refunds.get(id);
    if (!refund) throw noSuch('refund', id, 'id', 404);
    return refund;
  }),
];
