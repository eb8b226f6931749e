/** The browser calls the stand-in with a publishable key, as it would call Stripe. */
const KEY = 'pk_test_local';

export interface Card {
  number: string;
  /** `MM / YY` */
  expiry: string;
  cvc: string;
}

export type CardField = keyof Card;

export type CardErrors = Partial<Record<CardField, string>>;

/** The card was rejected. The message is meant for the buyer. */
export class CardError extends Error {
  constructor(
    message: string,
    readonly field?: CardField,
  ) {
    super(message);
  }
}

interface ErrorBody {
  error: { type: string; message: string; param?: string; decline_code?: string };
}

const TEST_CARDS_ONLY = 'This shop is in test mode and takes no real card. Use one of the test cards.';

/** @returns the id of the payment method */
export async function createPaymentMethod({ number, expiry, cvc }: Card): Promise<string> {
  const [month = '', year = ''] = expiry.split('/').map((part) => part.trim());
  const { id } = await post<{ id: string }>('payment_methods', {
    type: 'card',
    'card[number]': number.replaceAll(' ', ''),
    'card[exp_month]': month,
    'card[exp_year]': year.length === 2 ? `20${year}` : year,
    'card[cvc]': cvc,
  });
  return id;
}

/** Completes or refuses the 3-D Secure authentication. @returns whether the payment succeeded */
export async function completeAuthentication(clientSecret: string, approved: boolean): Promise<boolean> {
  const intent = clientSecret.replace(/_secret_.*$/, '');
  const answer = approved ? 'confirm' : 'stand_in/refuse_authentication';
  const { status } = await post<{ status: string }>(`payment_intents/${intent}/${answer}`, {
    client_secret: clientSecret,
  });
  return status === 'succeeded';
}

async function post<T>(path: string, form: Record<string, string>): Promise<T> {
  const response = await fetch(`/stripe/v1/${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${KEY}` },
    body: new URLSearchParams(form),
  });
  const body = (await response.json()) as T | ErrorBody;
  if (typeof body === 'object' && body !== null && 'error' in body) throw errorOf(body);
  return body;
}

function errorOf({ error }: ErrorBody): Error {
  // The messages of other errors are for developers.
  if (error.type !== 'card_error') return new Error(error.message);
  if (error.decline_code === 'test_mode_live_card') return new CardError(TEST_CARDS_ONLY);
  return new CardError(error.message, fieldOf(error.param));
}

function fieldOf(param = ''): CardField | undefined {
  if (param.includes('number')) return 'number';
  if (param.includes('exp')) return 'expiry';
  return param.includes('cvc') ? 'cvc' : undefined;
}
