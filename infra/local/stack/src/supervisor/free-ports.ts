import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Systems give outgoing connections ports from 32768 (Linux) or 49152 (macOS) up. One of those could sit on a process's
 * port while that is being restarted, for as long as a pooled connection lives; so ours come from below.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Hands out ports that are free now, none of them twice. */
export class FreePorts {
  private readonly given = new Set<number>();

  /** Keeps a port that was chosen otherwise from being handed out. */
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
