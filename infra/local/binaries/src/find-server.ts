import { type Report, type ServerLocation, type Provider, ProviderError } from './provider';

export interface ServerToFind {
  name: string;
  providers: Provider[];
  /** What a person can do when every way has failed. */
  advice: string;
}

export class ServerNotFound extends Error {
  constructor(server: ServerToFind, failures: { way: string; reason: string }[]) {
    const tried = failures.map(({ way, reason }) => `  - ${way}: ${reason}`).join('\n');
    super(`${server.name} was not found. Tried, in this order:\n${tried}\n${server.advice}`);
    this.name = 'ServerNotFound';
  }
}

/** Tries the providers in their order and resolves with the first server that one of them gives. */
export async function findServer(server: ServerToFind, report: Report): Promise<ServerLocation> {
  const failures: { way: string; reason: string }[] = [];
  for (const way of server.providers) {
    if (way.slow) report(`${server.name}: trying ${way.name} …`);
    try {
      const location = await way.find();
      report(`${server.name}: from ${way.name}, ${describe(location)}`);
      return location;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (way.slow) report(`${server.name}: not from ${way.name}: ${error.message}`);
      failures.push({ way: way.name, reason: error.message });
    }
  }
  throw new ServerNotFound(server, failures);
}

function describe(location: ServerLocation): string {
  return location.kind === 'external'
    ? location.url.replace(/\/\/[^@/]*@/, '//')
    : `${location.version} (${location.path})`;
}
