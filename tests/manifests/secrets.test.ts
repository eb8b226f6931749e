import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { servicesOnBus, servicesWithStore } from '@ticketing/services';
import { root } from './support/paths';
import { SecretsFolder, THEIRS } from './support/secrets';

let folder: SecretsFolder;
beforeEach(() => (folder = new SecretsFolder()));
afterEach(() => folder.remove());

/** What the command says, in one line, when it fails. */
function refusal(args: string[], env: Record<string, string> = {}): string {
  try {
    folder.run(args, env);
  } catch (error) {
    const { stderr } = error as { stderr: string };
    expect(stderr).toMatch(/^.+\n$/);
    return stderr;
  }
  throw new Error(`It takes ${args.join(' ')}`);
}

/** The public half of a pair, in the form in which SendGrid gives it. */
function publicKeyOf(privateKey = ''): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

const jwt = () => folder.read('prod')['jwt-secret'];

describe('npm run secrets', () => {
  it('generates what can be generated, takes the rest from the environment, and prints no value', () => {
    const said = folder.run(['prod'], THEIRS);
    const secrets = folder.read('prod');
    expect(secrets['stripe-secret']).toEqual({
      STRIPE_KEY: 'sk_live_given',
      STRIPE_PUBLISHABLE_KEY: 'pk_live_given',
      STRIPE_WEBHOOK_SECRET: 'whsec_given',
    });
    expect(secrets['orders-mongo']?.uri).toBe(
      `mongodb://orders:${secrets['orders-mongo']?.password}@orders-mongo-stable:27017/orders`,
    );
    expect(statSync(folder.file('prod')).mode & 0o777).toBe(0o600);
    for (const value of Object.values(secrets).flatMap((one) => Object.values(one))) expect(said).not.toContain(value);
  });

  it('gives no two stores one password, nor two users of the bus', () => {
    folder.run(['prod'], THEIRS);
    const passwords = Object.values(folder.read('prod')).flatMap((one) =>
      [one.password, one['root-password'], one['password.conf'], one['server-password'], one['replica-set-key']].filter(
        Boolean,
      ),
    );
    // Of a MongoDB its root's, its service's and the replica set's key; the bus has a user of its own, too.
    const ofStores = 3 * servicesWithStore('mongo').length + servicesWithStore('redis').length;
    const expected = ofStores + servicesOnBus().length + 1;
    expect(passwords).toHaveLength(expected);
    expect(new Set(passwords).size).toBe(expected);
  });

  it('leaves what is there as it is, but for a key of a provider that is given again', () => {
    folder.run(['prod'], THEIRS);
    const before = folder.read('prod');
    folder.run(['prod'], { STRIPE_KEY: 'sk_live_new' });
    const { 'stripe-secret': stripe, ...rest } = folder.read('prod');
    expect(stripe).toEqual({ ...before['stripe-secret'], STRIPE_KEY: 'sk_live_new' });
    expect(rest).toEqual({ ...before, 'stripe-secret': undefined });
  });

  it('leads from the name of a store’s pod, which older versions wrote, to its Service, and keeps the password', () => {
    folder.run(['prod'], THEIRS);
    const before = readFileSync(folder.file('prod'), 'utf8');
    const secrets = JSON.parse(before) as { items: { metadata: { name: string }; data: Record<string, string> }[] };
    const rewrite = (text: string) =>
      Buffer.from(Buffer.from(text, 'base64').toString().replace('-stable:', ':')).toString('base64');
    for (const { data, metadata } of secrets.items)
      for (const key of ['uri', 'url'])
        if (data[key] && !metadata.name.endsWith('-nats')) data[key] = rewrite(data[key]);
    writeFileSync(folder.file('prod'), JSON.stringify(secrets));
    expect(folder.read('prod')['orders-mongo']?.uri).toContain('@orders-mongo:27017');
    expect(folder.run(['prod'])).toContain('auth-mongo/uri');
    expect(readFileSync(folder.file('prod'), 'utf8')).toBe(before);
  });

  it('generates keys as long as HS256 and Next ask for', () => {
    folder.run(['dev']);
    const secrets = folder.read('dev');
    expect(Buffer.byteLength(secrets['jwt-secret']?.JWT_KEY ?? '')).toBeGreaterThanOrEqual(32);
    expect(Buffer.byteLength(secrets['mail-token-secret']?.MAIL_TOKEN_KEY ?? '')).toBeGreaterThanOrEqual(32);
    const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key = '' } = secrets['client-secret'] ?? {};
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
  });

  it('names everything that it has to be given', () => {
    expect(() => folder.run(['prod'])).toThrow(
      'STRIPE_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET, SENDGRID_API_KEY',
    );
  });

  it('has the keys of a bucket for backups where they are given, and asks for the second of them', () => {
    folder.run(['prod'], THEIRS);
    expect(folder.read('prod')).not.toHaveProperty('backup-bucket');
    const keys = { BACKUP_ACCESS_KEY_ID: 'id', BACKUP_SECRET_ACCESS_KEY: 'key' };
    expect(() => folder.run(['prod'], { BACKUP_ACCESS_KEY_ID: 'id' })).toThrow('BACKUP_SECRET_ACCESS_KEY');
    folder.run(['prod'], keys);
    expect(folder.read('prod')['backup-bucket']).toEqual(keys);
  });

  it('has the key of SendGrid’s webhook where it is given, and makes one for the stand-in', () => {
    const key = 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE';
    folder.run(['prod'], THEIRS);
    expect(folder.read('prod')['sendgrid-secret']).toEqual({ SENDGRID_API_KEY: 'SG.given' });
    folder.run(['prod'], { SENDGRID_WEBHOOK_KEY: key });
    expect(folder.read('prod')['sendgrid-secret']).toEqual({ SENDGRID_API_KEY: 'SG.given', SENDGRID_WEBHOOK_KEY: key });

    folder.run(['dev']);
    const made = folder.read('dev')['sendgrid-secret'];
    expect(publicKeyOf(made?.SENDGRID_WEBHOOK_PRIVATE_KEY)).toBe(made?.SENDGRID_WEBHOOK_KEY);
    folder.run(['dev']);
    expect(folder.read('dev')['sendgrid-secret']).toEqual(made);
  });

  it.each(['SENDGRID_WEBHOOK_PRIVATE_KEY', 'SENDGRID_WEBHOOK_KEY'])('makes a pair again where %s is gone', (half) => {
    folder.run(['dev']);
    const before = folder.read('dev')['sendgrid-secret'];
    folder.removeKey('dev', 'sendgrid-secret', half);
    folder.run(['dev']);
    const made = folder.read('dev')['sendgrid-secret'];
    expect(publicKeyOf(made?.SENDGRID_WEBHOOK_PRIVATE_KEY)).toBe(made?.SENDGRID_WEBHOOK_KEY);
    if (half === 'SENDGRID_WEBHOOK_KEY') expect(made).toEqual(before);
  });

  it('needs nothing for development', () => {
    folder.run(['dev']);
    expect(folder.read('dev')['stripe-secret']).toMatchObject({
      STRIPE_KEY: 'sk_test_local',
      STRIPE_PUBLISHABLE_KEY: '',
    });
  });

  it('changes the key of the sessions so that at every step old and new pods accept each other’s', () => {
    folder.run(['prod'], THEIRS);
    const steps = [jwt()];
    for (const step of ['introduce', 'switch', 'retire']) {
      folder.run(['prod', '--rotate-jwt', step]);
      steps.push(jwt());
    }
    for (const [index, pods] of steps.entries()) {
      const beside = [steps[index - 1], pods, steps[index + 1]].filter((one) => one !== undefined);
      // `retire` comes when the last token of the old key has expired; then only what signs now matters.
      for (const other of beside) expect([pods?.JWT_KEY, pods?.JWT_KEY_PREVIOUS]).toContain(other.JWT_KEY);
    }
    expect(jwt()).not.toEqual(steps[0]);
    expect(jwt()?.JWT_KEY_PREVIOUS).toBeUndefined();
  });

  it('changes the key of the tokens in mails in the same steps', () => {
    folder.run(['prod'], THEIRS);
    const key = () => folder.read('prod')['mail-token-secret'];
    const first = key();
    expect(folder.run(['prod', '--rotate-mail-token', 'introduce'])).toContain('MAIL_TOKEN_KEY: introduce');
    const next = key()?.MAIL_TOKEN_KEY_PREVIOUS;
    folder.run(['prod', '--rotate-mail-token', 'switch']);
    expect(key()).toEqual({ MAIL_TOKEN_KEY: next, MAIL_TOKEN_KEY_PREVIOUS: first?.MAIL_TOKEN_KEY });
    folder.run(['prod', '--rotate-mail-token', 'retire']);
    expect(key()).toEqual({ MAIL_TOKEN_KEY: next });
  });

  it('refuses a step that does not come next, and says of which key', () => {
    folder.run(['prod'], THEIRS);
    expect(refusal(['prod', '--rotate-jwt', 'switch'])).toContain('no other JWT_KEY to switch to: introduce one first');
    folder.run(['prod', '--rotate-jwt', 'introduce']);
    const introduced = readFileSync(folder.file('prod'), 'utf8');
    expect(refusal(['prod', '--rotate-jwt', 'introduce'])).toContain('change of JWT_KEY is under way');
    // Neither key, where one of them is refused.
    const both = ['prod', '--rotate-jwt', 'switch', '--rotate-mail-token', 'retire'];
    expect(refusal(both)).toContain('no other MAIL_TOKEN_KEY to retire');
    expect(readFileSync(folder.file('prod'), 'utf8')).toBe(introduced);
  });
});

