import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { EventWebhook, EventWebhookHeader } from '@sendgrid/eventwebhook';
import { eventually } from '../testing/eventually';
import { useSendGrid } from '../testing/sendgrid-stand-in';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const verificationKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

type Report = Record<string, unknown>;

describe('the event webhook', () => {
  const received: Report[] = [];
  let refusing = 0;
  let shop: Server;
  const webhook = { url: '', key: privateKey, firstPauseMs: 20 };

  // The shop checks the signature with SendGrid's own library.
  beforeAll(async () => {
    shop = createServer((request, response) => {
      void text(request).then((body) => {
        const header = (name: string) => String(request.headers[name.toLowerCase()]);
        const library = new EventWebhook();
        const key = library.convertPublicKeyToECDSA(verificationKey);
        const [signature, timestamp] = [header(EventWebhookHeader.SIGNATURE()), header(EventWebhookHeader.TIMESTAMP())];
        const accepted = refusing === 0 && library.verifySignature(key, body, signature, timestamp);
        if (refusing > 0) refusing -= 1;
        if (accepted) received.push(...(JSON.parse(body) as Report[]));
        response.writeHead(accepted ? 200 : 503).end();
      });
    });
    shop.listen(0, '127.0.0.1');
    await once(shop, 'listening');
    webhook.url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/webhook`;
  });
  afterAll(() => shop.close());
  beforeEach(() => {
    received.length = 0;
    refusing = 0;
  });

  const sendGrid = useSendGrid({ webhook });
  const send = (to: string) =>
    sendGrid.send({ to, from: 'tickets@example.com', subject: 'Hello', text: 'Hello', customArgs: { orderId: 'o1' } });
  const last = () => received.at(-1);

  it.each([
    ['ada@example.com', { event: 'delivered' }, 1],
    ['bounce-1@example.com', { event: 'bounce', type: 'bounce' }, 0],
    ['Blocked@example.com', { event: 'bounce', type: 'blocked' }, 0],
    ['suppressed@example.com', { event: 'dropped' }, 0],
  ])('reports what becomes of a mail to %s, signed', async (email, outcome, delivered) => {
    await send(email);

    await eventually(() => expect(received).toHaveLength(2));
    expect(received[0]).toMatchObject({ event: 'processed' });
    expect(last()).toMatchObject({ ...outcome, email, orderId: 'o1', timestamp: expect.any(Number) as number });
    expect(await sendGrid.messages()).toHaveLength(delivered);
  });

  it('reports again until the endpoint accepts it, also after a restart', async () => {
    refusing = 3;
    await send('ada@example.com');
    await eventually(() => expect(refusing).toBeLessThan(3));
    await sendGrid.restart();

    await eventually(() => expect(last()).toMatchObject({ event: 'delivered' }));
    expect(received).toHaveLength(2);
  });
});
