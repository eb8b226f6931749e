import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchFolder, waitFor } from '@ticketing/common/testing';
import { serviceNames } from '@ticketing/services';
import axios from 'axios';
import { missingDependencies } from './readiness';
import { trust } from './trust';

/** A test's people come from one address, and one of them reserves as much as many do; a limit has tests of its own. */
const WITHOUT_LIMITS = { SIGNUPS_PER_ADDRESS: '', RESERVATIONS_PER_BUYER: '', RESERVATION_REPEATS: '' };

const root = join(__dirname, '../..');

/** One process of the running system, as `stack.json` describes it. */
export interface StackProcess {
  name: string;
  replica: number;
  pid: number | null;
  port: number;
  url: string;
  restarts: number;
  lastExit: { code: number | null; signal: string | null; at: string } | null;
}

interface StackFile {
  gateway: string;
  gatewayCertificate?: string;
  jwtKey: string;
  mongoUri: string;
  natsUrl: string;
  natsClusterId: string;
  natsMonitoringUrl?: string;
  redisUrl: string;
  stripeWebhookSecret: string;
  sendgridWebhookKey: string;
  processes: StackProcess[];
}

export interface Shape {
  /** Whether the web client is a part of it, which has to be built then. */
  client?: boolean;
  /** What ships, in the place of what is developed with: see `npm start -- --production`. */
  production?: boolean;
}

/** The whole system, started for a test in a folder and on ports of its own. */
export class Stack {
  private output = '';

  private constructor(
    readonly folder: string,
    private readonly child: ChildProcess,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    process.once('exit', this.leave);
  }

  /**
   * Starts it and waits until everything is ready.
   *
   * @param args of `npm start`
   * @param env reaches the services
   */
  static async start(
    args: string[] = [],
    env: Record<string, string> = {},
    { client = false, production = false }: Shape = {},
  ): Promise<Stack> {
    const folder = await scratchFolder('stack');
    const command = [require.resolve('@ticketing/stack/cli'), '--dir', folder, '--port', '0', '--no-demo'];
    if (!client) command.push('--no-client');
    if (production) command.push('--production');
    const options = { cwd: root, env: { ...process.env, LOG_LEVEL: 'warn', ...WITHOUT_LIMITS, ...env } };
    const stack = new Stack(folder, spawn(process.execPath, [...command, ...args], options));
    await stack.waitUntilUp();
    const { gatewayCertificate } = stack.file;
    if (gatewayCertificate !== undefined) trust(gatewayCertificate);
    return stack;
  }

  /** What `stack.json` says at the moment. */
  get file(): StackFile {
    return JSON.parse(readFileSync(join(this.folder, 'stack.json'), 'utf8')) as StackFile;
  }

  get gateway(): string {
    return this.file.gateway;
  }

  private get http() {
    return axios.create({ baseURL: this.gateway, validateStatus: () => true });
  }

  /** A process by its name. */
  process(name: string, replica = 0): StackProcess {
    const found = this.file.processes.find((process) => process.name === name && process.replica === replica);
    if (!found) throw new Error(`There is no process ${name}-${replica}`);
    return found;
  }

  /** All of a service. */
  replicasOf(service: string): StackProcess[] {
    return this.file.processes.filter(({ name }) => name === service);
  }

  /** Ends a process as a crash would, unless it has just ended by itself. */
  kill(name: string, replica = 0, signal: NodeJS.Signals = 'SIGKILL'): void {
    const { pid } = this.process(name, replica);
    try {
      if (pid !== null) process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Deletes the store of a server that is killed right afterwards. */
  async wipe(server: 'nats' | 'redis'): Promise<void> {
    await rm(join(this.folder, 'data', server), { recursive: true, force: true });
  }

  /** Waits until a killed process runs again. */
  async restarted(name: string, replica: number, since: number): Promise<void> {
    await waitFor(() => this.process(name, replica).restarts > since && this.process(name, replica).pid, {
      within: 30_000,
    });
  }

  /** Waits until every service is ready with all its dependencies, and the gateway routes to it. */
  async ready(): Promise<void> {
    const services = serviceNames.flatMap((name) => this.replicasOf(name));
    await Promise.all(
      services.map(({ name, replica, url }) =>
        waitFor(async () => (await missingDependencies(url)) === undefined, {
          within: 60_000,
          what: `${name}-${replica} being ready`,
        }),
      ),
    );
    await Promise.all(
      ROUTED.map((path) =>
        waitFor(async () => (await this.http.get(path)).status !== 503, { within: 60_000, what: `the way to ${path}` }),
      ),
    );
  }

  /** Removes the faults of the stand-ins; waits for one that was just killed. */
  async clearStandInFaults(): Promise<void> {
    for (const name of ['stripe', 'sendgrid']) {
      const clear = async () => (await fetch(`${this.process(name).url}/faults`, { method: 'DELETE' })).ok;
      await waitFor(clear, { within: 30_000, what: `${name} without faults` });
    }
  }

  /** Closes the terminal that its output goes to. */
  closeTerminal(): void {
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
  }

  /** Everything ended, nothing left behind. */
  async stop(): Promise<number | null> {
    process.off('exit', this.leave);
    if (this.child.exitCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
    return this.child.exitCode;
  }

  /** Stops the stack when its starter exits without having stopped it. */
  private readonly leave = (): void => void this.child.kill('SIGTERM');

  /** @throws Error with what the stack said, which is stopped, when it is not up in time */
  private async waitUntilUp(): Promise<void> {
    try {
      await waitFor(() => this.isUp(), { within: 90_000, what: 'the stack' });
    } catch (error) {
      await this.stop();
      throw new Error(`The stack did not start:\n${this.output}`, { cause: error });
    }
  }

  private isUp(): boolean {
    if (this.child.exitCode !== null) throw new Error('It has ended');
    return this.output.includes('Ctrl-C') && existsSync(join(this.folder, 'stack.json'));
  }
}

/** A path of each service that takes requests. */
const ROUTED = [
  ...['/api/users/currentuser', '/api/tickets?limit=1', '/api/orders', '/api/payments'],
  '/api/confirmations/webhook',
];
