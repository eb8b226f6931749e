import { readFile } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { parseOptions } from '../options';
import { findServers } from '@ticketing/binaries';
import { FreePorts } from '../supervisor/free-ports';
import { Stack } from '../supervisor/stack';
import { StateDirectory } from '../supervisor/state-directory';
import { waitFor } from '../supervisor/wait-for';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { type PlannedServers, planServers } from './servers';

const directory = new StateDirectory(temporaryFolder());
const secrets = {
  ...{ jwtKey: 'key', mailTokenKey: 'a key of mails' },
  ...{ stripeWebhookSecret: 'secret', sendgridWebhookKey: 'another key' },
};
const { port } = parseOptions(['--port', '0']);

async function plan(): Promise<PlannedServers> {
  directory.create();
  const servers = await findServers(() => undefined, { production: false });
  return planServers(servers, { directory, ports: new FreePorts(), secrets, gatewayPort: port });
}

/** Sends one line and resolves with the response as soon as it matches `end`. */
function send(url: string, line: string, end: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket: Socket = createConnection(Number(port), hostname, () => socket.write(`${line}\r\n`));
    let received = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received += chunk.toString();
      if (!end.test(received)) return;
      socket.destroy();
      resolve(received);
    });
  });
}

describe('the servers of a stack', () => {
  it('keep what they have acknowledged if all three are killed', async () => {
    const { definitions, connections } = await plan();
    const stack = new Stack(definitions, () => undefined);
    try {
      await stack.start(() => undefined);
      await send(connections.redisUrl, 'SET reservation kept', /OK/);

      for (const { pid } of stack.processes) if (pid !== null) process.kill(pid, 'SIGKILL');
      const allBack = async (): Promise<boolean> => {
        const restarted = stack.processes.every(({ restarts, pid }) => restarts === 1 && pid !== null);
        return restarted && (await Promise.all(definitions.map((server) => server.isReady()))).every(Boolean);
      };

      expect(await waitFor(allBack, { timeout: 20_000 })).toBe(true);
      expect(await send(connections.redisUrl, 'GET reservation', /kept\r\n/)).toContain('kept');
    } finally {
      await stack.stop();
    }
  });

  it('forget events and channels when the cluster does', async () => {
    const { definitions } = await plan();
    const args = definitions.find(({ name }) => name === 'nats')?.args ?? [];
    const valueOf = (option: string) => args[args.indexOf(option) + 1] ?? '';
    const cluster = await readFile(join(__dirname, '../../../../k8s/base/nats/nats.conf'), 'utf8');
    expect(cluster).toContain(`max_age: "${valueOf('--max_age')}"`);
    const channels = (conf: string) => /channels \{[^}]*\}/.exec(conf)?.[0].replaceAll(/\s+/g, ' ');
    expect(channels(await readFile(valueOf('--stan_config'), 'utf8'))).toBe(channels(cluster));
  });

  it('keep up to half a gigabyte per channel and write to disk before they acknowledge', async () => {
    const { definitions, connections } = await plan();
    const stack = new Stack(definitions, () => undefined);
    try {
      await stack.start(() => undefined);
      const redis = async (name: string) => send(connections.redisUrl, `CONFIG GET ${name}`, /\*2\r\n(?:.*\r\n){4}/);

      expect(await redis('maxmemory-policy')).toContain('noeviction');
      expect(await redis('appendfsync')).toContain('always');
      const nats = definitions.find(({ name }) => name === 'nats');
      const monitoring = nats?.args[nats.args.indexOf('--http_port') + 1] ?? '';
      const store = await (await fetch(`http://127.0.0.1:${monitoring}/streaming/storez`)).json();
      const limits = { max_msgs: 0, max_bytes: 512 * 2 ** 20, max_channels: 0, max_age: 30 * 24 * 3_600 * 1e9 };
      expect(store).toMatchObject({ type: 'FILE', limits });
    } finally {
      await stack.stop();
    }
  });
});
