import { existsSync, readFileSync } from 'node:fs';
import { startTimeOf } from './process-identity';
import { writePrivateFile } from './state-directory';

interface Entry {
  pid: number;
  startTime: string;
}

/** Records the processes that were started, with their start time, since pids are reused. */
export class ProcessRecord {
  private readonly entries: Entry[] = [];

  constructor(private readonly file: string) {}

  async add(pid: number): Promise<void> {
    const startTime = await startTimeOf(pid);
    if (!startTime) return;
    this.entries.push({ pid, startTime });
    writePrivateFile(this.file, this.entries);
  }
}

/** The recorded processes that are still alive. */
export async function recordedAlive(file: string): Promise<number[]> {
  if (!existsSync(file)) return [];
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Entry[];
  const startTimes = await Promise.all(entries.map(({ pid }) => startTimeOf(pid)));
  return entries.filter(({ startTime }, index) => startTimes[index] === startTime).map(({ pid }) => pid);
}
