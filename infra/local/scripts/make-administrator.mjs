import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, run } from './steps.mjs';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { dir: { type: 'string' } } });
const [email] = positionals;
const stackFile = path.join(values.dir ? path.resolve(values.dir) : path.join(root, '.local'), 'stack.json');

if (!email) exit('Usage: npm run make-administrator -- EMAIL');
if (!existsSync(stackFile)) exit('No stack runs here. Start one with npm start, sign up, and try again.');

// Built by the start of the stack.
const { databaseUri, readStackFile } = await import('@ticketing/stack');
const env = { MONGO_URI: databaseUri(readStackFile(stackFile).mongoUri, 'auth') };
const { code } = await run(process.execPath, [path.join(root, 'auth/dist/make-administrator.js'), email], env);
process.exitCode = code;

function exit(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
