import type { PaymentResult } from './payment-result';
import type { PaymentStep } from './use-payment';

/** Shared by the Stripe form and its stand-in. */
export interface PaymentFormProps {
  step: PaymentStep;
  /** Formatted: "£48.00". */
  amount: string;
  disabled: boolean;
  pay: (token: string) => Promise<void>;
  /** Receives the result of the 3-D Secure authentication. */
  handleResult: (result: PaymentResult) => Promise<void>;
}
