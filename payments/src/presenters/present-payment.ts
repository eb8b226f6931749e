import { ConflictError, InvalidInputError, PaymentDeclinedError } from '@ticketing/common';
import type { Payment } from '@ticketing/common/contracts';
import type { Answer } from '@ticketing/common/mongo';
import type { PaymentResult } from '../charging/pay-order';
import { declineMessage, endMessage, isOrderEnd, rejectionMessage } from './failure-messages';

/**
 * The answer to the buyer.
 *
 * @throws PaymentDeclinedError, InvalidInputError or ConflictError when no money was or will be taken
 */
export function presentPayment({ payment, found }: PaymentResult): Answer {
  const id = payment._id.toHexString();
  switch (payment.status) {
    case 'succeeded':
      return { status: found ? 200 : 201, body: { id } satisfies Payment };
    case 'awaiting-consent':
      return { status: 202, body: { id, clientSecret: payment.clientSecret } };
    case 'declined':
    case 'cancelled':
      if (isOrderEnd(payment.failureCode)) throw new ConflictError(endMessage(payment.failureCode));
      throw new PaymentDeclinedError(declineMessage(payment.failureCode));
    case 'rejected':
      throw new InvalidInputError([{ message: rejectionMessage(payment.failureCode), field: 'token' }]);
    default:
      throw new ConflictError('This payment is being given back.');
  }
}
