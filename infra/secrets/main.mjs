// Plain JavaScript without dependencies: an operator needs only a clone and Node.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { complete } from './complete.mjs';
import { readManifest, writeManifest } from './manifest.mjs';
import { rotateJwtKey, ROTATION_STEPS } from './rotate-jwt-key.mjs';

const ENVIRONMENTS = ['dev', 'staging', 'prod'];
const USAGE = `npm run secrets -- ${ENVIRONMENTS.join('|')} [--rotate-jwt ${ROTATION_STEPS.join('|')}] [--folder FOLDER]`;
const defaultFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../.local/secrets');

/** Writes the Secrets of an environment to a file that git ignores; existing values are kept. */
function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'rotate-jwt': { type: 'string' }, folder: { type: 'string', default: defaultFolder } },
  });
  const [environment] = positionals;
  if (!ENVIRONMENTS.includes(environment)) throw new Error(USAGE);
  const file = path.join(values.folder, `${environment}.json`);
  const found = existsSync(file) ? readManifest(readFileSync(file, 'utf8')) : {};

  const { secrets, added } = complete(found, environment, process.env);
  const step = values['rotate-jwt'];
  if (step !== undefined) secrets['jwt-secret'] = rotateJwtKey(secrets['jwt-secret'], step);

  mkdirSync(values.folder, { recursive: true, mode: 0o700 });
  writePrivately(file, writeManifest(secrets));
  const changes = added.length > 0 ? `added: ${added.join(', ')}` : 'nothing added';
  process.stdout.write(`${path.relative(process.cwd(), file)}: ${changes}${step ? `; JWT key: ${step}` : ''}\n`);
}

/** Atomic: after a partial write the next run would generate the missing secrets again. */
function writePrivately(file, text) {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  renameSync(unfinished, file);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
