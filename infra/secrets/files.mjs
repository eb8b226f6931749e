import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readManifest } from './manifest.mjs';

/** The Secrets in a file of this command; none where there is no such file. @throws Error that says what is wrong with it */
export function readSecrets(file) {
  try {
    return readManifest(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw new Error(
      `${file} can not be read as Secrets (${error.message}): bring back the copy in your vault. Nothing was changed.`,
      { cause: error },
    );
  }
}

/**
 * Makes a folder for its owner alone, and those above it. One after the other: `recursive` tries for ever where a file
 * system takes no folders, as /proc.
 */
export function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw new Error(`The folder ${folder} can not be made (${error.message}). Nothing was changed.`, { cause: error });
  }
}
