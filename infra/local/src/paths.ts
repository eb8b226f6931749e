import path from 'node:path';

/** The root of the clone: this file is compiled to infra/local/dist/. */
export const repositoryRoot = path.resolve(__dirname, '../../..');

/** Data, logs and stack.json, unless `--dir` says otherwise. */
export const defaultStateDirectory = path.join(repositoryRoot, '.local');

/** Downloaded servers: shared by every stack of this clone, and kept by `--fresh`. */
export const cacheDirectory = path.join(repositoryRoot, '.local', 'cache');
