import { invalidRequest } from './errors';

/** The caller: the shop's server with the secret key, or a buyer's browser with the publishable key. */
export type Caller = 'secret' | 'publishable';

export interface ApiKeys {
  readonly secret: string;
  readonly publishable: string;
}

const NO_KEY =
  'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth ' +
  "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.";
const SECRET_KEY_REQUIRED =
  'This API call cannot be made with a publishable API key. Please use a secret API key. ' +
  'You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.';

/** The key follows `Bearer`, or is the user name of HTTP Basic. */
function keyIn(authorization: string): string {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(value, 'base64').toString().split(':')[0] ?? '';
}

function masked(key: string): string {
  return key.length > 12 ? `${key.slice(0, 8)}${'*'.repeat(key.length - 12)}${key.slice(-4)}` : '*'.repeat(key.length);
}

export function authenticate(keys: ApiKeys, authorization: string | undefined, publishableAllowed: boolean): Caller {
  const key = keyIn(authorization ?? '');
  if (key === '') throw invalidRequest(NO_KEY, { status: 401 });
  if (key === keys.secret) return 'secret';
  if (key !== keys.publishable) throw invalidRequest(`Invalid API Key provided: ${masked(key)}`, { status: 401 });
  if (!publishableAllowed) throw invalidRequest(SECRET_KEY_REQUIRED, { code: 'secret_key_required', status: 403 });
  return 'publishable';
}
