import { spawn } from 'node:child_process';

export interface CommandOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** Milliseconds after which the command is killed. */
  timeout: number;
  /** Whether a non-zero exit code is a result, not a failure. */
  failing?: boolean;
}

export class CommandFailed extends Error {
  constructor(command: string, reason: string, output: string) {
    const lastLines = output.trim().split('\n').slice(-3).join(' / ');
    super(lastLines ? `${command} ${reason}: ${lastLines}` : `${command} ${reason}`);
    this.name = 'CommandFailed';
  }
}

/** Runs a command and resolves with its output. @throws CommandFailed with the last lines of the output */
export function runCommand(command: string, args: string[], options: CommandOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let timedOut = false;
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.timeout);
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(new CommandFailed(command, error.code === 'ENOENT' ? 'is not installed' : error.message, ''));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0 || (options.failing && code !== null)) resolve(output);
      else if (timedOut)
        reject(new CommandFailed(command, `gave no result within ${options.timeout / 1000} s`, output));
      else reject(new CommandFailed(command, `ended with ${code ?? signal}`, output));
    });
  });
}
