import { createLogger } from '@ticketing/common';
import { Mongo, type MongoOverrides } from '@ticketing/common/mongo';
import { RecordingBus, startReady, testEnvironment } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createOrdersService } from '../service';

interface Options {
  /** Variables besides those of every test. With the environment of another service it is a replica on its database. */
  env?: Record<string, string>;
  overrides?: MongoOverrides;
  bus?: RecordingBus;
}

/** Starts an orders service whose database and bus the test controls. */
export async function startOrders({ env, overrides, bus = new RecordingBus() }: Options = {}) {
  const environment = { ...testEnvironment('orders'), ...env };
  const config = readConfig(environment);
  const mongo = new Mongo(config.MONGO_URI, createLogger('test', 'silent'));
  const { service } = createOrdersService(config, { bus, mongo, ...overrides });
  const url = await startReady({ service });
  return { url, bus, mongo, environment, service };
}

export type StartedOrders = Awaited<ReturnType<typeof startOrders>>;

/** A clock that a test can advance. */
export function adjustableClock() {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    forward: (seconds: number) => {
      aheadMs += seconds * 1000;
    },
  };
}
