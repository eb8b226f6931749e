import path from 'node:path';
import { repositoryRoot } from '@ticketing/binaries';

/** Data, logs and stack.json, unless `--dir` says otherwise. */
export const defaultStateDirectory = path.join(repositoryRoot, '.local');
