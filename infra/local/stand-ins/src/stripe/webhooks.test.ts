import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { pauseAfter } from '../deliveries';
import { cardPayment, payBy, refusalOf } from '../testing/stripe-builders';
import { eventually } from '../testing/eventually';
import { useStripe } from '../testing/stripe-stand-in';

const SECRET = 'whsec_local';

describe('webhooks', () => {
  const received: Stripe.Event[] = [];
  let refusing = 0;
  let shop: Server;
  const webhook = { url: '', secret: SECRET, firstPauseMs: 20 };

  // The shop checks the signature with Stripe's own library: an event with a wrong one is not received.
  beforeAll(async () => {
    shop = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const header = request.headers['stripe-signature'] ?? '';
        const event = Stripe.webhooks.constructEvent(Buffer.concat(chunks), header, SECRET);
        if (refusing > 0) refusing -= 1;
        else received.push(event);
        response.writeHead(received.includes(event) ? 200 : 503).end();
      });
    });
    shop.listen(0, '127.0.0.1');
    await once(shop, 'listening');
    webhook.url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/api/payments/webhook`;
  });
  afterAll(() => shop.close());
  beforeEach(() => {
    received.length = 0;
    refusing = 0;
  });

  const stripe = useStripe({ webhook });
  const types = () => received.map(({ type }) => type).sort();

  it('report a payment, signed', async () => {
    const { id } = await stripe.api.paymentIntents.create(cardPayment({ metadata: { orderId: 'o1' } }));

    await eventually(() =>
      expect(types()).toEqual(['charge.succeeded', 'payment_intent.created', 'payment_intent.succeeded']),
    );
    const succeeded = received.find(({ type }) => type === 'payment_intent.succeeded');
    expect(succeeded?.data.object).toMatchObject({ id, status: 'succeeded', metadata: { orderId: 'o1' } });
  });

  it('report a decline, an authentication, a cancellation and a refund', async () => {
    await refusalOf(stripe.api.paymentIntents.create(cardPayment(payBy('tok_chargeDeclined'))));
    await eventually(() =>
      expect(types()).toEqual(['charge.failed', 'payment_intent.created', 'payment_intent.payment_failed']),
    );

    received.length = 0;
    const { id } = await stripe.api.paymentIntents.create(cardPayment(payBy('tok_authenticationRequired')));
    await eventually(() => expect(types()).toEqual(['payment_intent.created', 'payment_intent.requires_action']));

    received.length = 0;
    await stripe.api.paymentIntents.confirm(id);
    await eventually(() => expect(types()).toEqual(['charge.succeeded', 'payment_intent.succeeded']));

    received.length = 0;
    await stripe.api.refunds.create({ payment_intent: id });
    await eventually(() => expect(types()).toEqual(['charge.refunded', 'refund.created']));

    received.length = 0;
    const open = await stripe.api.paymentIntents.create(cardPayment({ confirm: false }));
    await stripe.api.paymentIntents.cancel(open.id);
    await eventually(() => expect(types()).toEqual(['payment_intent.canceled', 'payment_intent.created']));
  });

  it('are resent until each is confirmed', async () => {
    refusing = 5;
    await stripe.api.paymentIntents.create(cardPayment());

    await eventually(() => expect(received).toHaveLength(3));
    await eventually(async () => {
      const events = (await stripe.api.events.list()).data;
      expect(events.map(({ pending_webhooks: pending }) => pending)).toEqual([0, 0, 0]);
    });
    expect(new Set(received.map(({ id }) => id)).size).toBe(3);
  });

  it('delay no payment while the shop is down, and reach it after a restart', async () => {
    await stripe.restart({ webhook: { ...webhook, url: 'http://127.0.0.1:1/away' } });
    await stripe.api.paymentIntents.create(cardPayment());
    const pending = (await stripe.api.events.list()).data.map(({ pending_webhooks: count }) => count);
    expect(pending).toEqual([1, 1, 1]);

    await stripe.restart();
    await eventually(() => expect(received).toHaveLength(3));
  });

  it('double the delay after every failure, up to five minutes', () => {
    expect([1, 2, 3, 4, 20].map((attempts) => pauseAfter(attempts, 1_000))).toEqual([
      1_000, 2_000, 4_000, 8_000, 300_000,
    ]);
  });
});
