import { cardError } from './errors';
import type { Card } from './model';
import { fingerprintOf, testCardOfNumber, type TestCard } from './test-cards';

/** The details of a card as the buyer types them. */
export interface CardDetails {
  readonly number: string;
  readonly exp_month: number;
  readonly exp_year: number;
  readonly cvc?: string | undefined;
}

const NOT_A_TEST_CARD =
  'Your card was declined. Your request was in test mode, but used a non test (live) card. ' +
  'For a list of valid test cards, visit: https://stripe.com/docs/testing.';

/** The Luhn check (ISO/IEC 7812-1). */
export function passesLuhn(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function isPast(year: number, month: number, today: Date): boolean {
  const months = (y: number, m: number): number => y * 12 + m;
  return months(year, month) < months(today.getUTCFullYear(), today.getUTCMonth() + 1);
}

/** The card with these details. @throws StripeError with 402 and Stripe's reason if they are invalid */
export function readCard(details: CardDetails, param: string, today: Date): Card {
  const number = details.number.replaceAll(/[ -]/g, '');
  const year = details.exp_year < 100 ? 2000 + details.exp_year : details.exp_year;
  if (!passesLuhn(number)) throw cardError('incorrect_number', 'Your card number is incorrect.', `${param}[number]`);
  if (details.exp_month < 1 || details.exp_month > 12) {
    throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", `${param}[exp_month]`);
  }
  if (isPast(year, details.exp_month, today) || year > today.getUTCFullYear() + 50) {
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", `${param}[exp_year]`);
  }
  const testCard = testCardOfNumber(number);
  if (!testCard) throw cardError('card_declined', NOT_A_TEST_CARD, undefined, 'test_mode_live_card');
  const cvcLength = testCard.brand === 'amex' ? /^\d{3,4}$/ : /^\d{3}$/;
  if (details.cvc !== undefined && !cvcLength.test(details.cvc)) {
    throw cardError('invalid_cvc', "Your card's security code is invalid.", `${param}[cvc]`);
  }
  return toCard(testCard, details.exp_month, year, details.cvc !== undefined);
}

/** The test card of a name like `tok_visa` or `pm_card_visa`. */
export function documentedCard(testCard: TestCard, today: Date): Card {
  return toCard(testCard, today.getUTCMonth() + 1, today.getUTCFullYear() + 1, false);
}

function toCard(testCard: TestCard, exp_month: number, exp_year: number, cvcGiven: boolean): Card {
  const { brand, country, funding, number } = testCard;
  return {
    brand,
    checks: { cvc_check: cvcGiven ? 'pass' : null },
    country,
    exp_month,
    exp_year,
    fingerprint: fingerprintOf(number),
    funding,
    last4: number.slice(-4),
  };
}
