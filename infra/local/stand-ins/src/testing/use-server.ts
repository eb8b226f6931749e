import type { Server } from 'node:http';
import { addressOf, listen, stop, type StandIn } from '../run-stand-in';
import { useDataFolder } from './data-folder';

export interface ServerUnderTest {
  readonly url: string;
  /** Restarts it with the same data. */
  restart(create?: Create): Promise<void>;
}

type Create = (dataDir: string) => StandIn;

/** A new stand-in for every test, with its own data folder and port. */
export function useServer(create: Create): ServerUnderTest {
  const dataFolder = useDataFolder();
  let running: { server: Server; standIn: StandIn } | undefined;

  const start = async (createThis: Create): Promise<void> => {
    const standIn = createThis(dataFolder());
    running = { server: await listen(standIn.app, '127.0.0.1', 0), standIn };
  };
  const end = async (): Promise<void> => {
    if (!running) return;
    const { server, standIn } = running;
    running = undefined;
    server.closeAllConnections();
    await stop(server, standIn);
  };
  beforeEach(() => start(create));
  afterEach(end);

  return {
    get url() {
      if (!running) throw new Error('The stand-in does not run');
      return addressOf(running.server);
    },
    restart: async (createThis = create) => {
      await end();
      await start(createThis);
    },
  };
}

export function postFault(url: string, fault: object): Promise<Response> {
  return fetch(`${url}/faults`, { method: 'POST', body: JSON.stringify(fault) });
}
