import {
  orderCompleted,
  paymentRefunded,
  userDeleted,
  userEmailChanged,
  userMailDue,
  type UserMailDue,
} from '@ticketing/common';
import { anId, anOrderCompleted, anOrderCreated, sharedServers, stopAll, waitFor } from '@ticketing/common/testing';
import axios from 'axios';
import { Redis } from 'ioredis';
import { SendGridServer } from '../testing/sendgrid-server';
import { aPaymentRefunded, startConfirmation } from '../testing/start-confirmation';

let sendGrid: SendGridServer;

beforeAll(async () => {
  sendGrid = await SendGridServer.start();
});
afterEach(stopAll);
afterAll(() => sendGrid.stop());

const aMailDue = (given: Partial<UserMailDue> = {}): UserMailDue => ({
  ...{ id: anId(), version: 1, requestId: anId(), kind: 'password-reset', email: `${anId()}@example.com` },
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  ...given,
});

describe('user:mail-due', () => {
  it('sends one mail when delivered twice, and one for each request', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const due = aMailDue();

    await bus.deliver(userMailDue, due);
    await bus.deliver(userMailDue, due);
    expect(sendGrid.sentTo(due.email)).toMatchObject([{ subject: 'Choose a new password' }]);

    await bus.deliver(userMailDue, aMailDue({ email: due.email }));
    expect(sendGrid.sentTo(due.email)).toHaveLength(2);
  });

  it('sends no mail whose link is over', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const due = aMailDue({ expiresAt: new Date(Date.now() - 1).toISOString() });
    await bus.deliver(userMailDue, due);
    expect(sendGrid.sentTo(due.email)).toEqual([]);
  });
});

describe('an erased account', () => {
  it('gets no mail', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const requests = sendGrid.requests;
    await bus.deliver(paymentRefunded, aPaymentRefunded({ email: `deleted-${anId()}@invalid` }));
    expect(sendGrid.requests).toBe(requests);
  });

  it('gets no mail for an event that is late, as a buyer, as a seller and about itself', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const [userId, email] = [anId(), `${anId()}@example.com`];
    await bus.deliver(userDeleted, { id: userId, version: 5 });

    const order = anOrderCompleted(anOrderCreated({ userEmail: email }));
    await bus.deliver(orderCompleted, { ...order, userId });
    await bus.deliver(orderCompleted, { ...anOrderCompleted(anOrderCreated()), seller: { id: userId, email } });
    await bus.deliver(paymentRefunded, aPaymentRefunded({ userId, email }));
    await bus.deliver(userMailDue, aMailDue({ id: userId, email }));
    await bus.deliver(userEmailChanged, { id: userId, version: 3, email });

    expect(sendGrid.sentTo(email)).toEqual([]);
  });

  it('leaves neither a mail that waits for SendGrid nor a dead letter behind', async () => {
    const { bus, url, keyPrefix } = await startConfirmation(sendGrid);
    const userId = anId();
    const [waiting, refused] = [aMailDue({ id: userId }), aMailDue({ id: userId, email: sendGrid.refusedAddress })];
    await bus.deliver(userMailDue, refused);
    sendGrid.failNext(...Array<number>(20).fill(503));
    await bus.deliver(userMailDue, waiting).catch(() => undefined);
    const letters = async () => (await axios.get<unknown[]>(`${url}/dead-letters`)).data;
    const redis = new Redis(sharedServers().redisUrl);
    const jobs = () => redis.keys(`${keyPrefix}:mails:user-mail:*`);
    expect(await letters()).not.toEqual([]);
    expect(await jobs()).not.toEqual([]);

    await bus.deliver(userDeleted, { id: userId, version: 5 });

    expect(await letters()).toEqual([]);
    await waitFor(async () => (await jobs()).length === 0, { within: 15_000 });
    sendGrid.failNext();
    expect(sendGrid.sentTo(waiting.email)).toEqual([]);
    await redis.quit();
  });
});

describe('user:email-changed', () => {
  it('sends a mail to the new email, one for each change', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const user = { id: anId(), version: 3, email: `${anId()}@example.com` };
    await bus.deliver(userEmailChanged, user);
    await bus.deliver(userEmailChanged, user);
    expect(sendGrid.sentTo(user.email)).toMatchObject([{ subject: 'Your email was changed' }]);
  });
});
