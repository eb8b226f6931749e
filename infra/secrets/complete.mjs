import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { servicesOnBus, servicesWithStore } from '../services/services.js';

/**
 * 192 bits in 49 characters; HS256 requires 32. Letters and digits need no escapes in an address; the first is a letter,
 * since NATS would parse "12k" as a number.
 */
const generate = () => `s${randomBytes(24).toString('hex')}`;

/** The keys of the bucket that backups are copied to, where there is one. */
const BUCKET_KEYS = ['BACKUP_ACCESS_KEY_ID', 'BACKUP_SECRET_ACCESS_KEY'];
/** Empty, the web client shows the form of Stripe's stand-in. */
const MAY_BE_EMPTY = ['STRIPE_PUBLISHABLE_KEY'];
/** What a key consists of. White space and an ellipsis come from copying. */
const KEY = /^[\x21-\x7e]*$/;
/** The directive of redis.conf. */
const REQUIRE = 'requirepass ';

/** The keys of the Stripe and SendGrid stand-ins, for development. */
const STAND_INS = {
  STRIPE_KEY: 'sk_test_local',
  STRIPE_PUBLISHABLE_KEY: '',
  SENDGRID_API_KEY: 'SG.local',
};

/**
 * Completes the Secrets of an environment: our own keys and passwords are generated, those of external services are taken
 * from `env`.
 *
 * @param found the existing Secrets by name, each an object of its keys
 * @returns all Secrets and the new keys ("jwt-secret/JWT_KEY")
 * @throws Error that names every missing or unusable variable
 */
export function complete(found, environment, env) {
  const secrets = structuredClone(found);
  const added = [];
  const missing = [];
  const unusable = [];
  const put = (name, key, value) => {
    secrets[name] ??= {};
    if (secrets[name][key] === undefined) {
      secrets[name][key] = value();
      added.push(`${name}/${key}`);
    }
    return secrets[name][key];
  };
  const given = (name, key) => {
    const own = env[key] === '' && !MAY_BE_EMPTY.includes(key) ? undefined : env[key];
    if (own !== undefined && !KEY.test(own)) unusable.push(key);
    // A key of the environment replaces a stored one.
    if (own !== undefined && secrets[name]?.[key] !== own) delete secrets[name]?.[key];
    const value = own ?? (environment === 'dev' ? STAND_INS[key] : undefined);
    if (value !== undefined) put(name, key, () => value);
    else if (secrets[name]?.[key] === undefined) missing.push(key);
  };

  put('jwt-secret', 'JWT_KEY', generate);
  put('mail-token-secret', 'MAIL_TOKEN_KEY', generate);
  put('client-secret', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', () => randomBytes(32).toString('base64'));
  given('stripe-secret', 'STRIPE_KEY');
  given('stripe-secret', 'STRIPE_PUBLISHABLE_KEY');
  if (environment === 'dev') put('stripe-secret', 'STRIPE_WEBHOOK_SECRET', () => `whsec_${generate()}`);
  else given('stripe-secret', 'STRIPE_WEBHOOK_SECRET');
  given('sendgrid-secret', 'SENDGRID_API_KEY');
  if (environment === 'dev') putWebhookKeys(secrets, put);
  else if (env.SENDGRID_WEBHOOK_KEY !== undefined) given('sendgrid-secret', 'SENDGRID_WEBHOOK_KEY');
  if (BUCKET_KEYS.some((key) => env[key] !== undefined)) BUCKET_KEYS.forEach((key) => given('backup-bucket', key));
  putStores(secrets, put);

  if (unusable.length > 0)
    throw new Error(`These have white space or other characters that no key has: ${unusable.join(', ')}`);
  if (missing.length > 0) throw new Error(`Set these in the environment and try again: ${missing.join(', ')}`);
  return { secrets, added };
}

/** What the stand-in for SendGrid signs with, and what confirmation checks that by: the halves of one pair. */
function putWebhookKeys(secrets, put) {
  const name = 'sendgrid-secret';
  const privateEncoding = { format: 'der', type: 'pkcs8' };
  const publicEncoding = { format: 'der', type: 'spki' };
  const newPrivateKey = () =>
    generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export(privateEncoding);
  if (secrets[name]?.SENDGRID_WEBHOOK_PRIVATE_KEY === undefined) delete secrets[name]?.SENDGRID_WEBHOOK_KEY;
  const key = put(name, 'SENDGRID_WEBHOOK_PRIVATE_KEY', () => newPrivateKey().toString('base64'));
  const publicKey = () =>
    createPublicKey({ key: Buffer.from(key, 'base64'), ...privateEncoding }).export(publicEncoding);
  put(name, 'SENDGRID_WEBHOOK_KEY', () => publicKey().toString('base64'));
}

/** The password of each store and its address with the password: a managed store only needs another address. */
function putStores(secrets, put) {
  /** The address of the store's Service. Replaces one with the pod's name, as older versions wrote it. */
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
  // The password of the streaming server and a user for each service.
  put('nats', 'server-password', generate);
  for (const service of servicesOnBus()) {
    const password = put(`${service}-nats`, 'password', generate);
    put(`${service}-nats`, 'url', () => `nats://${service}:${password}@nats-stable:4222`);
  }
}
