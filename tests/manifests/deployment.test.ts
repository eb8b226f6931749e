import path from 'node:path';
import { Stack } from '../support/stack';
import { ClusterStandIn } from './support/cluster-stand-in';
import { k8s } from './support/paths';
import { run, withFile, type Outcome } from './support/run';

const NOWHERE = 'http://127.0.0.1:1';
const purchase = path.join(k8s, 'jobs/purchase.mjs');
const environment = (url: string) => ({
  ...baseEnvironment,
  MARKETPLACE_URL: url,
  NODE_EXTRA_CA_CERTS: stack.file.gatewayCertificate,
  PATIENCE_SECONDS: url === NOWHERE ? '1' : '30',
});
let baseEnvironment: NodeJS.ProcessEnv;
let stack: Stack;
let cluster: ClusterStandIn;

beforeAll(async () => (stack = await Stack.start([], {}, { client: true, production: true })));
afterAll(() => stack.stop());
beforeEach(() => {
  cluster = new ClusterStandIn();
  baseEnvironment = cluster.env;
});
afterEach(() => cluster.remove());

describe('the purchase that verifies a deployment', () => {
  it('succeeds where the marketplace works, and leaves nothing behind when it only looks', () => {
    const whole = run(process.execPath, [purchase], environment(stack.gateway));
    expect(whole).toMatchObject({ code: 0, output: expect.stringContaining('cannot be sold twice') });
    const look = run(process.execPath, [purchase, '--read-only'], environment(stack.gateway));
    expect(look).toMatchObject({ code: 0, output: expect.not.stringContaining('signs up') });
  });

  it('fails where there is no marketplace', () => {
    expect(run(process.execPath, [purchase, '--read-only'], environment(NOWHERE)).code).not.toBe(0);
  });
});

describe('a deployment', () => {
  const deploy = (manifests: string, url: string): Outcome =>
    withFile('release.yaml', `${manifests}\n`, (file) =>
      run(path.join(k8s, 'scripts/deploy.sh'), [file], environment(url)),
    );

  it('that works is kept as the release to go back to', () => {
    expect(deploy('first', stack.gateway).code).toBe(0);
    expect(deploy('second', stack.gateway).code).toBe(0);
    expect(cluster.applied).toEqual(['first', 'second']);
  });

  it('goes back to the release before when the roll-out does not come about', () => {
    deploy('first', stack.gateway);
    const { code, output } = deploy('never ready', stack.gateway);
    expect(code).toBe(1);
    expect(output).toContain('going back');
    expect(cluster.applied).toEqual(['first', 'never ready', 'first']);
  });

  it('goes back when the marketplace does not answer', () => {
    deploy('first', stack.gateway);
    expect(deploy('second', NOWHERE).code).toBe(1);
    expect(cluster.applied).toEqual(['first', 'second', 'first']);
    // What failed is no release: the next failure goes back to the first again.
    expect(deploy('third', NOWHERE).code).toBe(1);
    expect(cluster.applied.at(-1)).toBe('first');
  });

  it('deletes what the release no longer has once it works, but no claim', () => {
    deploy('first\nstatefulset.apps/nats\nconfigmap/old\npersistentvolumeclaim/backups', stack.gateway);
    expect(cluster.deleted).toEqual([]);
    deploy('second', NOWHERE);
    expect(cluster.deleted).toEqual([]);
    deploy('second', stack.gateway);
    expect(cluster.deleted).toEqual(['configmap/old statefulset.apps/nats']);
  });

  it('has the volumes stay when their claims are deleted', () => {
    deploy('first', stack.gateway);
    expect(cluster.changes.filter((change) => change.startsWith('patch'))).toEqual(
      ['volume-1', 'volume-2'].map((name) => expect.stringMatching(`${name}.*"Retain"`) as string),
    );
  });

  it('that fails leaves nothing of itself behind', () => {
    deploy('first', stack.gateway);
    deploy('second\nconfigmap/new', NOWHERE);
    expect(cluster.deleted).toEqual(['configmap/new']);
  });

  it('replaces the pod of a store that a wrong version broke, which its StatefulSet never would', () => {
    cluster.pods = ['nats nats-0 nats-wrong False', 'redis redis-0 redis-old False', 'nats nats-1 nats-new False'];
    expect(deploy('first\nstatefulset.apps/nats', stack.gateway).code).toBe(0);
    expect(cluster.deleted).toEqual(['pod/nats-0']);
  });

  it('goes back by hand to the release before the one that runs', () => {
    const back = () => run(path.join(k8s, 'scripts/deploy.sh'), ['--back'], environment(stack.gateway));
    deploy('first', stack.gateway);
    expect(back()).toMatchObject({ code: 1, output: expect.stringContaining('no release before') });
    deploy('second', stack.gateway);
    deploy('second', stack.gateway);
    expect(back().code).toBe(0);
    expect(back().code).toBe(0);
    expect(cluster.applied).toEqual(['first', 'second', 'second', 'first', 'second']);
  });

  it.each([
    ['there is no address', 'first', undefined, 'MARKETPLACE_URL'],
    ['the cluster refuses a manifest', 'refused', NOWHERE, 'refuses'],
    [
      'a Secret is missing, or a key of one',
      'secretKeyRef:\n  name: nats\n  key: url\nsecretKeyRef:\n  key: uri\n  name: auth-mongo\nsecretKeyRef:\n  name: nats\n  key: user\nsecretKeyRef:\n  name: nats\n  key: previous\n  optional: true\n',
      NOWHERE,
      'missing: auth-mongo/uri, nats/user.',
    ],
    ['there is nothing to apply', '', NOWHERE, 'nothing in'],
  ])('changes nothing where %s, and says so in a sentence', (_case, manifests, url, message) => {
    const env = { ...environment(NOWHERE), MARKETPLACE_URL: url };
    const { code, output } = withFile('release.yaml', manifests, (file) =>
      run(path.join(k8s, 'scripts/deploy.sh'), [file], env),
    );
    expect([code, output]).toEqual([1, expect.stringContaining(message)]);
    expect(cluster.applied).toEqual([]);
  });

  it('changes nothing where there is no cluster, and says so in a sentence', () => {
    cluster.leave();
    expect(deploy('first', NOWHERE)).toMatchObject({ code: 1, output: expect.stringContaining('reaches no cluster') });
    expect(cluster.applied).toEqual([]);
  });

  it('that is the first and fails says that there is nothing to go back to', () => {
    expect(deploy('first', NOWHERE)).toMatchObject({ code: 1, output: expect.stringContaining('no release before') });
    expect(cluster.applied).toEqual(['first']);
  });
});
