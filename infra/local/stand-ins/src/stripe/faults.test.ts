import Stripe from 'stripe';
import { cardPayment, refusalOf } from '../testing/stripe-builders';
import { useStripe } from '../testing/stripe-stand-in';

describe('POST /faults', () => {
  const stripe = useStripe();
  const key = { idempotencyKey: 'charge:o1:1' };
  const listFaults = async () => (await fetch(`${stripe.url}/faults`)).json() as Promise<object[]>;
  const charges = async () => (await stripe.api.charges.list()).data;

  it('delays one response', async () => {
    await stripe.postFault({ kind: 'slow', ms: 150 });

    const startedAt = performance.now();
    expect((await stripe.api.paymentIntents.create(cardPayment())).status).toBe('succeeded');
    expect(performance.now() - startedAt).toBeGreaterThan(140);
    expect(await listFaults()).toEqual([]);
  });

  it('responds with 500 without executing the call, and stores that response under the key', async () => {
    await stripe.postFault({ kind: 'error' });

    for (const replayed of [undefined, 'true']) {
      const refusal = await refusalOf(stripe.api.paymentIntents.create(cardPayment(), key));
      expect(refusal).toMatchObject({ statusCode: 500, type: 'StripeAPIError' });
      expect(refusal.headers?.['idempotent-replayed']).toBe(replayed);
      expect(refusal.headers?.['stripe-should-retry']).toBe('false');
    }
    expect(await charges()).toEqual([]);
    const next = await stripe.api.paymentIntents.create(cardPayment(), { idempotencyKey: 'charge:o1:2' });
    expect(next.status).toBe('succeeded');
  });

  it('charges without a response; the same key then returns the charge', async () => {
    await stripe.postFault({ kind: 'timeout-after', ms: 30_000 });

    const impatient = stripe.api.paymentIntents.create(cardPayment(), { ...key, timeout: 200 });
    await expect(impatient).rejects.toThrow(Stripe.errors.StripeConnectionError);
    expect(await charges()).toHaveLength(1);

    const found = await stripe.api.paymentIntents.create(cardPayment(), key);
    expect(found.status).toBe('succeeded');
    expect(found.lastResponse.headers).toMatchObject({ 'idempotent-replayed': 'true' });
    expect(await charges()).toHaveLength(1);
  });

  it('closes the connection after the timeout, whatever the response would have been', async () => {
    await stripe.postFault({ kind: 'timeout-after', ms: 50, count: 2 });

    await expect(stripe.post('/v1/tokens', {})).rejects.toThrow('fetch failed');
    await expect(stripe.post('/v1/payment_methods', { type: 'card', 'card[token]': 'tok_visa' })).rejects.toThrow(
      'fetch failed',
    );
  });

  it('affects the requested number of calls, and reads only on request', async () => {
    await stripe.postFault({ kind: 'error', count: 2 });
    expect(await listFaults()).toMatchObject([{ kind: 'error', count: 2, method: 'POST' }]);

    expect(await charges()).toEqual([]);
    await refusalOf(stripe.api.paymentIntents.create(cardPayment()));
    expect(await listFaults()).toMatchObject([{ count: 1 }]);
    await refusalOf(stripe.api.paymentIntents.create(cardPayment()));
    expect((await stripe.api.paymentIntents.create(cardPayment())).status).toBe('succeeded');

    await stripe.postFault({ kind: 'error', method: 'any' });
    expect(await refusalOf(stripe.api.charges.list())).toMatchObject({ statusCode: 500 });
  });

  it('is cleared by DELETE', async () => {
    await stripe.postFault({ kind: 'error', count: 100 });
    expect((await fetch(`${stripe.url}/faults`, { method: 'DELETE' })).status).toBe(204);
    expect((await stripe.api.paymentIntents.create(cardPayment())).status).toBe('succeeded');
  });

  it.each([
    { kind: 'earthquake' },
    { kind: 'slow', count: 0 },
    { kind: 'slow', ms: '5' },
    { kind: 'slow', mss: 5 },
    [],
  ])('refuses %j, and says why', async (fault) => {
    const response = await stripe.postFault(fault);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.any(String) as string }] });
    expect(await listFaults()).toEqual([]);
  });
});
