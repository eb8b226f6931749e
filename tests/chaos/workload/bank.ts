import axios from 'axios';
import type { Stack } from '../../support/stack';

/** What a buyer's browser does with Stripe itself: it tells of the consent that the bank asked for, or of its refusal. */
export class BankStandIn {
  constructor(private readonly stack: Stack) {}

  confirm(clientSecret: string): Promise<void> {
    return this.tell(clientSecret, 'confirm');
  }

  refuse(clientSecret: string): Promise<void> {
    return this.tell(clientSecret, 'cancel');
  }

  /** Once: a browser that finds Stripe away shows that, and whether the buyer tries again is theirs. */
  private async tell(clientSecret: string, decision: 'confirm' | 'cancel'): Promise<void> {
    const [intent = ''] = clientSecret.split('_secret_');
    const url = `${this.stack.process('stripe').url}/v1/payment_intents/${intent}/${decision}`;
    const headers = { Authorization: 'Bearer pk_test_local' };
    const body = new URLSearchParams({ client_secret: clientSecret });
    await axios.post(url, body, { headers, timeout: 10_000, validateStatus: () => true }).catch(() => undefined);
  }
}
