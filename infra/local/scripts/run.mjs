// `node infra/local/scripts/run.mjs SCRIPT [argument…]`: makes a fresh clone ready, then runs a TypeScript program that
// drives the whole system.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findServers } from './find-binaries.mjs';
import { setUp } from './set-up.mjs';
import { root, step, StepFailed } from './steps.mjs';

const [script, ...args] = process.argv.slice(2);

try {
  await setUp({ client: false });
  // Here rather than in the first stack that the program starts, whose time to start is limited.
  await step('Finding the servers', 120, findServers);
} catch (error) {
  process.stderr.write(`\n${error instanceof StepFailed ? error.message : error.stack}\n`);
  process.exit(1);
}

const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
const program = spawn(process.execPath, [tsx, script, ...args], { cwd: root, stdio: 'inherit' });
// Ctrl-C reaches the program directly; this process waits until it has stopped its system.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && program.kill(signal));
program.on('close', (code) => process.exit(code ?? 1));
