import { request } from 'undici';

/** Charges a test card at the stand-in for Stripe, as the `stripe` library asks for it. */
export async function charge(stripeUrl: string, amount: number): Promise<void> {
  const form = new URLSearchParams({
    amount: String(amount),
    currency: 'gbp',
    confirm: 'true',
    'allowed_payment_method_types[0]': 'card',
    'payment_method_data[type]': 'card',
    'payment_method_data[card][token]': 'tok_visa',
  });
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: 'Bearer sk_test_local',
  };
  const answer = await request(`${stripeUrl}/v1/payment_intents`, { method: 'POST', headers, body: form.toString() });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`the stand-in for Stripe answered ${answer.statusCode}: ${text}`);
}
