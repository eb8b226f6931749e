import type { PaymentResult } from './payment-result';
import type { PaymentStep } from './use-payment';

/** What a card form is given, by Stripe or by its stand-in. */
export interface PaymentFormProps {
  step: PaymentStep;
  /** In words: "£48.00". */
  amount: string;
  disabled: boolean;
  pay: (token: string) => Promise<void>;
  /** Takes how the bank's question ended. */
  settle: (result: PaymentResult) => Promise<void>;
}
