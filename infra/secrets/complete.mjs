import { randomBytes } from 'node:crypto';
import { servicesOnBus, servicesWithStore } from '../services/services.js';

/**
 * 192 bits in 49 characters, and HS256 asks for 32. Letters and digits, a letter first: NATS would take "12k" for a
 * number, and an address needs no escapes.
 */
const generate = () => `s${randomBytes(24).toString('hex')}`;

/** The keys of the bucket that backups are copied to, where there is one. */
const BUCKET_KEYS = ['BACKUP_ACCESS_KEY_ID', 'BACKUP_SECRET_ACCESS_KEY'];
/** As a line of redis.conf says it. */
const REQUIRE = 'requirepass ';

/** The keys of the stand-ins for Stripe and SendGrid, which development uses. */
const STAND_INS = {
  STRIPE_KEY: 'sk_test_local',
  // Without one the web client shows the stand-in's own form.
  STRIPE_PUBLISHABLE_KEY: '',
  SENDGRID_API_KEY: 'SG.local',
};

/**
 * Adds what is missing to the Secrets of an environment: keys and passwords of our own are generated, those of others
 * taken from `env`.
 *
 * @param found the Secrets as they are, by name, each an object of its keys
 * @returns all Secrets, and the keys that are new ("jwt-secret/JWT_KEY")
 * @throws Error that names every variable that is missing
 */
export function complete(found, environment, env) {
  const secrets = structuredClone(found);
  const added = [];
  const missing = [];
  const put = (name, key, value) => {
    secrets[name] ??= {};
    if (secrets[name][key] === undefined) {
      secrets[name][key] = value();
      added.push(`${name}/${key}`);
    }
    return secrets[name][key];
  };
  const given = (name, key) => {
    // A provider's key can be replaced, so the environment wins over what is there.
    if (env[key] !== undefined && secrets[name]?.[key] !== env[key]) delete secrets[name]?.[key];
    const value = env[key] ?? (environment === 'dev' ? STAND_INS[key] : undefined);
    if (value !== undefined) put(name, key, () => value);
    else if (secrets[name]?.[key] === undefined) missing.push(key);
  };

  put('jwt-secret', 'JWT_KEY', generate);
  put('client-secret', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', () => randomBytes(32).toString('base64'));
  given('stripe-secret', 'STRIPE_KEY');
  given('stripe-secret', 'STRIPE_PUBLISHABLE_KEY');
  if (environment === 'dev') put('stripe-secret', 'STRIPE_WEBHOOK_SECRET', () => `whsec_${generate()}`);
  else given('stripe-secret', 'STRIPE_WEBHOOK_SECRET');
  given('sendgrid-secret', 'SENDGRID_API_KEY');
  if (BUCKET_KEYS.some((key) => env[key] !== undefined)) BUCKET_KEYS.forEach((key) => given('backup-bucket', key));
  putStores(secrets, put);

  if (missing.length > 0) throw new Error(`Set these in the environment and try again: ${missing.join(', ')}`);
  return { secrets, added };
}

/** A store's password, and the address with the password in it: a managed store needs another address, no more. */
function putStores(secrets, put) {
  /** The address at a Service of ours. One at the pod's own name, which older versions wrote, is replaced. */
  const putAddress = (name, key, at) => {
    if (secrets[name]?.[key] === at(name)) delete secrets[name][key];
    put(name, key, () => at(`${name}-stable`));
  };
  for (const service of servicesWithStore('mongo')) {
    const name = `${service}-mongo`;
    put(name, 'root-password', generate);
    const password = put(name, 'password', generate);
    // For the component mongo-replica-set: what its members know each other by, and all of them in one address.
    put(name, 'replica-set-key', generate);
    const members = [0, 1, 2].map((member) => `${name}-${member}.${name}:27017`).join(',');
    put(name, 'replica-set-uri', () => `mongodb://${service}:${password}@${members}/${service}?replicaSet=${name}`);
    putAddress(name, 'uri', (host) => `mongodb://${service}:${password}@${host}:27017/${service}`);
  }
  for (const service of servicesWithStore('redis')) {
    const name = `${service}-redis`;
    const config = put(name, 'password.conf', () => `${REQUIRE}${generate()}\n`);
    putAddress(name, 'url', (host) => `redis://:${config.slice(REQUIRE.length).trim()}@${host}:6379`);
  }
  // The streaming server's own, and a user for each service.
  put('nats', 'server-password', generate);
  for (const service of servicesOnBus()) {
    const password = put(`${service}-nats`, 'password', generate);
    put(`${service}-nats`, 'url', () => `nats://${service}:${password}@nats-stable:4222`);
  }
}
