import { z } from 'zod';
import { metadataParam } from '../metadata';
import { boolean, filledText, text } from '../params';
import { paymentMethodDataParam } from '../payment-methods';

/** The payment method: given at creation, update or confirmation. */
export const METHOD_PARAMS = {
  payment_method: filledText.optional(),
  payment_method_data: paymentMethodDataParam.optional(),
};

export const CONFIRMATION_PARAMS = {
  error_on_requires_action: boolean.optional(),
  off_session: boolean.optional(),
  return_url: z.url().optional(),
  use_stripe_sdk: boolean.optional(),
};

export const DESCRIPTION_PARAMS = {
  description: text.optional(),
  metadata: metadataParam.optional(),
  receipt_email: text.optional(),
  statement_descriptor_suffix: z.string().max(22).optional(),
};

/** The credential of a browser. */
export const CLIENT_SECRET = { client_secret: filledText.optional() };

interface ConfirmationParams {
  readonly off_session?: boolean | undefined;
  readonly error_on_requires_action?: boolean | undefined;
}

export function attemptOptions(params: ConfirmationParams) {
  return {
    offSession: params.off_session ?? false,
    errorOnRequiresAction: params.error_on_requires_action ?? false,
  };
}
