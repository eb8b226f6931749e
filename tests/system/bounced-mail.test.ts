import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anId, scratchFolder, waitFor } from '@ticketing/common/testing';
import { withBus } from '@ticketing/test-driver/bus-client';
import { channelsOf } from '@ticketing/test-driver/channels';
import { signedMailEvents } from '@ticketing/test-driver/mail-events';
import { mailsTo, orderMailsTo, tokenInMail } from '@ticketing/test-driver/mailbox';
import { orderBecomes, orderOf } from '@ticketing/test-driver/purchases';
import { expectStatus, Person, type Order } from '@ticketing/test-driver/person';
import { Stack } from '@ticketing/test-driver/stack';
import axios from 'axios';

let failpoints: string;
let stack: Stack;
let seller: Person;

beforeAll(async () => {
  failpoints = await scratchFolder('crashes');
  stack = await Stack.start([], { FAILPOINTS: failpoints });
  seller = await Person.signedUp(stack.gateway);
});

afterAll(async () => {
  await stack.stop();
  await rm(failpoints, { recursive: true, force: true });
});

const anEmail = (beginning = '') => `${beginning}${anId()}@example.com`;

/** A new person buys a ticket. */
async function purchase(email = anEmail()): Promise<{ buyer: Person; order: Order }> {
  const buyer = await Person.signedUp(stack.gateway, email);
  const order = await buyer.reserves((await seller.sells()).id);
  expectStatus(201, await buyer.pays(order.id));
  await orderBecomes(buyer, order.id, 'complete', 20_000);
  return { buyer, order };
}

/** Waits until the order's page says this of its mail. */
const mailBecomes = (buyer: Person, { id }: Order, status: string | undefined) =>
  waitFor(async () => (await orderOf(buyer, id)).mail?.status === status, { what: `mail ${status}`, within: 20_000 });

const sendAgain = (buyer: Person, { id }: Order) => buyer.post(`/api/orders/${id}/mail`);

/** The events that the bus has of mails that were not delivered. */
async function undelivered(): Promise<string[]> {
  const channel = (await channelsOf(stack)).find(({ name }) => name === 'mail:undelivered');
  return channel ? withBus(stack, (bus) => bus.read(channel.name, channel.last_seq)) : [];
}

/** Gives the account another email, by the link in a mail. */
async function changeEmail(person: Person, email: string): Promise<void> {
  expectStatus(202, await person.put('/api/users/email', { email, password: person.password }));
  const token = await tokenInMail(stack, email, '/auth/verify');
  expectStatus(200, await person.put('/api/users/verification', { token }));
}

describe('a confirmation that bounces', () => {
  it.each([
    ['bounce', 'bounced'],
    ['block', 'blocked'],
    ['suppress', 'suppressed'],
  ])('at an address that begins with %s is shown as %s', async (beginning, reason) => {
    const { buyer, order } = await purchase(anEmail(beginning));

    await mailBecomes(buyer, order, 'undelivered');

    expect((await orderOf(buyer, order.id)).mail).toEqual({
      ...{ status: 'undelivered', reason, to: `${beginning[0]}…@example.com` },
      at: expect.stringMatching(/Z$/) as string,
    });
    expect(await mailsTo(stack, buyer.email)).toEqual([]);
    expectStatus(403, await seller.get(`/api/orders/${order.id}`));
  });

  it('reaches the buyer at another address, when it is sent again', async () => {
    const { buyer, order } = await purchase(anEmail('bounce'));
    await mailBecomes(buyer, order, 'undelivered');
    const email = anEmail();
    await changeEmail(buyer, email);

    expectStatus(202, await sendAgain(buyer, order));

    await waitFor(async () => (await orderMailsTo(stack, email)).length === 1, { what: 'the mail', within: 20_000 });
    await mailBecomes(buyer, order, undefined);
    const [mail] = await orderMailsTo(stack, email);
    expect(mail?.text).toContain(order.id);
  });

  it('bounces again while the address is the same', async () => {
    const { buyer, order } = await purchase(anEmail('bounce'));
    await mailBecomes(buyer, order, 'undelivered');
    const { mail: first } = await orderOf(buyer, order.id);

    expectStatus(202, await sendAgain(buyer, order));

    await waitFor(
      async () => {
        const { mail, version } = await orderOf(buyer, order.id);
        return version === 2 && mail?.status === 'undelivered' && mail.at >= (first?.at ?? '');
      },
      { what: 'the second bounce', within: 20_000 },
    );
  });

  it('is shown although confirmation is killed between the event and the answer', async () => {
    const { restarts } = stack.process('confirmation');
    await writeFile(join(failpoints, 'confirmation.published-not-answered'), '');

    const { buyer, order } = await purchase(anEmail('bounce'));

    await stack.restarted('confirmation', 0, restarts);
    await mailBecomes(buyer, order, 'undelivered');
    // It got no answer, so that SendGrid sends the same again.
    const eventsOfOrder = async () => (await undelivered()).filter((event) => event.includes(order.id)).length;
    await waitFor(async () => (await eventsOfOrder()) === 2, { what: 'the event again', within: 20_000 });
    await stack.ready();
  });
});

