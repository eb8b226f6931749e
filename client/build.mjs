// Plain JavaScript, because it runs before anything is compiled.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEnvironment, inlinedVariables } from './config.mjs';

const client = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(client);
const standalone = path.join(client, '.next/standalone');
const note = path.join(standalone, 'built-from.sha256');

/** Builds the client for production, unless the existing build was made from the same sources and packages. */
export async function buildClient() {
  const sources = digestOfSources();
  if (existsSync(note) && readFileSync(note, 'utf8') === sources) return { code: 0, output: '' };
  const result = await next('build');
  if (result.code !== 0) return result;
  // The standalone output leaves static files out, since a CDN may serve them.
  cpSync(path.join(client, '.next/static'), path.join(standalone, 'client/.next/static'), { recursive: true });
  writeFileSync(note, sources);
  return result;
}

function digestOfSources() {
  const hash = createHash('sha256').update(JSON.stringify(inlinedVariables()));
  for (const file of [...sourcesIn(client), path.join(root, 'package-lock.json')].sort()) {
    hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const NOT_SOURCES = new Set(['.next', 'dist', 'node_modules', 'next-env.d.ts', 'tsconfig.tsbuildinfo', 'README.md']);

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_SOURCES.has(name) && !name.endsWith('.test.ts'))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? sourcesIn(file) : [file];
    });
}

function next(command) {
  const program = path.join(root, 'node_modules/next/dist/bin/next');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, command], {
      cwd: client,
      env: buildEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (output = (output + chunk).slice(-20_000)));
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(output);
      resolve({ code: code ?? 1, output });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await buildClient()).code;
