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
 * An append-only file of JSON lines. A line is handed to the operating system before `append` returns, so it outlives
 * a process killed at any moment (not a power cut, which is not what a stand-in has to survive).
 */
export class Journal {
  private descriptor: number;

  constructor(private readonly file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.descriptor = openSync(file, 'a', 0o600);
  }

  /** What was appended, oldest first. A last line without its line feed was torn by a kill, was never answered, and is dropped. */
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

  /** @throws Error when there is no room: nothing of the entry stays, or the next line would go on where it broke off */
  append(entry: unknown): void {
    const { size } = fstatSync(this.descriptor);
    try {
      appendFileSync(this.descriptor, `${JSON.stringify(entry)}\n`);
    } catch (error) {
      ftruncateSync(this.descriptor, size);
      throw error;
    }
  }

  /** Puts a shorter telling of the same state in the file's place, all at once: a kill leaves the old file or the new. */
  rewrite(entries: Iterable<unknown>): void {
    const replacement = `${this.file}.new`;
    rmSync(replacement, { force: true });
    // To append, so that a line that is taken back leaves no hole.
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
