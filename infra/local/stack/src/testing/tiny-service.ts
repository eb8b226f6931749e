import { type ProcessDefinition, type Tier } from '../supervisor/process-definition';
import { FreePorts } from '../supervisor/free-ports';
import { answersOk } from '../supervisor/readiness';
import path from 'node:path';

const ports = new FreePorts();

/** What a tiny service does besides responding. */
export interface Behaviour {
  tier?: Tier;
  /** Runs before it listens. */
  before?: string;
  onSigterm?: string;
}

/** A real process that responds to every request with its pid, small enough to start dozens of them. */
export async function tinyService(name: string, folder: string, behaviour: Behaviour = {}): Promise<ProcessDefinition> {
  const port = await ports.next();
  const url = `http://127.0.0.1:${port}`;
  const script = `
    ${behaviour.before ?? ''}
    const server = require('node:http').createServer((request, response) => response.end(String(process.pid)));
    server.listen(${port}, '127.0.0.1');
    process.on('SIGTERM', () => { ${behaviour.onSigterm ?? 'process.exit(0)'} });`;
  return {
    name,
    replica: 0,
    tier: behaviour.tier ?? 'application',
    port,
    url,
    command: process.execPath,
    args: ['-e', script],
    env: {},
    log: path.join(folder, `${name}-0.log`),
    isReady: () => answersOk(url),
  };
}
