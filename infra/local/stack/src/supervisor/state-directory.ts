import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folder with everything of a stack that outlives its processes. */
export class StateDirectory {
  readonly stackFile: string;
  readonly secretsFile: string;
  readonly lockFile: string;
  readonly demoFile: string;
  readonly processesFile: string;

  constructor(readonly root: string) {
    this.stackFile = path.join(root, 'stack.json');
    this.secretsFile = path.join(root, 'secrets.json');
    this.lockFile = path.join(root, 'supervisor.lock');
    this.demoFile = path.join(root, 'demo.json');
    this.processesFile = path.join(root, 'processes.json');
  }

  create(): void {
    mkdirSync(path.join(this.root, 'logs'), { recursive: true });
    mkdirSync(path.join(this.root, 'data'), { recursive: true });
  }

  /** Requires the lock. Keeps downloaded programs. */
  deleteState(): void {
    for (const file of ['data', 'logs', 'stack.json', 'processes.json', 'secrets.json', 'demo.json']) {
      rmSync(path.join(this.root, file), { recursive: true, force: true });
    }
    this.create();
  }

  dataOf(process: string): string {
    return path.join(this.root, 'data', process);
  }

  logOf(process: string, replica: number): string {
    return path.join(this.root, 'logs', `${process}-${replica}.log`);
  }
}

export function writePrivateFile(file: string, value: unknown): void {
  writePrivateText(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Replaces the file atomically; only this user can read it. */
export function writePrivateText(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.tmp`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, file);
}
