import { type Report, type ServerLocation, type Provider, ProviderError } from './provider';

export interface ServerToFind {
  name: string;
  providers: Provider[];
  /** What a user can do if every provider has failed. */
  advice: string;
}

export class ServerNotFound extends Error {
  constructor(server: ServerToFind, failures: { provider: string; reason: string }[]) {
    const tried = failures.map(({ provider, reason }) => `  - ${provider}: ${reason}`).join('\n');
    super(`${server.name} was not found. Tried, in this order:\n${tried}\n${server.advice}`);
    this.name = 'ServerNotFound';
  }
}

/** Tries the providers in order and resolves with the first server found. @throws ServerNotFound */
export async function findServer(server: ServerToFind, report: Report): Promise<ServerLocation> {
  const failures: { provider: string; reason: string }[] = [];
  for (const provider of server.providers) {
    if (provider.slow) report(`${server.name}: trying ${provider.name} …`);
    try {
      const location = await provider.find();
      report(`${server.name}: from ${provider.name}, ${describe(location)}`);
      return location;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (provider.slow) report(`${server.name}: not from ${provider.name}: ${error.message}`);
      failures.push({ provider: provider.name, reason: error.message });
    }
  }
  throw new ServerNotFound(server, failures);
}

function describe(location: ServerLocation): string {
  return location.kind === 'external'
    ? location.url.replace(/\/\/[^@/]*@/, '//')
    : `${location.version} (${location.path})`;
}
