/** The stand-in for Stripe, as a browser calls Stripe: with the publishable key, and never through the shop's server. */
const KEY = 'pk_test_local';

export interface Card {
  number: string;
  /** `MM / YY` */
  expiry: string;
  cvc: string;
}

export type CardField = keyof Card;

export class CardError extends Error {
  constructor(
    message: string,
    /** The input that it is about. */
    readonly field?: CardField,
  ) {
    super(message);
  }
}

/** @returns the id of the payment method that now stands for the card */
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

/** What the buyer tells the bank. @returns whether the bank has paid */
export async function answerBank(clientSecret: string, agreed: boolean): Promise<boolean> {
  const intent = clientSecret.replace(/_secret_.*$/, '');
  const answer = agreed ? 'confirm' : 'stand_in/refuse_authentication';
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
  const body = (await response.json()) as T | { error: { message: string; param?: string } };
  if (typeof body === 'object' && body !== null && 'error' in body) {
    throw new CardError(body.error.message, fieldOf(body.error.param));
  }
  return body;
}

function fieldOf(param = ''): CardField | undefined {
  if (param.includes('number')) return 'number';
  if (param.includes('exp')) return 'expiry';
  return param.includes('cvc') ? 'cvc' : undefined;
}
