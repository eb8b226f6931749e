import { findServers } from '../find-servers';
import type { ServerLocation } from '../provider';

/** Prints the paths of the servers' programs as JSON, for test runs, which start their own servers. */
async function main(): Promise<void> {
  // A test run never uses a server that is already running: it may hold someone's data.
  for (const variable of ['MONGO_URI', 'NATS_URL', 'REDIS_URL']) delete process.env[variable];
  const servers = await findServers((line) => process.stderr.write(`${line}\n`), { production: true });
  const paths = Object.entries(servers).map(([name, location]) => [name, pathOf(location as ServerLocation)]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(paths))}\n`);
}

function pathOf(location: ServerLocation): string {
  return location.kind === 'binary' ? location.path : '';
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
