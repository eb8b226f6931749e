// Plain JavaScript without dependencies: this runs on a fresh clone, before anything is installed.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** A failed step, with a message for the user. */
export class StepFailed extends Error {}

/** Runs one step and prints its duration and its budget in seconds. */
export async function step(name, budget, work) {
  const startedAt = Date.now();
  const print = (outcome) => {
    const seconds = (Date.now() - startedAt) / 1000;
    const over = seconds > budget ? ', over its budget' : '';
    process.stdout.write(`${name}: ${outcome} in ${seconds.toFixed(1)} s (budget ${budget} s${over})\n`);
  };
  process.stdout.write(`${name} …\n`);
  try {
    const result = await work();
    print('done');
    return result;
  } catch (error) {
    print('failed');
    throw error;
  }
}

/** Runs a command in the root of the clone and shows its output; resolves with the exit code and the end of the output. */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['inherit', 'pipe', 'pipe'],
    });
    let output = '';
    const pass = (target) => (chunk) => {
      target.write(chunk);
      output = (output + chunk).slice(-100_000);
    };
    child.stdout.on('data', pass(process.stdout));
    child.stderr.on('data', pass(process.stderr));
    child.on('error', (error) => reject(new StepFailed(`${command} can't be run: ${error.message}`)));
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/** Runs a program of an installed package. */
export function runTool(script, args, env) {
  return run(process.execPath, [path.join(root, 'node_modules', script), ...args], env);
}
