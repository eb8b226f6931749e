import { z } from 'zod';
import { invalidRequest } from '../errors';
import { chargeable } from '../money';
import { boolean, filledText, form, positiveInteger } from '../params';
import { acceptedMethods, assertReturnUrl, refusePaymentMethodTypes } from './accepted-methods';
import { CONFIRMATION_PARAMS, DESCRIPTION_PARAMS, METHOD_PARAMS } from './intent-params';

const fields = form({
  amount: positiveInteger,
  currency: filledText,
  allowed_payment_method_types: z.array(filledText).min(1).optional(),
  automatic_payment_methods: z
    .strictObject({ enabled: boolean, allow_redirects: z.enum(['always', 'never']).default('always') })
    .optional(),
  capture_method: z.enum(['automatic', 'automatic_async']).optional(),
  confirm: boolean.optional(),
  confirmation_method: z.literal('automatic').optional(),
  payment_method_types: z.unknown().optional(),
  ...METHOD_PARAMS,
  ...CONFIRMATION_PARAMS,
  ...DESCRIPTION_PARAMS,
});

function refuseEarly(params: object): void {
  const early = Object.keys(CONFIRMATION_PARAMS).find((name) => name !== 'use_stripe_sdk' && name in params);
  if (early === undefined) return;
  throw invalidRequest(`\`${early}\` cannot be used unless \`confirm\` is set to true.`, { param: early });
}

/** The parameters of a new intent, with all checks that precede its execution. */
export const createParams = fields.transform(({ payment_method_types: types, ...params }) => {
  refusePaymentMethodTypes(types);
  const currency = chargeable(params.amount, params.currency);
  const automatic = acceptedMethods(params.allowed_payment_method_types, params.automatic_payment_methods);
  if (params.confirm) assertReturnUrl(automatic, params.return_url);
  else refuseEarly(params);
  return { ...params, currency, automatic_payment_methods: automatic };
});

export type CreateParams = z.infer<typeof createParams>;
