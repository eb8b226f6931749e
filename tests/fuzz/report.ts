import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../.local/fuzz');
/** Of one kind of violation, more say nothing new. */
const KEPT_PER_KIND = 3;

/** What was checked, what was found, and the summary for the end. */
export class Report {
  passed = 0;
  readonly skipped: string[] = [];
  requests = 0;
  events = 0;
  private readonly answers = new Map<string, Map<number, number>>();
  private readonly kinds = new Map<string, number>();
  private readonly successes = new Set<string>();

  /**
   * @param say is called with each line as it is found
   * @param keepsReproducers whether the bytes that reproduce a violation are kept in files
   */
  constructor(
    readonly seed: number,
    readonly say: (line: string) => void,
    private readonly keepsReproducers = true,
  ) {}

  get violations(): number {
    return [...this.kinds.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Whether there was a violation of such a kind. */
  hasFound(kind: RegExp): boolean {
    return [...this.kinds.keys()].some((found) => kind.test(found));
  }

  /** Records a check that cannot be made here. */
  skip(why: string): void {
    this.skipped.push(why);
    this.say(`skipped ${why}`);
  }

  /** For the summary: what was not checked has not passed. */
  describeSkipped(): string {
    return this.skipped.length === 0 ? '' : ` - INCOMPLETE, not checked: ${this.skipped.join('; ')}`;
  }

  /** Counts an answer. */
  count(operation: string, status: number): void {
    const statuses = this.answers.get(operation) ?? new Map<number, number>();
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    this.answers.set(operation, statuses);
  }

  /** Records that an operation succeeded. */
  reached(operation: string | undefined): void {
    if (operation !== undefined) this.successes.add(operation);
  }

  hasReached(operation: string): boolean {
    return this.successes.has(operation);
  }

  /** How often each operation gave each status. */
  describeAnswers(): string[] {
    return [...this.answers].sort().map(([operation, statuses]) => {
      const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}×${count}`);
      return `${operation.padEnd(18)} ${counts.join('  ')}`;
    });
  }

  /**
   * Reports a violation.
   *
   * @param kind the same for violations of the same cause
   * @param details lines that describe it
   * @param reproducer the bytes that reproduce it, kept in a file
   */
  violation(kind: string, details: string[], reproducer?: Buffer): void {
    const count = (this.kinds.get(kind) ?? 0) + 1;
    this.kinds.set(kind, count);
    if (count > KEPT_PER_KIND) return;
    this.say(`VIOLATION: ${kind}`);
    for (const line of details) this.say(`    ${line}`);
    if (reproducer && this.keepsReproducers)
      this.say(`    again: curl -sN telnet://localhost:PORT < ${this.keep(reproducer)}`);
  }

  /** A check that was made to its end: it passed when nothing was found meanwhile. */
  checked(name: string, violationsBefore: number): void {
    const found = this.violations - violationsBefore;
    if (found === 0) this.passed += 1;
    this.say(`${found === 0 ? 'passed' : 'FAILED'}  ${name}${found === 0 ? '' : ` (${found} violations)`}`);
  }

  private keep(reproducer: Buffer): string {
    mkdirSync(FOLDER, { recursive: true });
    const name = `seed-${this.seed}-${this.violations}.bytes`;
    writeFileSync(join(FOLDER, name), reproducer);
    return `.local/fuzz/${name}`;
  }
}
