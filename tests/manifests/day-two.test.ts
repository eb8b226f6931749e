import path from 'node:path';
import { ClusterStandIn } from './support/cluster-stand-in';
import { k8s } from './support/paths';
import { run, type Outcome } from './support/run';

const MOMENT = '2026-11-23T02-17-00Z';
let cluster: ClusterStandIn;
beforeEach(() => (cluster = new ClusterStandIn()));
afterEach(() => cluster.remove());

const script = (name: string, ...args: string[]): Outcome =>
  run(path.join(k8s, 'scripts', name), args, { ...cluster.env, POLL_SECONDS: '0.01' });

const RESTORE = [
  'create -f - --output name',
  'scale deployment/orders-depl --replicas=0',
  'wait --for=delete pod --selector app.kubernetes.io/name=orders,app.kubernetes.io/component=app --timeout=2m',
  'create -f - --output name',
  'scale deployment/orders-depl --replicas=2',
  'rollout status deployment/orders-depl --timeout=5m',
];

/** What keeps volumes when their claims are deleted. */
const RETAINED = ['volume-1', 'volume-2'].map(
  (volume) => `patch persistentvolume ${volume} --patch {"spec":{"persistentVolumeReclaimPolicy":"Retain"}}`,
);

describe('backup-now.sh', () => {
  it('runs the CronJob’s Job under a new name, as often as one likes', () => {
    const outcome = { code: 0, output: expect.stringContaining('what the Job said') as string };
    expect([script('backup-now.sh'), script('backup-now.sh')]).toEqual([outcome, outcome]);
    expect(cluster.jobs).toEqual([
      ['backup-now-', ['backup', 'upload'], undefined],
      ['backup-now-', ['backup', 'upload'], undefined],
    ]);
  });

  it('fails where the backup does, and says that of a managed database there is none', () => {
    cluster.failJobs('backup-now');
    expect(script('backup-now.sh')).toMatchObject({ code: 1, output: expect.stringContaining('The backup failed') });
    cluster.manageStores();
    expect(script('backup-now.sh')).toMatchObject({ code: 1, output: expect.stringContaining('no CronJob backup') });
  });
});

describe('restore-database.sh', () => {
  it('looks, stops the service, restores, and brings back as many replicas as its autoscaler keeps', () => {
    expect(script('restore-database.sh', 'orders', MOMENT).code).toBe(0);
    expect(cluster.changes).toEqual(RESTORE);
    expect(cluster.jobs).toEqual([
      ['look-orders-', ['backup'], ['/bin/sh', '/scripts/restore.sh', '--look', 'orders', MOMENT]],
      ['restore-orders-', ['backup'], ['/bin/sh', '/scripts/restore.sh', 'orders', MOMENT]],
    ]);
    expect(script('restore-database.sh', 'orders', MOMENT).code).toBe(0);
    expect(cluster.changes).toEqual([...RESTORE, ...RESTORE]);
  });

  it('changes nothing where there is no such backup', () => {
    cluster.failJobs('--look');
    const { code, output } = script('restore-database.sh', 'orders', MOMENT);
    expect([code, output]).toEqual([1, expect.stringContaining('Nothing was changed.')]);
    expect(cluster.changes).toEqual(RESTORE.slice(0, 1));
  });

  it('keeps the service stopped where the restore failed, and says how it is started', () => {
    cluster.failJobs('"/scripts/restore.sh","orders"');
    const { code, output } = script('restore-database.sh', 'orders', MOMENT);
    expect([code, output]).toEqual([1, expect.stringContaining('scale deployment/orders-depl --replicas=2')]);
    expect(cluster.changes).toEqual(RESTORE.slice(0, 4));
  });

  it('stops all four before it restores one, and empties the bus before it starts one', () => {
    expect(script('restore-database.sh', 'all', MOMENT).code).toBe(0);
    const all = ['auth', 'tickets', 'orders', 'payments'];
    const scaled = (replicas: number) => all.map((name) => `scale deployment/${name}-depl --replicas=${replicas}`);
    const steps = cluster.changes.filter((change) => /^scale |^create /.test(change));
    expect(steps).toEqual([
      ...all.map(() => 'create -f - --output name'),
      ...scaled(0),
      ...all.map(() => 'create -f - --output name'),
      ...['scale statefulset/nats --replicas=0', 'scale statefulset/nats --replicas=1'],
      ...scaled(2),
    ]);
  });

  it('keeps all four stopped where one restore failed, and leaves the bus alone', () => {
    cluster.failJobs('"/scripts/restore.sh","orders"');
    const { code, output } = script('restore-database.sh', 'all', MOMENT);
    expect([code, output]).toEqual([1, expect.stringContaining('scale deployment/payments-depl --replicas=2')]);
    expect(cluster.changes.filter((change) => /nats|replicas=[12]/.test(change))).toEqual([]);
  });

  it.each([
    [[], 'Usage'],
    [['expiration', MOMENT], 'expiration has no database'],
    [['orders', 'yesterday'], 'yesterday is no moment'],
  ])('refuses %j in a sentence', (args, message) => {
    expect(script('restore-database.sh', ...args)).toMatchObject({ code: 1, output: expect.stringContaining(message) });
    expect(cluster.changes).toEqual([]);
  });
});

