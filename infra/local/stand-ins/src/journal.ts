import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';

/**
 * An append-only file of JSON lines. A line is written to the operating system before `append` returns, so it survives a
 * kill of the process at any moment, but not a power cut.
 */
export class Journal {
  private descriptor: number;

  constructor(private readonly file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.descriptor = openSync(file, 'a', 0o600);
  }

  /** The entries, oldest first. A last line without line feed was cut off by a kill before any response, and is dropped. */
  *read(): Generator<unknown> {
    const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n') : [];
    for (const [index, line] of lines.slice(0, -1).entries()) {
      try {
        yield JSON.parse(line);
      } catch (cause) {
        throw new Error(`${this.file}, line ${index + 1} is not JSON; start with a new data folder`, { cause });
      }
    }
  }

  /** @throws Error if the disk is full; removes the partial line, which would corrupt the next one */
  append(entry: unknown): void {
    const { size } = fstatSync(this.descriptor);
    try {
      appendFileSync(this.descriptor, `${JSON.stringify(entry)}\n`);
    } catch (error) {
      ftruncateSync(this.descriptor, size);
      throw error;
    }
  }

  /** Replaces the file atomically by a shorter list of entries for the same state. */
  rewrite(entries: Iterable<unknown>): void {
    const replacement = `${this.file}.new`;
    rmSync(replacement, { force: true });
    // In append mode, so that a truncated line leaves no hole.
    const descriptor = openSync(replacement, 'a', 0o600);
    for (const entry of entries) appendFileSync(descriptor, `${JSON.stringify(entry)}\n`);
    renameSync(replacement, this.file);
    closeSync(this.descriptor);
    this.descriptor = descriptor;
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
