import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandOf } from '../tools/it-needs';
import type { ToolName } from '../tools/config';
import { root } from './paths';

export interface Outcome {
  code: number | null;
  output: string;
}

/** Runs a tool in the root of the repository. */
export function runTool(name: ToolName, ...args: string[]): Outcome {
  const { command, args: first } = commandOf(name);
  return run(command, [...first, ...args]);
}

export function run(command: string, args: string[], env?: NodeJS.ProcessEnv): Outcome {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8', env });
  if (error) throw error;
  return { code: status, output: `${stdout}${stderr}` };
}

/** Gives `use` a file with that name and text, which is gone afterwards. */
export function withFile<T>(name: string, text: string, use: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'ticketing-check-'));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
