import path from 'node:path';

/** The root of the clone: this file is compiled to infra/local/binaries/dist/. */
export const repositoryRoot = path.resolve(__dirname, '../../../..');

/** Downloaded programs: shared by every stack of this clone, and kept by `--fresh`. */
export const cacheDirectory = path.join(repositoryRoot, '.local', 'cache');
