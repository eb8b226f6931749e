const TRY_ANOTHER_CARD = 'Your card was declined. Please try another card.';

/** Codes of stripe.com/docs/declines/codes. The payer must not learn that a card was reported lost or stolen. */
const MESSAGES: Record<string, string> = {
  insufficient_funds: 'Your card has insufficient funds. Please try another card.',
  withdrawal_count_limit_exceeded: 'Your card has reached its limit. Please try another card.',
  card_velocity_exceeded: 'Your card has reached its limit. Please try another card.',
  expired_card: 'Your card has expired. Please try another card.',
  incorrect_cvc: 'The security code of the card is not right. Please check it and try again.',
  invalid_cvc: 'The security code of the card is not right. Please check it and try again.',
  incorrect_number: 'The number of the card is not right. Please check it and try again.',
  invalid_number: 'The number of the card is not right. Please check it and try again.',
  invalid_expiry_month: 'The expiry date of the card is not right. Please check it and try again.',
  invalid_expiry_year: 'The expiry date of the card is not right. Please check it and try again.',
  incorrect_zip: 'The postcode does not fit the card. Please check it and try again.',
  card_not_supported: 'Your card does not support this kind of purchase. Please try another card.',
  currency_not_supported: 'Your card does not support this currency. Please try another card.',
  processing_error: 'The card could not be processed just now. Please try again in a little while.',
  try_again_later: 'The card could not be processed just now. Please try again in a little while.',
  authentication_required: 'Your bank wants you to confirm the payment, which did not work. Please try another card.',
  payment_intent_authentication_failure: 'The payment was not confirmed with your bank. Please try again.',
  cancelled: 'The payment was cancelled, and you were not charged. Please try again.',
  not_charged: 'The payment did not go through, and you were not charged. Please try again.',
};

const CARD_USED = 'These card details were used already. Please enter the card again.';
const CARD_UNKNOWN = 'These card details are not known or no longer valid. Please enter the card again.';

/** Why an order that has ended takes no payment. */
const ENDS = {
  order_cancelled: 'This order was cancelled. You were not charged.',
  order_complete: 'This order is already complete. You were not charged again.',
  order_over: 'The time to pay this order is over. You were not charged.',
} as const;

export type OrderEnd = keyof typeof ENDS;

export const isOrderEnd = (code: string | undefined): code is OrderEnd =>
  code !== undefined && Object.hasOwn(ENDS, code);

export const endMessage = (end: OrderEnd): string => ENDS[end];

/** The buyer's message for a failed payment: the reason and one piece of advice, and never Stripe's own text. */
export function declineMessage(code: string | undefined): string {
  return (code !== undefined && Object.hasOwn(MESSAGES, code) && MESSAGES[code]) || TRY_ANOTHER_CARD;
}

/** The buyer's message for a refused token. */
export const rejectionMessage = (code: string | undefined): string =>
  code === 'token_already_used' ? CARD_USED : CARD_UNKNOWN;