describe('npm run secrets says in one sentence, and writes nothing', () => {
  it.each<[string, string[], string]>([
    ['what it takes', [], 'Usage: npm run secrets'],
    ['that there is no such environment', ['production'], 'Usage: npm run secrets'],
    ['that it takes one environment', ['dev', 'staging'], 'Usage: npm run secrets'],
    ['that there is no such option', ['dev', '--rotate', 'jwt'], "Unknown option '--rotate'"],
    ['that there is no such step', ['prod', '--rotate-jwt', 'begin'], "--rotate-jwt has no step 'begin'"],
    [
      'that there is no such step of the other key',
      ['prod', '--rotate-mail-token', ''],
      "--rotate-mail-token has no step ''",
    ],
  ])('%s', (_what, args, message) => {
    expect(refusal(args)).toContain(message);
    expect(existsSync(folder.file('prod'))).toBe(false);
  });

  it.each([
    ['is cut off', '{"items": [{"kind": "Sec'],
    ['is empty', ''],
    ['is of another kind', '{"kind": "Secret", "data": {}}'],
    ['has a Secret without data', '{"items": [{"kind": "Secret", "metadata": {"name": "nats"}}]}'],
    [
      'has a value that is no text',
      '{"items": [{"kind": "Secret", "metadata": {"name": "nats"}, "data": {"url": 1}}]}',
    ],
    ['is null', 'null'],
  ])('that its file %s', (_what, text) => {
    writeFileSync(folder.file('dev'), text);
    expect(refusal(['dev'])).toContain(`${folder.file('dev')} can not be read as Secrets`);
    expect(readFileSync(folder.file('dev'), 'utf8')).toBe(text);
  });

  it('that a folder can not be made, without waiting for ever, or has no name', () => {
    const inFolder = (name: string) => {
      const args = ['infra/secrets/main.mjs', 'dev', '--folder', name];
      return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: 10_000 });
    };
    for (const name of ['/proc/nothing/secrets', path.join(folder.path, 'file', 'secrets')]) {
      writeFileSync(path.join(folder.path, 'file'), '');
      expect(inFolder(name)).toMatchObject({ status: 1, stderr: expect.stringContaining('can not be') });
    }
    expect(inFolder('')).toMatchObject({ status: 1, stderr: expect.stringContaining('--folder is empty') });
  });

  it('that a key is empty, or was copied with what is no part of it, and keeps the one of before', () => {
    expect(refusal(['prod'], { ...THEIRS, STRIPE_KEY: '' })).toContain('STRIPE_KEY');
    folder.run(['prod'], THEIRS);
    const before = readFileSync(folder.file('prod'), 'utf8');
    expect(refusal(['prod'], { STRIPE_KEY: 'sk_live_…' })).toContain('no key has: STRIPE_KEY');
    expect(refusal(['prod'], { SENDGRID_API_KEY: 'SG.new\n' })).toContain('no key has: SENDGRID_API_KEY');
    folder.run(['prod'], { STRIPE_KEY: '' });
    expect(readFileSync(folder.file('prod'), 'utf8')).toBe(before);
  });
});
