import { readFileSync } from 'node:fs';
import { serviceNames } from '@ticketing/services';
import { readConfig as auth } from '../../auth/src/config';
import { readConfig as confirmation } from '../../confirmation/src/config';
import { readConfig as orders } from '../../orders/src/config';
import { readConfig as payments } from '../../payments/src/config';
import { readConfig as client } from '../../client/src/config';
import { ofKind, workload, type Manifest } from './support/manifest';
import { render } from './support/render';
import { generatedSecrets } from './support/secrets';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');

type ReadConfig = (env: NodeJS.ProcessEnv) => Record<string, unknown>;
const readConfigOf = (name: string): ReadConfig =>
  jest.requireActual<{ readConfig: ReadConfig }>(`../../${name}/src/config`).readConfig;
const secrets = { prod: generatedSecrets('prod'), dev: generatedSecrets('dev') };

/** The environment of a Deployment's container, with every reference followed. */
function environmentOf(manifests: Manifest[], name: string, values: Record<string, Record<string, string>>) {
  const [container] = workload(manifests, 'Deployment', `${name}-depl`).containers;
  const settings = ofKind(manifests, 'ConfigMap');
  const entries = (container?.env ?? []).map((variable) => {
    const { configMapKeyRef, secretKeyRef, fieldRef } = variable.valueFrom ?? {};
    const setting = settings.find(({ metadata }) => metadata.name === configMapKeyRef?.name);
    const value =
      variable.value ??
      (configMapKeyRef && setting?.data?.[configMapKeyRef.key]) ??
      (secretKeyRef && values[secretKeyRef.name]?.[secretKeyRef.key]) ??
      (fieldRef && `${name}-depl-5d4f8-x2x9z`);
    return [variable.name, value] as const;
  });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

describe.each(['prod', 'dev'] as const)('the environment of a service in %s', (overlay) => {
  needsKustomize.each(serviceNames)('is all that %s demands, and nothing that it does not read', (name) => {
    const environment = environmentOf(render(overlay), name, secrets[overlay]);
    const config = readConfigOf(name)(environment);
    const read = Object.keys(config);
    expect(read).toEqual(expect.arrayContaining(Object.keys(environment)));
  });

  needsKustomize('is all that the client demands, and nothing that it does not read', () => {
    const { HOSTNAME, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, ...environment } = environmentOf(
      render(overlay),
      'client',
      secrets[overlay],
    );
    // Next itself reads these.
    expect(HOSTNAME).toBe('0.0.0.0');
    expect(Buffer.from(NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '', 'base64')).toHaveLength(32);
    const config = client({ ...environment, NODE_ENV: 'production' });
    expect(Object.keys(config)).toEqual(
      expect.arrayContaining(Object.keys(environment).filter((key) => environment[key])),
    );
  });

  needsKustomize('gives every replica a name of its own on the bus', () => {
    const [container] = workload(render(overlay), 'Deployment', 'orders-depl').containers;
    const variable = container?.env.find(({ name }) => name === 'NATS_CLIENT_ID');
    expect(variable?.valueFrom?.fieldRef?.fieldPath).toBe('metadata.name');
  });
});

describe('a wrong environment', () => {
  needsKustomize('is found out by what is missing', () => {
    const { JWT_KEY, ...rest } = environmentOf(render('prod'), 'orders', secrets.prod);
    expect(JWT_KEY).toBeDefined();
    expect(() => orders(rest)).toThrow('JWT_KEY');
  });

  needsKustomize('leaves a service without sessions without the key that signs them', () => {
    for (const name of ['expiration', 'confirmation'] as const) {
      const environment = environmentOf(render('prod'), name, secrets.prod);
      expect(Object.keys(environment)).not.toContain('JWT_KEY');
      expect(readConfigOf(name)(environment).JWT_KEY).not.toBe(readConfigOf(name)(environment).JWT_KEY);
    }
  });

  needsKustomize('is found out by a variable that no service reads', () => {
    const environment = { ...environmentOf(render('prod'), 'orders', secrets.prod), EXPIRATION_WINDOW: '900' };
    expect(Object.keys(orders(environment))).not.toContain('EXPIRATION_WINDOW');
  });
});

describe('the settings', () => {
  needsKustomize('name the cluster of the bus as its server does', () => {
    const config = ofKind(render('prod'), 'ConfigMap').find(({ metadata }) => metadata.name.startsWith('nats-config'));
    expect(config?.data?.['nats.conf']).toContain('cluster_id: ticketing');
    expect(environmentOf(render('prod'), 'orders', secrets.prod)).toMatchObject({ NATS_CLUSTER_ID: 'ticketing' });
  });

  needsKustomize('limit sign-ups in production alone', () => {
    expect(auth(environmentOf(render('prod'), 'auth', secrets.prod))).toMatchObject({ SIGNUPS_PER_ADDRESS: 100 });
    expect(auth(environmentOf(render('dev'), 'auth', secrets.dev)).SIGNUPS_PER_ADDRESS).toBeUndefined();
  });

  needsKustomize('limit reservations in production, and nowhere else', () => {
    const limits = { RESERVATIONS_PER_BUYER: 6, RESERVATION_REPEATS: 3 };
    expect(orders(environmentOf(render('prod'), 'orders', secrets.prod))).toMatchObject(limits);
    const config = orders(environmentOf(render('dev'), 'orders', secrets.dev));
    expect([config.RESERVATIONS_PER_BUYER, config.RESERVATION_REPEATS]).toEqual([undefined, undefined]);
  });

  needsKustomize('limit declined cards in production', () => {
    const limits = { PAYMENT_DECLINES_PER_ORDER: '10', PAYMENT_DECLINES_PER_BUYER: '30' };
    expect(environmentOf(render('prod'), 'payments', secrets.prod)).toMatchObject(limits);
    expect(payments(environmentOf(render('dev'), 'payments', secrets.dev))).toMatchObject({
      PAYMENT_DECLINES_PER_ORDER: 10,
    });
  });

  needsKustomize('have the page for signing up ask for as long a password as auth does', () => {
    const minLength = (name: string) => environmentOf(render('prod'), name, secrets.prod).PASSWORD_MIN_LENGTH;
    expect([minLength('client'), minLength('auth')]).toEqual(['8', '8']);
  });

  needsKustomize('say where the shop is as its site does', () => {
    const site = readFileSync('infra/k8s/overlays/prod/site.yaml', 'utf8');
    const { PUBLIC_URL } = confirmation(environmentOf(render('prod'), 'confirmation', secrets.prod));
    expect(site).toContain(`host: ${new URL(PUBLIC_URL ?? '').host}\n`);
  });

  needsKustomize('let cookies travel without TLS in development alone', () => {
    expect(environmentOf(render('prod'), 'auth', secrets.prod)).toMatchObject({ NODE_ENV: 'production' });
    expect(environmentOf(render('dev'), 'auth', secrets.dev)).toMatchObject({ NODE_ENV: 'development' });
  });
});
