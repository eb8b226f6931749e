import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Express } from 'express';

/** A stand-in's HTTP application and its clean-up. */
export interface StandIn {
  readonly app: Express;
  close(): Promise<void>;
}

const GRACE_MS = 3_000;

export async function listen(app: Express, host: string, port: number): Promise<Server> {
  const server = app.listen(port, host);
  await once(server, 'listening');
  return server;
}

export function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  return `http://${address}:${port}`;
}

/** Waits briefly for pending requests, then closes connections that a fault keeps open. */
export async function stop(server: Server, standIn: StandIn): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const forced = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(forced);
  await standIn.close();
}

/** Serves until SIGTERM or SIGINT, then stops gracefully and exits with 0. */
export async function runStandIn(name: string, standIn: StandIn, host: string, port: number): Promise<void> {
  const server = await listen(standIn.app, host, port);
  console.log(`${name} listens at ${addressOf(server)}`);

  let stopping = false;
  const onSignal = (): void => {
    if (stopping) return;
    stopping = true;
    void stop(server, standIn).then(() => process.exit(0));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
