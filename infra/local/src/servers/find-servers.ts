import { findServer } from './find-server';
import { mongod } from './mongod';
import { natsStreamingServer } from './nats-streaming-server';
import { redisServer } from './redis-server';
import type { Report, ServerLocation } from './way';

export interface Servers {
  mongod: ServerLocation;
  natsStreamingServer: ServerLocation;
  redisServer: ServerLocation;
}

/** Finds or fetches all three at once; every one that cannot be had is named in one error. */
export async function findServers(report: Report): Promise<Servers> {
  const mongo = findServer(mongod, report);
  const nats = findServer(natsStreamingServer, report);
  const redis = findServer(redisServer, report);
  const outcomes = await Promise.allSettled([mongo, nats, redis]);
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => messageOf(reason)).join('\n\n'));
  return { mongod: await mongo, natsStreamingServer: await nats, redisServer: await redis };
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
