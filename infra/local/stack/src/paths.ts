import path from 'node:path';
import { repositoryRoot } from '@ticketing/binaries';

/** Holds data, logs and stack.json unless `--dir` names another folder. */
export const defaultStateDirectory = path.join(repositoryRoot, '.local');
