import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ServerProcess } from '@ticketing/common/testing';
import { workload } from './support/manifest';
import { connects, podOf } from './support/network';
import { k8s } from './support/paths';
import { render } from './support/render';
import { run, type Outcome } from './support/run';
import { inherited } from './tools/config';
import { commandOf, itNeeds } from './tools/it-needs';

const needsRclone = itNeeds('rclone');
const component = path.join(k8s, 'components/backup-to-bucket');
const MOMENT = '2026-11-23T02-17-00Z';
const [KEY_ID, KEY] = ['the-key-id', 'the-key'];
let folder: string;
let bucket: ServerProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ticketing-bucket-'));
  mkdirSync(path.join(folder, 'served/ticketing-backups'), { recursive: true });
});
afterEach(async () => {
  await bucket?.stop();
  bucket = undefined;
  rmSync(folder, { recursive: true });
});

/** A real server that speaks S3, with a bucket. */
async function startBucket(): Promise<void> {
  const { command } = commandOf('rclone');
  const keys = ['--auth-key', `${KEY_ID},${KEY}`];
  bucket = await ServerProcess.start({
    name: 'rclone serve s3',
    binary: command,
    arguments: (port) => ['serve', 's3', '--addr', `127.0.0.1:${port}`, ...keys, path.join(folder, 'served')],
  });
}

/** Runs one of the component's scripts with the volume of a cluster, which is named. */
function script(name: string, cluster: string, args: string[] = [], key = KEY): Outcome {
  const backups = path.join(folder, cluster);
  mkdirSync(backups, { recursive: true });
  const [, container] = workload(render('prod', ['backup-to-bucket']), 'CronJob', 'backup').containers;
  const fixed = container?.env.flatMap(({ name: variable, value }) => (value === undefined ? [] : [[variable, value]]));
  return run('/bin/sh', [path.join(component, name), ...args], {
    ...(Object.fromEntries(fixed ?? []) as Record<string, string>),
    PATH: `${path.dirname(commandOf('rclone').command)}:${inherited('PATH')}`,
    HOME: folder,
    RCLONE_CONFIG_BUCKET_PROVIDER: 'DigitalOcean',
    RCLONE_CONFIG_BUCKET_ENDPOINT: `http://127.0.0.1:${bucket?.port}`,
    RCLONE_CONFIG_BUCKET_ACCESS_KEY_ID: KEY_ID,
    RCLONE_CONFIG_BUCKET_SECRET_ACCESS_KEY: key,
    RCLONE_RETRIES: '1',
    BUCKET: 'ticketing-backups',
    BACKUPS: backups,
  });
}

function putBackup(cluster: string, moment: string, text: string): void {
  mkdirSync(path.join(folder, cluster, moment), { recursive: true });
  writeFileSync(path.join(folder, cluster, moment, 'orders.archive.gz'), text);
}

describe('the copy of the backups in a bucket', () => {
  needsRclone('reaches another cluster, as often as it is asked for', async () => {
    await startBucket();
    putBackup('old', MOMENT, 'the orders');
    putBackup('old', '.unfinished-2026-11-24T02-17-00Z', 'half of the orders');
    expect([script('upload.sh', 'old').code, script('upload.sh', 'old').code]).toEqual([0, 0]);
    expect(script('fetch.sh', 'new')).toEqual({ code: 0, output: `${MOMENT}/\n` });
    const fetched = [script('fetch.sh', 'new', [MOMENT]), script('fetch.sh', 'new', [MOMENT])];
    expect(fetched.map(({ code }) => code)).toEqual([0, 0]);
    expect(existsSync(path.join(folder, 'new', MOMENT, 'orders.archive.gz'))).toBe(true);
  });

  needsRclone('is never changed by the cluster, not even by one that was broken into', async () => {
    await startBucket();
    putBackup('old', MOMENT, 'the orders');
    script('upload.sh', 'old');
    putBackup('old', MOMENT, 'other orders');
    expect(script('upload.sh', 'old')).toMatchObject({ code: 6, output: expect.stringContaining('immutable') });
    rmSync(path.join(folder, 'old', MOMENT), { recursive: true });
    expect(script('upload.sh', 'old')).toMatchObject({ code: 0, output: expect.stringContaining('has 1 backups') });
  });

  needsRclone('fails the Job where the bucket refuses the key', async () => {
    await startBucket();
    putBackup('old', MOMENT, 'the orders');
    expect(script('upload.sh', 'old', [], 'another key').code).not.toBe(0);
  });

  needsRclone('lists what there is where a moment is asked for that is not there', async () => {
    await startBucket();
    putBackup('old', MOMENT, 'the orders');
    script('upload.sh', 'old');
    const { code, output } = script('fetch.sh', 'new', ['2020-01-01T00-00-00Z']);
    expect([code, output]).toEqual([1, expect.stringContaining(`There are: ${MOMENT}/`)]);
  });
});

describe('the CronJob of the backups with a bucket', () => {
  itNeeds('kustomize')('uploads after the dump, and reaches the databases and the internet', () => {
    const manifests = render('prod', ['backup-to-bucket']);
    const { pod } = workload(manifests, 'CronJob', 'backup');
    expect(pod.initContainers.map(({ name }) => name)).toEqual(['backup']);
    expect(pod.containers.map(({ name }) => name)).toEqual(['upload']);
    const backup = podOf(manifests, 'CronJob', 'backup');
    expect(connects(manifests, backup, podOf(manifests, 'StatefulSet', 'orders-mongo'), 27017)).toBe(true);
    expect(connects(manifests, backup, { address: '198.51.100.7' }, 443)).toBe(true);
    expect(connects(manifests, podOf(render('prod'), 'CronJob', 'backup'), { address: '198.51.100.7' }, 443)).toBe(
      false,
    );
  });
});
