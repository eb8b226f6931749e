import type { PaymentRefunded } from '@ticketing/common';
import { anId, RecordingBus, startReady, testEnvironment, uniqueName } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createConfirmationService } from '../service';
import type { SendGridServer } from './sendgrid-server';

interface Options {
  redisUrl?: string;
  /** Shared by replicas of one service. */
  keyPrefix?: string;
  /** Variables besides those of every test. */
  env?: Record<string, string>;
}

/** The environment of a service that sends to the test's server. */
export const confirmationEnvironment = ({ url }: Pick<SendGridServer, 'url'>, redisUrl?: string) => ({
  ...testEnvironment('confirmation'),
  ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
  SENDGRID_API_KEY: 'SG.test',
  SENDGRID_API_URL: url,
  MAIL_FROM: 'tickets@example.com',
});

/** Starts the service with a recording bus, and waits until it is ready. */
export async function startConfirmation(
  sendGrid: SendGridServer,
  { redisUrl, keyPrefix = uniqueName('confirmation'), env }: Options = {},
) {
  const bus = new RecordingBus();
  const config = readConfig({ ...confirmationEnvironment(sendGrid, redisUrl), ...env });
  const { service } = createConfirmationService(config, { bus, keyPrefix });
  const url = await startReady({ service });
  return { bus, service, url, keyPrefix };
}

/** The data of a `payment:refunded`. */
export const aPaymentRefunded = (fields: Partial<PaymentRefunded> = {}): PaymentRefunded => ({
  id: anId(),
  orderId: anId(),
  stripeId: `re_${anId()}`,
  amount: 1999,
  currency: 'gbp',
  email: 'buyer@example.com',
  ...fields,
});
