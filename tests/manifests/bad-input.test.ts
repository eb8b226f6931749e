import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ClusterStandIn } from './support/cluster-stand-in';
import { k8s } from './support/paths';
import { run, withFile } from './support/run';

const MESSAGE_OF_ONE_LINE = /^.+\n$/;
const NO_MARKETPLACES = [
  'tickets.example.com',
  'ftp://tickets.example.com',
  'https://',
  'https://tickets.example.com/api',
];

describe('render.sh', () => {
  const render = (...args: string[]) => run(path.join(k8s, 'scripts/render.sh'), args);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'ticketing-digests-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const refuses = (args: string[], message: string) => {
    const { code, output } = render(...args);
    expect([code, output]).toEqual([1, expect.stringContaining(message)]);
    expect(output).toMatch(MESSAGE_OF_ONE_LINE);
  };

  it('says how it is called without arguments, or with too few or too many', () => {
    for (const args of [[], ['prod'], ['prod', folder, 'more']]) refuses(args, 'Usage: render.sh OVERLAY DIGESTS');
  });

  it('says that there is no such folder of digests, or that nothing is in it', () => {
    refuses(['prod', path.join(folder, 'missing')], `There is no folder ${folder}/missing`);
    refuses(['prod', ''], 'There is no folder');
    refuses(['prod', folder], `There is no digest in ${folder}`);
  });

  it('says which overlays there are where the one is not among them', () => {
    writeFileSync(path.join(folder, 'auth'), 'anything');
    for (const overlay of ['production', '', '../base']) refuses([overlay, folder], 'dev kind prod staging');
  });

  it.each([
    ['has a tag in the place of a digest', (file: string) => writeFileSync(file, 'ghcr.io/a/auth:latest\n')],
    ['is empty', (file: string) => writeFileSync(file, '')],
    ['is a folder, as artifacts are downloaded', (file: string) => mkdirSync(file)],
  ])('says which file %s', (_what, write) => {
    write(path.join(folder, 'auth'));
    refuses(['prod', folder], `${folder}/auth has no digest`);
  });
});

describe('the purchase that verifies a deployment', () => {
  const purchase = (args: string[], env: NodeJS.ProcessEnv) =>
    run(process.execPath, [path.join(k8s, 'jobs/purchase.mjs'), ...args], env);

  it.each([undefined, '', ...NO_MARKETPLACES])('asks for the address of a marketplace in the place of %j', (url) => {
    const { code, output } = purchase([], url === undefined ? {} : { MARKETPLACE_URL: url });
    expect([code, output]).toEqual([1, expect.stringContaining('Set MARKETPLACE_URL')]);
    expect(output).toMatch(MESSAGE_OF_ONE_LINE);
  });

  it('refuses an option that there is not, and a patience that is no number', () => {
    const env = { MARKETPLACE_URL: 'http://127.0.0.1:1' };
    expect(purchase(['--readonly'], env)).toMatchObject({ code: 1, output: expect.stringContaining("'--readonly'") });
    const hasty = purchase([], { ...env, PATIENCE_SECONDS: 'soon' });
    expect(hasty).toEqual({ code: 1, output: 'PATIENCE_SECONDS is no number of seconds: soon\n' });
  });

  it('says in one line why there is no answer', () => {
    const { code, output } = purchase([], { MARKETPLACE_URL: 'http://127.0.0.1:1', PATIENCE_SECONDS: '0.1' });
    expect([code, output]).toEqual([1, expect.stringMatching(/^the page is shown: fetch failed: .+\n$/)]);
  });
});

describe('deploy.sh', () => {
  let cluster: ClusterStandIn;
  beforeEach(() => (cluster = new ClusterStandIn()));
  afterEach(() => cluster.remove());

  it.each(NO_MARKETPLACES)('changes nothing where it could not look at the marketplace afterwards: %s', (url) => {
    const { code, output } = withFile('release.yaml', 'first\n', (file) =>
      run(path.join(k8s, 'scripts/deploy.sh'), [file], { ...cluster.env, MARKETPLACE_URL: url }),
    );
    expect([code, output]).toEqual([1, expect.stringContaining('no address of a marketplace')]);
    expect(cluster.applied).toEqual([]);
  });
});
