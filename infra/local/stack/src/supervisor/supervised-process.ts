import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { Backoff } from './backoff';
import { GRACEFUL_STOP_MS } from './end-process';
import type { ProcessDefinition } from './process-definition';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  at: string;
}

/** Keeps one process running: restarts it on the same port after an unexpected exit. */
export class SupervisedProcess {
  restarts = 0;
  lastExit: Exit | null = null;
  private child: ChildProcess | undefined;
  private restartTimer: NodeJS.Timeout | undefined;
  private stopping = false;
  private readonly backoff = new Backoff();

  constructor(
    readonly definition: ProcessDefinition,
    private readonly onChange: (process: SupervisedProcess) => void,
    private readonly gracefulStopMs = GRACEFUL_STOP_MS,
  ) {}

  get label(): string {
    return `${this.definition.name}-${this.definition.replica}`;
  }

  /** Null while the process is down. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Whether it has exited soon after its start so often that it is unlikely to ever start. */
  get isFailing(): boolean {
    return this.backoff.quickDeaths >= 4;
  }

  start(): void {
    const { command, args, env, log, dataFolder } = this.definition;
    if (dataFolder) mkdirSync(dataFolder, { recursive: true });
    const output = openSync(log, 'a');
    try {
      // In its own session: Ctrl-C must reach only the supervisor, which stops the processes in order.
      const stdio = ['ignore', output, output] as const;
      this.child = spawn(command, args, { env: { ...process.env, ...env }, stdio: [...stdio], detached: true });
    } finally {
      closeSync(output);
    }
    this.backoff.started();
    this.child.once('error', () => this.ended(null, null));
    this.child.once('exit', (code, signal) => this.ended(code, signal));
    this.onChange(this);
  }

  /** Sends the stop signal, and SIGKILL after twelve seconds; resolves when the process has exited. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.restartTimer);
    const child = this.child;
    if (!child?.pid) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(this.definition.stopSignal ?? 'SIGTERM');
    const force = setTimeout(() => this.kill(), this.gracefulStopMs);
    await gone;
    clearTimeout(force);
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  kill(): void {
    this.stopping = true;
    clearTimeout(this.restartTimer);
    this.child?.kill('SIGKILL');
  }

  /** Kills the process's children, as a container would: nginx's workers would keep its port. */
  private killGroup(group: number | undefined): void {
    try {
      if (group !== undefined) process.kill(-group, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  private ended(code: number | null, signal: NodeJS.Signals | null): void {
    if (!this.child) return;
    this.killGroup(this.child.pid);
    this.child = undefined;
    this.lastExit = { code, signal, at: new Date().toISOString() };
    this.onChange(this);
    if (this.stopping) return;
    this.restartTimer = setTimeout(() => {
      this.restarts += 1;
      this.start();
    }, this.backoff.ended());
  }
}
