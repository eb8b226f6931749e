import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths';

interface Rule {
  pattern: RegExp;
  included: boolean;
}

/** As Docker reads .dockerignore: the last line that matches a path, or a folder above it, decides. */
const rules: Rule[] = readFileSync(path.join(root, '.dockerignore'), 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ pattern: toPattern(line.replace(/^!/, '')), included: line.startsWith('!') }));

function toPattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const source = escaped.replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'));
  return new RegExp(`^${source}(?:/.*)?$`);
}

export function isInContext(file: string): boolean {
  return rules.reduce((included, rule) => (rule.pattern.test(file) ? rule.included : included), true);
}

/** Copies a file or folder of the context, as COPY does: the contents of a folder, a file under its own name. */
export function copyFromContext(source: string, target: string): void {
  const from = path.join(root, source);
  if (statSync(from).isFile()) return copyFile(source, target);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const inner = path.posix.join(source, entry.name);
    // What is always left out, and takes long to walk through.
    if (['node_modules', '.next', 'dist', '.git', '.local'].includes(entry.name)) continue;
    if (entry.isDirectory()) copyFromContext(inner, path.join(target, entry.name));
    else if (isInContext(inner)) copyInto(from, entry.name, target);
  }
}

function copyFile(source: string, target: string): void {
  if (!isInContext(source)) throw new Error(`COPY of ${source}, which .dockerignore keeps out of the context`);
  copyInto(path.dirname(path.join(root, source)), path.basename(source), target);
}

function copyInto(folder: string, name: string, target: string): void {
  mkdirSync(target, { recursive: true });
  copyFileSync(path.join(folder, name), path.join(target, name));
}
