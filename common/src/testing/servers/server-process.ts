import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { scratchFolder } from '../scratch-folder';
import { waitFor } from '../wait-for';
import { freePort } from './free-port';

/** How a server is started: its program, and the arguments that put it on a port with its data in a folder. */
export interface ServerProgram {
  name: string;
  binary: string;
  arguments: (port: number, folder: string) => string[];
}

/** A real server in a process of its own, on loopback, with its data in a temporary folder. */
export class ServerProcess {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly program: ServerProgram,
    readonly port: number,
    private folder: string,
  ) {}

  /** Starts a server and waits until it accepts connections. */
  static async start(program: ServerProgram): Promise<ServerProcess> {
    const server = new ServerProcess(program, await freePort(), await scratchFolder('test'));
    await server.resume();
    return server;
  }

  /** Starts it again, on the same port and data. */
  async resume(): Promise<void> {
    const { name, binary } = this.program;
    const child = spawn(binary, this.program.arguments(this.port, this.folder), {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
    const failed = once(child, 'exit').then(() => Promise.reject(new Error(`${name} ended at once: ${said}`)));
    failed.catch(() => undefined);
    await Promise.race([
      waitFor(() => this.accepts(), { within: 20_000, what: `${name} accepting connections` }),
      failed,
    ]);
  }

  /** Ends it as a crash or the kernel would: with SIGKILL, at whatever line. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Throws its data away; only while it is not running. */
  async wipe(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    this.folder = await scratchFolder('test');
  }

  /** Ends it and leaves nothing behind. */
  async stop(): Promise<void> {
    await this.end('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  private accepts(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1');
      const answer = (accepted: boolean) => {
        socket.destroy();
        resolve(accepted);
      };
      socket.once('connect', () => answer(true)).once('error', () => answer(false));
    });
  }
}
