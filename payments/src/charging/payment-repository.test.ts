import { paymentCreated, paymentPending } from '@ticketing/common';
import { defineService } from '@ticketing/common/mongo';
import { anId, RecordingBus, stopAll, testEnvironment } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { readConfig } from '../config';
import { declinesModel } from '../models/declines';
import { orderModel } from '../models/order';
import { paymentModel } from '../models/payment';
import { STRIPE_KEY, WEBHOOK_SECRET } from '../testing/stripe-stand-in';
import { DeclineLimits } from './decline-limits';
import { PaymentRepository } from './payment-repository';
import { timeoutsFor } from './timeouts';

const bus = new RecordingBus();
const environment = { ...testEnvironment('payments'), STRIPE_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET };
const service = defineService('payments', readConfig(environment), { bus });
const { connection, now, mongo } = service;
const [payments, orders] = [paymentModel(connection), orderModel(connection)];
const outbox = service.outbox(payments);
const limits = new DeclineLimits(declinesModel(connection), { perOrder: 10, perBuyer: 10 }, now);
const repository = new PaymentRepository({
  ...{ payments, orders, outbox, limits, now },
  currency: 'gbp',
  timeouts: timeoutsFor(2_000),
});

beforeAll(() => mongo.start());

afterAll(async () => {
  await connection.dropDatabase();
  await mongo.stop();
  await stopAll();
});

const anOrder = () =>
  new orders({
    _id: new Types.ObjectId(),
    ...{ version: 0, status: 'created', userId: anId(), userEmail: 'buyer@example.com', amount: 1_999 },
    expiresAt: new Date(Date.now() + 15 * 60_000),
  });

describe('a payment that a webhook completes while it is announced', () => {
  it('is complete for the caller too, and was told of once', async () => {
    const started = await repository.create(anOrder(), 'tok_visa', new Types.ObjectId());
    const inWebhook = await payments.findById(started._id).orFail();
    await repository.recordOutcome(inWebhook, { status: 'succeeded', stripeId: 'pi_1' });

    // The announcement meets the other version, and what the caller holds has it still.
    const announced = await repository.update(started, (payment) => payment.announce(new Date()));
    expect(announced.status).toBe('succeeded');
    const recorded = await repository.recordOutcome(started, { status: 'succeeded', stripeId: 'pi_1' });

    expect(recorded).toMatchObject({ status: 'succeeded', stripeId: 'pi_1' });
    expect(bus.published(paymentCreated)).toHaveLength(1);
    expect(bus.published(paymentPending)).toEqual([]);
  });
});
