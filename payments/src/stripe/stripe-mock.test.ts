import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Stripe from 'stripe';
import type { Payment } from '../models/payment';
import { toolsRequired } from '../testing/config';
import { StripeDescription } from '../testing/stripe-description';
import { findStripeMock, startStripeMock } from '../testing/stripe-mock';
import { StripeStandIn } from '../testing/stripe-stand-in';
import { Intents } from './intents';
import { Refunds } from './refunds';

const mock = findStripeMock(toolsRequired());
// Without stripe-mock the tests count as skipped, never as passed.
const describeHere = mock ? describe : describe.skip;

const aPayment = (token: string) =>
  ({
    ...{ id: 'abcdefabcdefabcdefabcdef', orderId: 'fedcbafedcbafedcbafedcba', token, stripeId: 'pi_1' },
    ...{ amount: 1_999, currency: 'gbp', chargeKeysSpent: 0, refundKeysSpent: 1 },
  }) as unknown as Payment;

describeHere('every request to Stripe', () => {
  let api: Stripe;
  let stop = async () => {};
  const asked: string[] = [];

  beforeAll(async () => {
    if (mock) ({ api, stop } = await startStripeMock(mock));
    const events = api as { on: (event: 'request', listen: (request: Stripe.RequestEvent) => void) => void };
    events.on('request', ({ method, path }) => asked.push(`${method} ${path.split('?')[0] ?? ''}`));
  });
  afterAll(() => stop());

  const calls: Record<string, () => Promise<unknown>> = {
    'paymentMethods.create': () => new Intents(api).create(aPayment('tok_visa')),
    'paymentIntents.create': () => new Intents(api).create(aPayment('pm_card_visa')),
    'paymentIntents.confirm': () => new Intents(api).confirm(aPayment('tok_visa'), 'pi_1'),
    'paymentIntents.retrieve': () => new Intents(api).retrieve('pi_1'),
    'paymentIntents.cancel': () => new Intents(api).cancel('pi_1'),
    'refunds.list': () => new Refunds(api).make(aPayment('tok_visa')),
    'refunds.create': () => new Refunds(api).make({ ...aPayment('tok_visa'), refundKeysSpent: 0 } as Payment),
    'refunds.retrieve': () => new Refunds(api).retrieve('re_1'),
  };

  it.each(Object.keys(calls))('is as Stripe describes it: %s', async (name) => {
    const before = asked.length;
    const answer = await calls[name]?.();
    expect(asked.length).toBeGreaterThan(before);
    // Stripe refuses a request with an unknown name or value.
    expect(answer).not.toMatchObject({ status: expect.stringMatching(/rejected|refused/) as string });
  });

  it('is one of the calls that are checked here', () => {
    const sources = readdirSync(__dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    const made = sources.flatMap((file) =>
      [...readFileSync(join(__dirname, file), 'utf8').matchAll(/\bstripe\.(\w+\.\w+)\(/g)].map(
        ([, call]) => call ?? '',
      ),
    );
    expect([...new Set(made)].sort()).toEqual(Object.keys(calls).sort());
  });

  it('is refused when it is wrong', async () => {
    const params = { amount: 1_999, currency: 'gbp', nonsense: true } as Stripe.PaymentIntentCreateParams;
    await expect(api.paymentIntents.create(params)).rejects.toMatchObject({ statusCode: 400 });
  });
});

describeHere('what the stand-in answers', () => {
  let stripe: StripeStandIn;
  let description: StripeDescription;

  beforeAll(async () => {
    stripe = await StripeStandIn.start();
    if (mock) description = new StripeDescription(mock.description);
  });
  afterAll(() => stripe.stop());

  const raw = async (path: string, form?: Record<string, string>) => {
    const headers = { authorization: 'Bearer sk_test_local' };
    const post = form && { method: 'POST', body: new URLSearchParams(form) };
    return (await fetch(`${stripe.url}/v1/${path}`, { headers, ...post })).json() as Promise<Record<string, unknown>>;
  };
  const pay = (method: string, more: Record<string, string> = {}) =>
    raw('payment_intents', {
      ...{ amount: '1999', currency: 'gbp', payment_method: method, confirm: 'true' },
      ...{ 'allowed_payment_method_types[]': 'card', ...more },
    });
  const refund = async (method: string) => raw('refunds', { payment_intent: (await pay(method)).id as string });
  const lastOf = async (path: string) => ((await raw(path)).data as unknown[])[0];

  const answers: [what: string, schema: string, ask: () => Promise<unknown>][] = [
    ['a paid intent', 'payment_intent', () => pay('pm_card_visa')],
    [
      'an intent that is not confirmed',
      'payment_intent',
      () => raw('payment_intents', { amount: '1999', currency: 'gbp' }),
    ],
    ['an intent that waits for the bank', 'payment_intent', () => pay('pm_card_authenticationRequired')],
    [
      'an intent whose card was declined',
      'payment_intent',
      async () => {
        await pay('pm_card_chargeDeclined');
        return lastOf('payment_intents');
      },
    ],
    ['a declined card', 'error', () => pay('pm_card_chargeDeclined')],
    ['an unknown method', 'error', () => pay('pm_unknown')],
    ['an unknown parameter', 'error', () => pay('pm_card_visa', { nonsense: '1' })],
    ['an unknown intent', 'error', () => raw('payment_intents/pi_unknown')],
    [
      'a charge',
      'charge',
      async () => {
        await pay('pm_card_visa');
        return lastOf('charges');
      },
    ],
    ['a refund', 'refund', () => refund('pm_card_visa')],
    ['a refund that waits', 'refund', () => refund('pm_card_pendingRefund')],
    ['a refund that failed', 'refund', async () => raw(`refunds/${(await refund('pm_card_refundFail')).id as string}`)],
    [
      'a dispute',
      'dispute',
      async () => {
        await pay('pm_card_createDispute');
        return lastOf('disputes');
      },
    ],
    [
      'an event',
      'event',
      async () => {
        await pay('pm_card_visa');
        return lastOf('events');
      },
    ],
    ['a method', 'payment_method', () => raw('payment_methods', { type: 'card', 'card[token]': 'tok_visa' })],
    ['a token', 'token', () => raw('tokens/tok_visa')],
  ];

  it.each(answers)('is as Stripe describes it: %s', async (_what, schema, ask) => {
    const answer = await ask();
    if (schema === 'error') expect(answer).toHaveProperty('error');
    else expect(answer).not.toHaveProperty('error');
    expect(description.problemsOf(schema, answer)).toEqual([]);
  });
});
