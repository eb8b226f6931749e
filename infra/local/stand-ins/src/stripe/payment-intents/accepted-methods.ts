import { invalidRequest } from '../errors';
import type { PaymentIntent } from '../model';

type AutomaticMethods = PaymentIntent['automatic_payment_methods'];

const RETURN_URL_MISSING =
  'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment ' +
  "methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept " +
  'redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and ' +
  '`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.';

/** Without a list of types the intent accepts all methods that the account has enabled, including redirects. */
export function acceptedMethods(
  allowed: readonly string[] | undefined,
  automatic?: AutomaticMethods,
): AutomaticMethods {
  if (!allowed) return automatic ?? { enabled: true, allow_redirects: 'always' };
  if (automatic) {
    const both = 'automatic_payment_methods, allowed_payment_method_types';
    throw invalidRequest(`You may only specify one of these parameters: ${both}.`, { code: 'parameters_exclusive' });
  }
  if (allowed.includes('card')) return null;
  throw invalidRequest('None of the allowed payment method types is available: this stand-in takes cards.', {
    param: 'allowed_payment_method_types',
  });
}

/** Removed in the API's version 2026-09-30; the library uses a later one. */
export function refusePaymentMethodTypes(types: unknown): void {
  if (types === undefined) return;
  throw invalidRequest(
    '`payment_method_types` is no longer supported. Use `allowed_payment_method_types` or dynamic payment methods.',
    { code: 'payment_method_types_no_longer_supported', param: 'payment_method_types' },
  );
}

/** An intent that accepts methods with redirects needs a return URL, even if a card pays. */
export function assertReturnUrl(automatic: AutomaticMethods, returnUrl?: string): void {
  if (automatic?.enabled && automatic.allow_redirects === 'always' && returnUrl === undefined) {
    throw invalidRequest(RETURN_URL_MISSING, { param: 'return_url' });
  }
}
