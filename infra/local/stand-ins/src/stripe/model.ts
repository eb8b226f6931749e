/** The objects of Stripe's API that the stand-in supports, with the fields of a card payment. */
export type Metadata = Record<string, string>;

export interface BillingDetails {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Readonly<Record<string, string>> | null;
}

export interface Card {
  readonly brand: string;
  readonly last4: string;
  readonly exp_month: number;
  readonly exp_year: number;
  readonly country: string;
  readonly funding: 'credit' | 'debit' | 'prepaid';
  /** Identifies the card's number, which is not stored. */
  readonly fingerprint: string;
  readonly checks: { readonly cvc_check: 'pass' | null };
}

interface StripeObject<Name extends string> {
  readonly id: string;
  readonly object: Name;
  /** In seconds since 1970. */
  readonly created: number;
  readonly livemode: false;
}

export interface Token extends StripeObject<'token'> {
  readonly type: 'card';
  readonly used: boolean;
  readonly card: Card & { readonly id: string; readonly object: 'card' };
}

export interface PaymentMethod extends StripeObject<'payment_method'> {
  readonly type: 'card';
  readonly card: Card;
  readonly billing_details: BillingDetails;
  readonly customer: null;
  readonly metadata: Metadata;
}

export type IntentStatus =
  'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'processing' | 'succeeded' | 'canceled';

export interface PaymentError {
  readonly type: 'card_error' | 'invalid_request_error';
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
  readonly charge?: string;
  readonly doc_url: string;
  readonly payment_method: PaymentMethod;
}

export interface PaymentIntent extends StripeObject<'payment_intent'> {
  /** In the smallest unit of the currency. */
  readonly amount: number;
  readonly amount_received: number;
  readonly allowed_payment_method_types: readonly string[] | null;
  readonly automatic_payment_methods: {
    readonly enabled: boolean;
    readonly allow_redirects: 'always' | 'never';
  } | null;
  readonly canceled_at: number | null;
  readonly cancellation_reason: string | null;
  readonly capture_method: 'automatic' | 'automatic_async';
  readonly client_secret: string;
  readonly confirmation_method: 'automatic';
  readonly currency: string;
  readonly customer: null;
  readonly description: string | null;
  readonly last_payment_error: PaymentError | null;
  readonly latest_charge: string | null;
  readonly metadata: Metadata;
  readonly next_action: { readonly type: 'use_stripe_sdk'; readonly use_stripe_sdk: object } | null;
  readonly payment_method: string | null;
  readonly payment_method_types: readonly string[];
  readonly receipt_email: string | null;
  readonly statement_descriptor_suffix: string | null;
  readonly status: IntentStatus;
}

export interface Charge extends StripeObject<'charge'> {
  readonly amount: number;
  readonly amount_captured: number;
  readonly amount_refunded: number;
  readonly balance_transaction: string | null;
  readonly billing_details: BillingDetails;
  readonly captured: boolean;
  readonly currency: string;
  readonly customer: null;
  readonly description: string | null;
  readonly disputed: boolean;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
  readonly metadata: Metadata;
  readonly outcome: { readonly type: string; readonly network_status: string; readonly reason: string | null };
  readonly paid: boolean;
  readonly payment_intent: string;
  readonly payment_method: string;
  readonly payment_method_details: { readonly type: 'card'; readonly card: Card };
  readonly receipt_email: string | null;
  readonly refunded: boolean;
  readonly status: 'succeeded' | 'failed';
}

export interface Refund extends StripeObject<'refund'> {
  readonly amount: number;
  readonly balance_transaction: string | null;
  readonly charge: string;
  readonly currency: string;
  readonly failure_reason?: string;
  readonly metadata: Metadata;
  readonly payment_intent: string;
  /** Why it is pending, for example a low balance. */
  readonly pending_reason?: string;
  readonly reason: string | null;
  readonly status: 'succeeded' | 'pending' | 'failed' | 'canceled';
}

export interface Dispute extends StripeObject<'dispute'> {
  readonly amount: number;
  readonly balance_transactions: readonly object[];
  readonly charge: string;
  readonly currency: string;
  readonly enhanced_eligibility_types: readonly string[];
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly evidence_details: {
    readonly due_by: number;
    readonly enhanced_eligibility: object;
    readonly has_evidence: boolean;
    readonly past_due: boolean;
    readonly submission_count: number;
  };
  readonly is_charge_refundable: boolean;
  readonly metadata: Metadata;
  readonly payment_intent: string;
  readonly reason: string;
  readonly status: 'needs_response' | 'won' | 'lost';
}

export interface StripeEvent extends StripeObject<'event'> {
  readonly api_version: string | null;
  readonly data: { readonly object: object };
  readonly pending_webhooks: number;
  readonly request: { readonly id: string; readonly idempotency_key: string | null };
  readonly type: string;
}
