import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { cardPayment, payBy, refusalOf } from '../testing/stripe-builders';
import { eventually } from '../testing/eventually';
import { useStripe } from '../testing/stripe-stand-in';
import { pauseAfter } from './webhooks';

const SECRET = 'whsec_local';

describe('Webhooks', () => {
  const heard: Stripe.Event[] = [];
  let refusing = 0;
  let shop: Server;
  const webhook = { url: '', secret: SECRET, firstPauseMs: 20 };

  // The shop checks the signature with Stripe's own library: a wrong one is never heard.
  beforeAll(async () => {
    shop = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const header = request.headers['stripe-signature'] ?? '';
        const event = Stripe.webhooks.constructEvent(Buffer.concat(chunks), header, SECRET);
        if (refusing > 0) refusing -= 1;
        else heard.push(event);
        response.writeHead(heard.includes(event) ? 200 : 503).end();
      });
    });
    shop.listen(0, '127.0.0.1');
    await once(shop, 'listening');
    webhook.url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/api/payments/webhook`;
  });
  afterAll(() => shop.close());
  beforeEach(() => {
    heard.length = 0;
    refusing = 0;
  });

  const stripe = useStripe({ webhook });
  const types = () => heard.map(({ type }) => type).sort();

  it('tell of a payment, signed', async () => {
    const { id } = await stripe.api.paymentIntents.create(cardPayment({ metadata: { orderId: 'o1' } }));

    await eventually(() =>
      expect(types()).toEqual(['charge.succeeded', 'payment_intent.created', 'payment_intent.succeeded']),
    );
    const succeeded = heard.find(({ type }) => type === 'payment_intent.succeeded');
    expect(succeeded?.data.object).toMatchObject({ id, status: 'succeeded', metadata: { orderId: 'o1' } });
  });

  it('tell of a declined card, of consent asked and given, of a cancellation and of a refund', async () => {
    await refusalOf(stripe.api.paymentIntents.create(cardPayment(payBy('tok_chargeDeclined'))));
    await eventually(() =>
      expect(types()).toEqual(['charge.failed', 'payment_intent.created', 'payment_intent.payment_failed']),
    );

    heard.length = 0;
    const { id } = await stripe.api.paymentIntents.create(cardPayment(payBy('tok_authenticationRequired')));
    await eventually(() => expect(types()).toEqual(['payment_intent.created', 'payment_intent.requires_action']));

    heard.length = 0;
    await stripe.api.paymentIntents.confirm(id);
    await eventually(() => expect(types()).toEqual(['charge.succeeded', 'payment_intent.succeeded']));

    heard.length = 0;
    await stripe.api.refunds.create({ payment_intent: id });
    await eventually(() => expect(types()).toEqual(['charge.refunded', 'refund.created']));

    heard.length = 0;
    const open = await stripe.api.paymentIntents.create(cardPayment({ confirm: false }));
    await stripe.api.paymentIntents.cancel(open.id);
    await eventually(() => expect(types()).toEqual(['payment_intent.canceled', 'payment_intent.created']));
  });

  it('are sent again until they are confirmed, each once', async () => {
    refusing = 5;
    await stripe.api.paymentIntents.create(cardPayment());

    await eventually(() => expect(heard).toHaveLength(3));
    await eventually(async () => {
      const events = (await stripe.api.events.list()).data;
      expect(events.map(({ pending_webhooks: pending }) => pending)).toEqual([0, 0, 0]);
    });
    expect(new Set(heard.map(({ id }) => id)).size).toBe(3);
  });

  it('hold nobody up while the shop is away, and reach it after a restart', async () => {
    await stripe.restart({ webhook: { ...webhook, url: 'http://127.0.0.1:1/away' } });
    await stripe.api.paymentIntents.create(cardPayment());
    const pending = (await stripe.api.events.list()).data.map(({ pending_webhooks: count }) => count);
    expect(pending).toEqual([1, 1, 1]);

    await stripe.restart();
    await eventually(() => expect(heard).toHaveLength(3));
  });

  it('wait twice as long after every failure, at most five minutes', () => {
    expect([1, 2, 3, 4, 20].map((attempts) => pauseAfter(attempts, 1_000))).toEqual([
      1_000, 2_000, 4_000, 8_000, 300_000,
    ]);
  });
});