describe('fetch-backup.sh', () => {
  it('has the bucket’s container alone fetch a backup, or list all', () => {
    expect([script('fetch-backup.sh', MOMENT).code, script('fetch-backup.sh').code]).toEqual([0, 0]);
    expect(cluster.jobs).toEqual([
      ['fetch-backup-', ['upload'], ['/bin/sh', '/bucket/fetch.sh', MOMENT]],
      ['fetch-backup-', ['upload'], ['/bin/sh', '/bucket/fetch.sh']],
    ]);
  });

  it('says what is missing where there is no bucket, and where the moment is none', () => {
    expect(script('fetch-backup.sh', 'yesterday')).toMatchObject({
      code: 1,
      output: expect.stringContaining('no moment'),
    });
    cluster.removeBucket();
    expect(script('fetch-backup.sh')).toMatchObject({ code: 1, output: expect.stringContaining('backup-to-bucket') });
    expect(cluster.changes).toEqual([]);
  });
});

it.each(['wipe-bus.sh', 'backup-now.sh', 'drop-single-ticket-index.sh'])(
  '%s does nothing when it is asked for help',
  (name) => {
    expect(script(name, '--help')).toMatchObject({ code: 1, output: expect.stringContaining(`Usage: ${name}`) });
    expect([cluster.changes, cluster.jobs]).toEqual([[], []]);
  },
);

describe('drop-single-ticket-index.sh', () => {
  const drop = () => script('drop-single-ticket-index.sh');

  it('runs the CronJob’s Job under a new name, as often as one likes, and shows what it says', () => {
    cluster.addCommand();
    const outcome = { code: 0, output: 'what the Job said\n' };
    expect([drop(), drop()]).toEqual([outcome, outcome]);
    expect(cluster.jobs.map(([name]) => name)).toEqual(['drop-single-ticket-index-', 'drop-single-ticket-index-']);
  });

  it('fails where the command does, and says what to do where its component is not deployed', () => {
    expect(drop()).toMatchObject({ code: 1, output: expect.stringContaining('take the component') });
    expect(cluster.jobs).toEqual([]);
    cluster.addCommand();
    cluster.failJobs('drop-single-ticket-index');
    expect(drop()).toMatchObject({ code: 1, output: expect.stringContaining('not dropped') });
  });
});

describe('wipe-bus.sh', () => {
  it('takes the pod away before its claim, and waits until the bus is back', () => {
    const wipe = [
      'scale statefulset/nats --replicas=0',
      'wait --for=delete pod/nats-0 --timeout=2m',
      'patch persistentvolume volume-1 --patch {"spec":{"persistentVolumeReclaimPolicy":"Delete"}}',
      'delete persistentvolumeclaim data-nats-0 --ignore-not-found --timeout=2m',
      'scale statefulset/nats --replicas=1',
      'rollout status statefulset/nats --timeout=10m',
      ...RETAINED,
    ];
    expect([script('wipe-bus.sh').code, script('wipe-bus.sh').code]).toEqual([0, 0]);
    expect(cluster.changes).toEqual([...wipe, ...wipe]);
  });

  it('says that there is none where the bus runs elsewhere', () => {
    cluster.manageStores();
    expect(script('wipe-bus.sh')).toMatchObject({ code: 1, output: expect.stringContaining('no StatefulSet nats') });
    expect(cluster.changes).toEqual([]);
  });
});
