import { createLogger } from '@ticketing/common';
import { Mongo } from '@ticketing/common/mongo';
import { RecordingBus, startReady, testEnvironment } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createOrdersService, type Given } from '../service';

export interface StartOptions {
  /** Variables beside those of every test; another service's environment makes a replica of it, on its database. */
  env?: Record<string, string>;
  given?: Partial<Given>;
  bus?: RecordingBus;
}

/** Starts an orders service with its database and its bus in the test's hands. */
export async function startOrders({ env, given, bus = new RecordingBus() }: StartOptions = {}) {
  const environment = { ...testEnvironment('orders'), ...env };
  const config = readConfig(environment);
  const mongo = new Mongo(config.MONGO_URI, createLogger('test', 'silent'));
  const { service } = createOrdersService(config, { bus, mongo, ...given });
  const url = await startReady({ service });
  return { url, bus, mongo, environment, service };
}

export type StartedOrders = Awaited<ReturnType<typeof startOrders>>;

/** A clock that a test can put forward. */
export function adjustableClock() {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    forward: (seconds: number) => {
      aheadMs += seconds * 1000;
    },
  };
}
