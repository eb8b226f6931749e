import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder for one test file, deleted after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ticketing-local-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
