import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports of outgoing connections, which start at 32768 (Linux) or 49152 (macOS): such a connection could occupy a
 * process's port while the process restarts.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Allocates ports that are free, each at most once. */
export class FreePorts {
  private readonly given = new Set<number>();

  /** Reserves a port that was chosen by other means. */
  keep(port: number): number {
    this.given.add(port);
    return port;
  }

  async next(): Promise<number> {
    for (;;) {
      const port = randomInt(LOWEST, HIGHEST);
      if (!this.given.has(port) && (await isFree(port))) return this.keep(port);
    }
  }
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
