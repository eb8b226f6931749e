import axios from 'axios';
import type { Stack } from './stack';

/**
 * What a buyer's browser tells Stripe itself: that the bank was given the consent that it asked for, or was refused it.
 *
 * @throws Error unless Stripe takes it
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
