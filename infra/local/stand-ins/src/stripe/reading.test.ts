import { cardPayment, refusalOf } from '../testing/stripe-builders';
import { useStripe } from '../testing/stripe-stand-in';

describe('reading objects', () => {
  let now = new Date('2026-06-01T12:00:00Z');
  const stripe = useStripe({ now: () => now });
  beforeEach(() => {
    now = new Date('2026-06-01T12:00:00Z');
  });

  const payTwelve = async () => {
    const ids: string[] = [];
    for (let minute = 0; minute < 12; minute += 1) {
      now = new Date(now.getTime() + 60_000);
      ids.unshift((await stripe.api.paymentIntents.create(cardPayment())).id);
    }
    return ids;
  };

  it('lists the newest first, in pages without duplicates', async () => {
    const ids = await payTwelve();

    const first = await stripe.api.paymentIntents.list();
    expect(first).toMatchObject({ object: 'list', url: '/v1/payment_intents', has_more: true });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 10));

    const walked: string[] = [];
    for await (const { id } of stripe.api.paymentIntents.list({ limit: 5 })) walked.push(id);
    expect(walked).toEqual(ids);

    const back = await stripe.api.paymentIntents.list({ ending_before: ids[11] ?? '', limit: 2 });
    expect(back.data.map(({ id }) => id)).toEqual(ids.slice(9, 11));
  });

  it('filters by time, and charges by intent', async () => {
    const ids = await payTwelve();

    const since = Math.floor(now.getTime() / 1000) - 120;
    expect((await stripe.api.paymentIntents.list({ created: { gte: since } })).data).toHaveLength(3);
    expect((await stripe.api.paymentIntents.list({ created: { gt: since } })).data).toHaveLength(2);
    const charges = await stripe.api.charges.list({ payment_intent: ids[3] ?? '' });
    expect(charges.data).toMatchObject([{ payment_intent: ids[3] }]);
  });

  it('expands the requested fields', async () => {
    const { id } = await stripe.api.paymentIntents.create(cardPayment());

    const one = await stripe.api.paymentIntents.retrieve(id, { expand: ['latest_charge', 'payment_method'] });
    expect(one).toMatchObject({ latest_charge: { payment_intent: id }, payment_method: { card: { last4: '4242' } } });
    const many = await stripe.api.paymentIntents.list({ expand: ['data.latest_charge'] });
    expect(many.data).toMatchObject([{ latest_charge: { object: 'charge' } }]);
    const refusal = await refusalOf(stripe.api.paymentIntents.retrieve(id, { expand: ['amount'] }));
    expect(refusal).toMatchObject({ statusCode: 400, message: 'This property cannot be expanded (amount).' });
  });

  it('responds with 404 for unknown ids and paths', async () => {
    expect(await refusalOf(stripe.api.paymentIntents.retrieve('pi_x'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such payment_intent: 'pi_x'",
    });
    expect(await refusalOf(stripe.api.customers.list())).toMatchObject({ statusCode: 404 });
  });

  it('requires a valid key', async () => {
    expect((await fetch(`${stripe.url}/v1/charges`)).status).toBe(401);
    expect(await refusalOf(stripe.withKey('sk_test_someone_else').charges.list())).toMatchObject({
      statusCode: 401,
      message: 'Invalid API Key provided: sk_test_********else',
    });
    const basic = `Basic ${Buffer.from('sk_test_local:').toString('base64')}`;
    expect((await fetch(`${stripe.url}/v1/charges`, { headers: { authorization: basic } })).status).toBe(200);
  });

  it('keeps all objects over a restart', async () => {
    const { id, latest_charge: charge } = await stripe.api.paymentIntents.create(
      cardPayment({ metadata: { orderId: 'o1' } }),
    );
    await stripe.api.refunds.create({ payment_intent: id, amount: 100 });
    const before = await stripe.api.paymentIntents.retrieve(id);

    await stripe.restart();
    expect(await stripe.api.paymentIntents.retrieve(id)).toEqual(before);
    expect(await stripe.api.charges.retrieve(charge as string)).toMatchObject({
      amount_refunded: 100,
      metadata: { orderId: 'o1' },
    });
  });

  it('merges metadata, removes emptied keys and rejects too many', async () => {
    const { id } = await stripe.api.paymentIntents.create(cardPayment({ metadata: { orderId: 'o1', note: 'x' } }));

    const updated = await stripe.api.paymentIntents.update(id, { metadata: { note: '', seat: '12' } });
    expect(updated.metadata).toEqual({ orderId: 'o1', seat: '12' });
    const long = { metadata: { note: 'x'.repeat(501) } };
    expect(await refusalOf(stripe.api.paymentIntents.update(id, long))).toMatchObject({ statusCode: 400 });
  });
});
