import { createHash } from 'node:crypto';
import type { Card } from './model';

/** Why a charge fails: Stripe's code, decline code and message. */
export interface Decline {
  readonly code: string;
  readonly declineCode?: string;
  readonly message: string;
  readonly blocked?: true;
}

/** A card of stripe.com/docs/testing: number, name in `tok_…` and `pm_card_…`, and the outcome of a charge. */
export interface TestCard {
  readonly name: string;
  readonly number: string;
  readonly brand: string;
  readonly funding: Card['funding'];
  readonly country: string;
  readonly authentication: boolean;
  readonly decline?: Decline;
  /** The outcome of its refunds: delayed, or failed after success. */
  readonly refund?: 'pending' | 'fails';
  /** Whether every charge is disputed. */
  readonly disputed?: boolean;
}

function declined(declineCode: string, message = 'Your card was declined.'): Decline {
  return { code: 'card_declined', declineCode, message };
}

const INSUFFICIENT_FUNDS = declined('insufficient_funds', 'Your card has insufficient funds.');
const REPEATED_ATTEMPTS =
  'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.';
const EXPIRED: Decline = { code: 'expired_card', message: 'Your card has expired.' };
const INCORRECT_CVC: Decline = { code: 'incorrect_cvc', message: "Your card's security code is incorrect." };
const PROCESSING_ERROR: Decline = {
  code: 'processing_error',
  message: 'An error occurred while processing your card. Try again in a little bit.',
};

function card(name: string, number: string, details: Partial<TestCard> = {}): TestCard {
  return { name, number, brand: 'visa', funding: 'credit', country: 'US', authentication: false, ...details };
}

export const TEST_CARDS: readonly TestCard[] = [
  card('visa', '4242424242424242'),
  card('visa_debit', '4000056655665556', { funding: 'debit' }),
  card('mastercard', '5555555555554444', { brand: 'mastercard' }),
  card('mastercard_debit', '5200828282828210', { brand: 'mastercard', funding: 'debit' }),
  card('mastercard_prepaid', '5105105105105100', { brand: 'mastercard', funding: 'prepaid' }),
  card('amex', '378282246310005', { brand: 'amex' }),
  card('discover', '6011111111111117', { brand: 'discover' }),
  card('diners', '3056930009020004', { brand: 'diners' }),
  card('jcb', '3566002020360505', { brand: 'jcb', country: 'JP' }),
  card('unionpay', '6200000000000005', { brand: 'unionpay', country: 'CN' }),
  card('gb', '4000008260000000', { country: 'GB' }),
  card('gb_debit', '4000058260000005', { country: 'GB', funding: 'debit' }),

  card('chargeDeclined', '4000000000000002', { decline: declined('generic_decline') }),
  card('chargeDeclinedInsufficientFunds', '4000000000009995', { decline: INSUFFICIENT_FUNDS }),
  card('chargeDeclinedLostCard', '4000000000009987', { decline: declined('lost_card') }),
  card('chargeDeclinedStolenCard', '4000000000009979', { decline: declined('stolen_card') }),
  card('chargeDeclinedExpiredCard', '4000000000000069', { decline: EXPIRED }),
  card('chargeDeclinedIncorrectCvc', '4000000000000127', { decline: INCORRECT_CVC }),
  card('chargeDeclinedProcessingError', '4000000000000119', { decline: PROCESSING_ERROR }),
  card('chargeDeclinedVelocityLimitExceeded', '4000000000006975', {
    decline: declined('card_velocity_exceeded', REPEATED_ATTEMPTS),
  }),
  card('chargeDeclinedFraudulent', '4100000000000019', { decline: { ...declined('fraudulent'), blocked: true } }),

  card('pendingRefund', '4000000000007726', { refund: 'pending' }),
  card('refundFail', '4000000000005126', { refund: 'fails' }),
  card('createDispute', '4000000000000259', { disputed: true }),

  card('threeDSecureOptional', '4000000000003055'),
  card('threeDSecureRequired', '4000000000003063', { authentication: true }),
  card('threeDSecure2Required', '4000000000003220', { authentication: true }),
  card('authenticationRequiredOnSetup', '4000002500003155', { authentication: true }),
  card('authenticationRequired', '4000002760003184', { authentication: true }),
  card('threeDSecureRequiredChargeDeclined', '4000008400001629', {
    authentication: true,
    decline: declined('generic_decline'),
  }),
  card('authenticationRequiredChargeDeclinedInsufficientFunds', '4000008260003178', {
    authentication: true,
    decline: INSUFFICIENT_FUNDS,
  }),
];

export function fingerprintOf(number: string): string {
  return createHash('sha256').update(number).digest('base64url').replaceAll(/[-_]/g, '').slice(0, 16);
}

const byNumber = new Map(TEST_CARDS.map((testCard) => [testCard.number, testCard]));
const byFingerprint = new Map(TEST_CARDS.map((testCard) => [fingerprintOf(testCard.number), testCard]));
const byName = new Map(TEST_CARDS.map((testCard) => [testCard.name, testCard]));

export function testCardOfNumber(number: string): TestCard | undefined {
  return byNumber.get(number);
}

/** The test card with this fingerprint. Only test cards are ever stored. */
export function testCardOf(card: Card): TestCard {
  const testCard = byFingerprint.get(card.fingerprint);
  if (!testCard) throw new Error(`No test card has the fingerprint ${card.fingerprint}`);
  return testCard;
}

/** Some cards have two names: `tok_chargeDeclined` and `tok_visa_chargeDeclined`, `tok_radarBlock`. */
export function testCardNamed(id: string, prefix: 'tok_' | 'pm_card_'): TestCard | undefined {
  if (!id.startsWith(prefix)) return undefined;
  const name = id.slice(prefix.length);
  const synonym = name === 'radarBlock' ? 'chargeDeclinedFraudulent' : name.replace(/^visa_(?=chargeDeclined)/, '');
  return byName.get(synonym);
}
