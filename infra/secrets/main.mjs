// Plain JavaScript without dependencies: an operator needs only a clone and Node.
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { complete } from './complete.mjs';
import { makeFolder, readSecrets } from './files.mjs';
import { writeManifest } from './manifest.mjs';
import { rotateKey, ROTATION_STEPS } from './rotate-key.mjs';

const ENVIRONMENTS = ['dev', 'staging', 'prod'];
/** The keys that can be changed while services run, by the option for it. */
const KEYS = { 'rotate-jwt': ['jwt-secret', 'JWT_KEY'], 'rotate-mail-token': ['mail-token-secret', 'MAIL_TOKEN_KEY'] };
const STEPS = ROTATION_STEPS.join('|');
const USAGE = `npm run secrets -- ${ENVIRONMENTS.join('|')} [--rotate-jwt ${STEPS}] [--rotate-mail-token ${STEPS}] [--folder FOLDER]`;
const defaultFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../.local/secrets');

/** What the command line asks for. @throws Error with the usage where it asks for nothing that there is */
function readArguments() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      'rotate-jwt': { type: 'string' },
      'rotate-mail-token': { type: 'string' },
      folder: { type: 'string', default: defaultFolder },
    },
  });
  const [environment] = positionals;
  if (positionals.length !== 1 || !ENVIRONMENTS.includes(environment)) throw new Error(`Usage: ${USAGE}`);
  if (values.folder === '') throw new Error('--folder is empty: name the folder of the Secrets, or leave it out.');
  const steps = Object.keys(KEYS).flatMap((option) => (values[option] === undefined ? [] : [[option, values[option]]]));
  for (const [option, step] of steps) {
    if (!ROTATION_STEPS.includes(step))
      throw new Error(`--${option} has no step '${step}': the steps are ${ROTATION_STEPS.join(', ')}.`);
  }
  return { environment, folder: values.folder, steps };
}

/** Writes the Secrets of an environment to a file that git ignores; existing values are kept. */
function main() {
  const { environment, folder, steps } = readArguments();
  const file = path.join(folder, `${environment}.json`);
  const { secrets, added } = complete(readSecrets(file), environment, process.env);
  const rotated = steps.map(([option, step]) => {
    const [name, key] = KEYS[option];
    secrets[name] = rotateKey(secrets[name], key, step);
    return `; ${key}: ${step}`;
  });

  makeFolder(folder);
  writePrivately(file, writeManifest(secrets));
  const changes = added.length > 0 ? `added: ${added.join(', ')}` : 'nothing added';
  process.stdout.write(`${path.relative(process.cwd(), file)}: ${changes}${rotated.join('')}\n`);
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
