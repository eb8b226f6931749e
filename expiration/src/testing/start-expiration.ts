import { RecordingBus, startReady, testEnvironment, uniqueName } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createExpirationService } from '../service';

interface Options {
  redisUrl?: string;
  /** Shared by replicas of one service. */
  keyPrefix?: string;
  bus?: RecordingBus;
}

/** Starts the service with a recording bus, and waits until it is ready. */
export async function startExpiration({ redisUrl, keyPrefix = uniqueName('expiration'), bus }: Options = {}) {
  const env = { ...testEnvironment('expiration'), ...(redisUrl !== undefined && { REDIS_URL: redisUrl }) };
  const recordingBus = bus ?? new RecordingBus();
  const { service } = createExpirationService(readConfig(env), { bus: recordingBus, keyPrefix });
  const url = await startReady({ service });
  return { bus: recordingBus, service, url, keyPrefix };
}

/** The time in `ms` milliseconds, as events carry it. */
export const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
