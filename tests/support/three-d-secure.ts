import axios from 'axios';
import type { Stack } from './stack';

/**
 * Confirms or cancels a 3-D Secure authentication, as Stripe.js does it in a buyer's browser.
 *
 * @throws Error unless Stripe accepts it
 */
export async function answerAuthentication(
  stack: Stack,
  clientSecret: string,
  answer: 'confirm' | 'cancel',
): Promise<void> {
  const [intent = ''] = clientSecret.split('_secret_');
  const url = `${stack.process('stripe').url}/v1/payment_intents/${intent}/${answer}`;
  const headers = { Authorization: 'Bearer pk_test_local' };
  await axios.post(url, new URLSearchParams({ client_secret: clientSecret }), { headers, timeout: 10_000 });
}
