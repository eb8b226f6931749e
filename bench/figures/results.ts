import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure';

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, '.local/bench');

/** A run of the benchmark, as it is kept. */
export interface Result {
  at: string;
  commit: string;
  /** Figures of different machines, or of a short and a long run, say nothing about each other. */
  machine: string;
  quick: boolean;
  figures: Figure[];
}

/** A run that begins now, without its figures yet. */
export function newResult(quick: boolean): Result {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const machine = `${availableParallelism()} × ${cpu?.model.trim() ?? 'unknown'}, ${memory}, Node ${process.versions.node}`;
  return { at: new Date().toISOString(), commit: currentCommit(), machine, quick, figures: [] };
}

/** Keeps a run beside the earlier ones. */
export function keep(result: Result): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${result.at.replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
  return file;
}

/** The last time that each figure was measured on this machine, by the figure's name. */
export function lastFigures({ machine, quick }: Result): Map<string, Figure> {
  const comparable = keptResults().filter((result) => result.machine === machine && result.quick === quick);
  return new Map(comparable.flatMap(({ figures }) => figures.map((figure) => [figure.name, figure] as const)));
}

/** Oldest first. */
function keptResults(): Result[] {
  mkdirSync(FOLDER, { recursive: true });
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return files.toSorted().map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Result);
}

function currentCommit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
    const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ' with changes';
    return `${git('rev-parse', '--short', 'HEAD')}${changed}`;
  } catch {
    return 'unknown';
  }
}
