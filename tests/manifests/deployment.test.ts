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
    expect(whole).toMatchObject({ code: 0, output: expect.stringContaining('sold to nobody else') });
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

  it('that is the first and fails says that there is nothing to go back to', () => {
    expect(deploy('first', NOWHERE)).toMatchObject({ code: 1, output: expect.stringContaining('no release before') });
    expect(cluster.applied).toEqual(['first']);
  });
});
