import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { servicesOnBus, servicesWithStore } from '@ticketing/services';
import { SecretsFolder, THEIRS } from './support/secrets';

let folder: SecretsFolder;
beforeEach(() => (folder = new SecretsFolder()));
afterEach(() => folder.remove());

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

  it('refuses a step that does not come next', () => {
    folder.run(['prod'], THEIRS);
    expect(() => folder.run(['prod', '--rotate-jwt', 'switch'])).toThrow('introduce one first');
    folder.run(['prod', '--rotate-jwt', 'introduce']);
    expect(() => folder.run(['prod', '--rotate-jwt', 'introduce'])).toThrow('under way');
  });
});
