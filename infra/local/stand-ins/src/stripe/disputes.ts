import { z } from 'zod';
import { seconds, type Call } from './call';
import { endpoint } from './endpoint';
import { invalidRequest, noSuch } from './errors';
import { newId } from './ids';
import { list, listForm } from './list';
import type { Charge, Dispute } from './model';
import { boolean, form, text } from './params';

const ANSWER_WITHIN_SECONDS = 9 * 24 * 60 * 60;

/** Opens a dispute: the bank takes the money back until it is decided. */
export function dispute(call: Call, charge: Charge): void {
  const made: Dispute = {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: seconds(call.now),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { enhanced_evidence: {} },
    evidence_details: {
      due_by: seconds(call.now) + ANSWER_WITHIN_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  };
  call.ledger.disputes.put(made.id, made);
  call.emit('charge.dispute.created', made);
}

function disputeAt({ ledger }: Call, id: string): Dispute {
  const found = ledger.disputes.get(id);
  if (!found) throw noSuch('dispute', id, 'id', 404);
  return found;
}

function close(call: Call, open: Dispute, status: 'won' | 'lost'): Dispute {
  if (open.status !== 'needs_response') throw invalidRequest(`This dispute is ${open.status} already.`);
  const closed: Dispute = { ...open, status };
  call.ledger.disputes.put(open.id, closed);
  call.emit('charge.dispute.closed', closed);
  return closed;
}

/** Evidence that wins or loses a dispute, as with Stripe's test cards (stripe.com/docs/testing#disputes). */
const evidenceForm = form({
  evidence: z.strictObject({ uncategorized_text: text.optional() }).optional(),
  submit: boolean.optional(),
});

export const disputeEndpoints = [
  endpoint(
    'get',
    '/v1/disputes',
    listForm({ charge: z.string().optional(), payment_intent: z.string().optional() }),
    ({ ledger }, params) =>
      list('/v1/disputes', 'dispute', ledger.disputes, params, (found) => {
        const { charge = found.charge, payment_intent: intent = found.payment_intent } = params;
        return found.charge === charge && found.payment_intent === intent;
      }),
  ),

  endpoint('get', '/v1/disputes/:id', form({}), (call, _params, id) => disputeAt(call, id)),

  endpoint('post', '/v1/disputes/:id', evidenceForm, (call, { evidence }, id) => {
    const found = disputeAt(call, id);
    switch (evidence?.uncategorized_text) {
      case 'winning_evidence':
        return close(call, found, 'won');
      case 'losing_evidence':
        return close(call, found, 'lost');
      default:
        return found;
    }
  }),

  endpoint('post', '/v1/disputes/:id/close', form({}), (call, _params, id) => close(call, disputeAt(call, id), 'lost')),
];
