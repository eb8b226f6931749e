import { findServer } from './find-server';
import { mongod } from './programs/mongod';
import { nginx } from './programs/nginx';
import { natsStreamingServer } from './programs/nats-streaming-server';
import { redisServer } from './programs/redis-server';
import type { Report, ServerLocation } from './provider';

export interface Servers {
  mongod: ServerLocation;
  natsStreamingServer: ServerLocation;
  redisServer: ServerLocation;
  /** Present with `production`. */
  nginx?: ServerLocation;
}

/**
 * Finds or fetches all servers concurrently; one error names all that are missing.
 *
 * @param production whether nginx is needed, too
 */
export async function findServers(report: Report, { production }: { production: boolean }): Promise<Servers> {
  const mongo = findServer(mongod, report);
  const nats = findServer(natsStreamingServer, report);
  const redis = findServer(redisServer, report);
  const proxy = production ? findServer(nginx, report) : undefined;
  const outcomes = await Promise.allSettled([mongo, nats, redis, proxy]);
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => messageOf(reason)).join('\n\n'));
  const servers = { mongod: await mongo, natsStreamingServer: await nats, redisServer: await redis };
  return proxy ? { ...servers, nginx: await proxy } : servers;
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
