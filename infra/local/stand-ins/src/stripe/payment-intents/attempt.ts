import type { Call } from '../call';
import { charge } from '../charges';
import { Declined } from '../endpoint';
import { docUrl, StripeError } from '../errors';
import type { PaymentError, PaymentIntent, PaymentMethod } from '../model';
import { testCardOf, type Decline } from '../test-cards';
import { methodOf } from './method-of';
import { requiresAction, failed, succeeded } from './transitions';

export interface AttemptOptions {
  readonly offSession: boolean;
  readonly errorOnRequiresAction: boolean;
}

const AUTHENTICATION_REQUIRED = 'Your card was declined. This transaction requires authentication.';

function save(call: Call, intent: PaymentIntent, event: string): PaymentIntent {
  call.ledger.intents.put(intent.id, intent);
  call.emit(event, intent);
  return intent;
}

/** Confirms the intent: the card is charged or declined, or the buyer has to authenticate. */
export function attempt(call: Call, intent: PaymentIntent, options: AttemptOptions): PaymentIntent | Declined {
  const method = methodOf(call, intent);
  if (!testCardOf(method.card).authentication) return settle(call, intent, method);
  if (options.offSession) return decline(call, intent, method, authenticationRequired('authentication_required'));
  if (options.errorOnRequiresAction) {
    return decline(call, intent, method, authenticationRequired('authentication_not_handled'));
  }
  return save(call, requiresAction(intent), 'payment_intent.requires_action');
}

/** The bank's decision once no authentication is pending. */
export function settle(call: Call, intent: PaymentIntent, method: PaymentMethod): PaymentIntent | Declined {
  const why = testCardOf(method.card).decline;
  if (why) return decline(call, intent, method, why);
  call.ledger.spentMethods.put(method.id, { intent: intent.id });
  return save(call, succeeded(intent, charge(call, intent, method)), 'payment_intent.succeeded');
}

export function refuseAuthentication(call: Call, intent: PaymentIntent, method: PaymentMethod): PaymentIntent {
  const code = 'payment_intent_authentication_failure';
  const message =
    'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod ' +
    'to attempt to fulfill this PaymentIntent again.';
  const error: PaymentError = {
    type: 'invalid_request_error',
    code,
    doc_url: docUrl(code),
    message,
    payment_method: method,
  };
  return save(call, failed(intent, error), 'payment_intent.payment_failed');
}

function authenticationRequired(declineCode: string): Decline {
  return { code: 'authentication_required', declineCode, message: AUTHENTICATION_REQUIRED };
}

function decline(call: Call, intent: PaymentIntent, method: PaymentMethod, why: Decline): Declined {
  const made = charge(call, intent, method, why);
  const error = {
    type: 'card_error',
    code: why.code,
    ...(why.declineCode && { decline_code: why.declineCode }),
    message: why.message,
    charge: made.id,
    doc_url: docUrl(why.code),
    payment_method: method,
  } as const;
  const left = save(call, failed(intent, error), 'payment_intent.payment_failed');
  return new Declined(new StripeError(402, { ...error, payment_intent: left }));
}
