import { mailDelivered, mailUndelivered } from '@ticketing/common';
import { anId, stopAll } from '@ticketing/common/testing';
import fc from 'fast-check';
import { SendGridServer } from '../testing/sendgrid-server';
import { aWebhookKey, postWebhook, secondsNow, signedHeaders } from '../testing/signed-webhook';
import { startConfirmation } from '../testing/start-confirmation';

const key = aWebhookKey();
const AT = 1_790_000_000;
let sendGrid: SendGridServer;
let started: Awaited<ReturnType<typeof startConfirmation>>;

beforeAll(async () => {
  sendGrid = await SendGridServer.start();
  started = await startConfirmation(sendGrid, { env: { SENDGRID_WEBHOOK_KEY: key.text } });
});
afterEach(() => {
  started.bus.away = false;
  started.bus.messages.length = 0;
});
afterAll(async () => {
  await stopAll();
  await sendGrid.stop();
});

/** An event of SendGrid's about the first mail of an order. */
const anEvent = (event: string, more: object = {}) => ({
  email: 'ada@example.com',
  timestamp: AT,
  'smtp-id': '<14c5d75ce93.dfd.64b469@ismtpd-555>',
  sg_event_id: anId(),
  sg_message_id: anId(),
  orderId: anId(),
  orderVersion: '1',
  event,
  ...more,
});

const post = (body: string, headers = signedHeaders(body, key.privateKey)) => postWebhook(started.url, body, headers);
const send = (...events: unknown[]) => post(JSON.stringify(events));
const published = () => [...started.bus.published(mailDelivered), ...started.bus.published(mailUndelivered)];

describe('POST /api/confirmations/webhook', () => {
  it.each([
    ['a bounce', { event: 'bounce', type: 'bounce' }, 'bounced'],
    ['a bounce without a type', { event: 'bounce' }, 'bounced'],
    ['a mail that the server refused', { event: 'bounce', type: 'blocked' }, 'blocked'],
    ['a mail to an address on a list of suppressions', { event: 'dropped', reason: 'Bounced Address' }, 'suppressed'],
  ])('publishes %s, without the email', async (_what, fields, reason) => {
    const event = anEvent('', fields);
    const { body } = await send(event).expect(200);

    expect(body).toEqual({ received: true });
    expect(published()).toMatchObject([
      { data: { orderId: event.orderId, orderVersion: 1, reason }, time: new Date(AT * 1_000) },
    ]);
    expect(JSON.stringify(started.bus.messages)).not.toContain('@');
  });

  it('publishes a delivery, with the same id when SendGrid sends it twice', async () => {
    const event = anEvent('delivered');
    await send(event, event).expect(200);

    const [first, second] = published();
    expect(first?.data).toEqual({ orderId: event.orderId, orderVersion: 1 });
    expect(second?.id).toBe(first?.id);
  });

  it.each([
    ['another event', anEvent('deferred')],
    ['an event of a later version', anEvent('teleported')],
    ['a mail about an account', { ...anEvent('bounce'), orderId: undefined, orderVersion: undefined }],
    ['an id that is none', anEvent('bounce', { orderId: { $gt: '' } })],
    ['a version that is none', anEvent('bounce', { orderVersion: '-1' })],
    ['a time that is none', anEvent('bounce', { timestamp: 1e300 })],
    ['a time in the year 10000', anEvent('bounce', { timestamp: 253_402_300_800 })],
    ['no event', 'bounce'],
    ['nothing', null],
  ])('accepts %s, and publishes the rest', async (_what, event) => {
    await send(event, anEvent('delivered')).expect(200);
    expect(published()).toHaveLength(1);
  });

  it('accepts any list that is signed', async () => {
    const lists = fc.array(fc.oneof(fc.json(), fc.constant(JSON.stringify(anEvent('bounce')))), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(lists, async (events) => {
        await post(`[${events.join(' ,\n')}]`).expect(200);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['no signature', {}],
    ['a signature of another body', signedHeaders('[]', key.privateKey)],
    ['a signature by another key', undefined],
  ])('refuses %s, and publishes nothing', async (_what, headers) => {
    const body = JSON.stringify([anEvent('bounce')]);
    const answer = await post(body, (headers ?? signedHeaders(body, aWebhookKey().privateKey)) as never).expect(400);

    expect(answer.body).toEqual({ errors: [{ message: 'This is not signed by SendGrid, or too long ago' }] });
    expect(published()).toEqual([]);
  });

  it('refuses what was signed two days ago', async () => {
    const body = JSON.stringify([anEvent('bounce')]);
    await post(body, signedHeaders(body, key.privateKey, secondsNow() - 172_800)).expect(400);
    expect(published()).toEqual([]);
  });

  it.each(['', '{}', '"text"', '[', '[{]'])('refuses %j, signed, since it is no list', async (body) => {
    await post(body).expect(400);
  });

  it('takes as much as SendGrid sends at once, and refuses more than 1 MB', async () => {
    const filler = (length: number) => JSON.stringify([anEvent('bounce', { reason: 'x'.repeat(length) })]);
    await post(filler(768_000)).expect(200);
    await post(filler(1_048_576)).expect(413, { errors: [{ message: 'The body is larger than 1024 kB' }] });
    expect(published()).toHaveLength(1);
  });

  it('refuses what is not declared as JSON', async () => {
    const body = JSON.stringify([anEvent('bounce')]);
    await post(body).set('Content-Type', 'text/plain').expect(415);
  });

  it('answers 503 while the bus is away, so that SendGrid sends the events again', async () => {
    started.bus.away = true;
    const events = [anEvent('bounce')];
    const answer = await send(...events).expect(503);
    expect(answer.headers['retry-after']).toBeDefined();

    started.bus.away = false;
    await send(...events).expect(200);
    expect(published()).toHaveLength(1);
  });

  it('is unknown without a key of SendGrid’s', async () => {
    const { url } = await startConfirmation(sendGrid);
    const body = JSON.stringify([anEvent('bounce')]);
    const answer = await postWebhook(url, body, signedHeaders(body, key.privateKey)).expect(404);
    expect(answer.body).toEqual({ errors: [{ message: 'Not found' }] });
  });
});
