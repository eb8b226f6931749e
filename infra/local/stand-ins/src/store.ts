import path from 'node:path';
import { Journal } from './journal';

/** A row that was put, or deleted if null. One line of the journal has all changes of a transaction. */
type Change = [table: string, id: string, row: object | null];

const SPARE_CHANGES = 10_000;
const CHANGES_PER_LINE = 500;

/** Rows in the order of their insertion. A row is immutable: a change replaces it. */
export interface Table<Row extends object> {
  readonly size: number;
  get(id: string): Row | undefined;
  put(id: string, row: Row): void;
  delete(id: string): void;
  values(): IterableIterator<Row>;
  entries(): IterableIterator<[string, Row]>;
}

/** Named tables in memory, restored from a journal. */
export class Store {
  private readonly rows = new Map<string, Map<string, object>>();
  private readonly journal: Journal;
  private journalled = 0;
  private changes: Change[] | undefined;
  private undo: (() => void)[] = [];

  constructor(directory: string) {
    this.journal = new Journal(path.join(directory, 'journal.jsonl'));
    // Only this class writes the journal, so its lines are those of `transaction`.
    for (const line of this.journal.read()) (line as Change[]).forEach((change) => this.apply(change));
    this.compact();
  }

  table<Row extends object>(name: string): Table<Row> {
    const rows = this.rowsOf(name) as Map<string, Row>;
    return {
      get size() {
        return rows.size;
      },
      get: (id) => rows.get(id),
      put: (id, row) => this.change([name, id, row]),
      delete: (id) => this.change([name, id, null]),
      values: () => rows.values(),
      entries: () => rows.entries(),
    };
  }

  /** Commits all changes of `work`, or none if it throws. */
  transaction<Result>(work: () => Result): Result {
    if (this.changes) throw new Error('A transaction is open already');
    this.changes = [];
    this.undo = [];
    try {
      const result = work();
      if (this.changes.length > 0) this.journal.append(this.changes);
      this.journalled += this.changes.length;
      return result;
    } catch (error) {
      for (const step of this.undo.reverse()) step();
      throw error;
    } finally {
      this.changes = undefined;
      if (this.journalled > 2 * this.liveRows() + SPARE_CHANGES) this.compact();
    }
  }

  close(): void {
    this.journal.close();
  }

  private change(change: Change): void {
    if (!this.changes) throw new Error('Rows change in a transaction only');
    const [table, id] = change;
    const before = this.rowsOf(table).get(id) ?? null;
    this.undo.push(() => this.apply([table, id, before]));
    this.changes.push(change);
    this.apply(change);
  }

  private apply([table, id, row]: Change): void {
    if (row) this.rowsOf(table).set(id, row);
    else this.rowsOf(table).delete(id);
  }

  private rowsOf(table: string): Map<string, object> {
    const rows = this.rows.get(table) ?? new Map<string, object>();
    this.rows.set(table, rows);
    return rows;
  }

  private liveRows(): number {
    return [...this.rows.values()].reduce((sum, rows) => sum + rows.size, 0);
  }

  private compact(): void {
    this.journal.rewrite(this.snapshot());
    this.journalled = this.liveRows();
  }

  private *snapshot(): Generator<Change[]> {
    let line: Change[] = [];
    for (const [table, rows] of this.rows) {
      for (const [id, row] of rows) {
        line.push([table, id, row]);
        if (line.length === CHANGES_PER_LINE) {
          yield line;
          line = [];
        }
      }
    }
    if (line.length > 0) yield line;
  }
}
