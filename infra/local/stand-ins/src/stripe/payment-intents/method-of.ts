import type { Call } from '../call';
import { invalidRequest, unexpectedState } from '../errors';
import type { PaymentIntent, PaymentMethod } from '../model';

const MISSING =
  "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent " +
  'with a payment method and then confirm it again, or confirm it again directly with a payment method or ' +
  'ConfirmationToken.';
const ALREADY_SPENT =
  'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a ' +
  'connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a ' +
  'PaymentMethod multiple times, you must attach it to a Customer first.';

/** The payment method of this intent. */
export function methodOf({ ledger }: Call, intent: PaymentIntent): PaymentMethod {
  const method = ledger.paymentMethods.get(intent.payment_method ?? '');
  if (!method) throw unexpectedState(MISSING, intent);
  if (ledger.spentMethods.get(method.id)) throw invalidRequest(ALREADY_SPENT, { param: 'payment_method' });
  return method;
}