describe('a webhook', () => {
  const post = (events: object[]) => {
    const body = JSON.stringify(events);
    const headers = { 'Content-Type': 'application/json', ...signedMailEvents(body, stack.file.sendgridWebhookKey) };
    // As SendGrid would send it, without the gateway, which leads nowhere while the bus is away.
    const { url } = stack.process('confirmation');
    return axios.post(`${url}/api/confirmations/webhook`, body, { headers, validateStatus: () => true });
  };

  it('that arrives while the bus stands still is answered with 503, and counts when it is repeated', async () => {
    const { buyer, order } = await purchase();
    const timestamp = Math.floor(Date.now() / 1_000) + 60;
    const late = [{ event: 'bounce', type: 'bounce', timestamp, orderId: order.id, orderVersion: '1' }];
    stack.kill('nats', 0, 'SIGSTOP');
    const missed = await post(late).finally(() => stack.kill('nats', 0, 'SIGCONT'));

    expect([missed.status, missed.headers['retry-after']]).toEqual([503, expect.any(String)]);
    await waitFor(async () => (await post(late)).status === 200, { what: 'the answer', within: 40_000 });
    await mailBecomes(buyer, order, 'undelivered');
  });

  it('of SendGrid itself is repeated until the bus is back', async () => {
    const { buyer, order } = await purchase(anEmail('bounce'));
    await mailBecomes(buyer, order, 'undelivered');
    expectStatus(202, await sendAgain(buyer, order));
    const { restarts } = stack.process('nats');
    stack.kill('nats');
    await stack.restarted('nats', 0, restarts);
    await waitFor(
      async () => {
        const { mail, version } = await orderOf(buyer, order.id);
        return version === 2 && mail?.status === 'undelivered';
      },
      { what: 'the bounce of the second mail', within: 60_000 },
    );
  });

  it('is the only path of confirmation that is reached from outside', async () => {
    const reached = async (path: string) => (await seller.get<unknown>(path)).data;
    const notFound = { errors: [{ message: 'Not found' }] };
    expect(await reached('/api/confirmations')).toEqual(notFound);
    expect(await reached('/api/confirmations/webhook/dead-letters')).toEqual(notFound);
    expectStatus(400, await seller.post('/api/confirmations/webhook', []));
  });
});

describe('twenty requests at once to send a confirmation again', () => {
  it('send three mails', async () => {
    const { buyer, order } = await purchase();
    const answers = await Promise.all(Array.from({ length: 20 }, () => sendAgain(buyer, order)));

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, 202, 202, ...Array.from({ length: 17 }, () => 429)]);
    const ordered = async () => (await orderMailsTo(stack, buyer.email)).length;
    await waitFor(async () => (await ordered()) >= 4, { what: 'the mails', within: 30_000 });
    await mailBecomes(buyer, order, undefined);
    expect(await ordered()).toBe(4);
  });
});
