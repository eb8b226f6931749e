import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import type { MutableModules } from './mutable-modules';

type Mutable<Module> = { -readonly [Name in keyof Module]: Module[Name] };

const [TESTS, DIST] = [join(__dirname, '..'), join(__dirname, '../dist')];

/**
 * Changes a module in the processes that load the calling file by `node --require`. The compiler checks what is changed:
 * a mutant whose target was renamed does not build.
 *
 * @param processes the ones that are concerned: services, or the gateway of the local stack
 * @param path of the module, as `MutableModules` has it
 * @param change gets the module's exports, and assigns to them or to the prototypes of its classes
 */
export function mutate<Path extends keyof MutableModules>(
  processes: readonly string[],
  path: Path,
  change: (exported: Mutable<MutableModules[Path]>) => void,
): void {
  const script = process.argv[1] ?? '';
  const scripts = processes.flatMap((name) => [`/${name}/dist/index.js`, `/dist/${name}/index.js`]);
  if (!scripts.some((own) => script.endsWith(own))) return;
  const root = join(__dirname, '../../..');
  // Not imported: a process must not load the modules of another one.
  const load = createRequire(__filename);
  change(load(path.includes('/') ? join(root, path) : path) as Mutable<MutableModules[Path]>);
}

type MethodOf<Owner, Method> = Method extends (...args: infer Args) => infer Result
  ? (this: Owner, ...args: Args) => Result
  : never;

/** Replaces a method. @param make gets the original */
export function wrapMethod<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  make: (original: MethodOf<Owner, Owner[Name]>) => MethodOf<Owner, Owner[Name]>,
): void {
  owner[name] = make(owner[name] as MethodOf<Owner, Owner[Name]>) as Owner[Name];
}

/** The setting of Node.js that loads mutants into every process. @param files their sources, which have been built */
export const nodeOptionsFor = (files: readonly string[]): string =>
  files.map((file) => `--require ${join(DIST, relative(TESTS, file)).replace(/\.ts$/, '.js')}`).join(' ');
