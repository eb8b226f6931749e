import { invalidRequest } from './errors';
import type { Ledger } from './ledger';

type Fields = Record<string, unknown>;

function lookUp(ledger: Ledger, field: string, id: string): object | undefined {
  switch (field) {
    case 'latest_charge':
    case 'charge':
      return ledger.charges.get(id);
    case 'payment_intent':
      return ledger.intents.get(id);
    case 'payment_method':
      return ledger.paymentMethods.get(id);
    default:
      return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function expandPath(ledger: Ledger, object: object, [field = '', ...rest]: readonly string[]): object {
  const held = (object as Fields)[field];
  if (field === 'data' && Array.isArray(held)) {
    return { ...object, data: held.map((item: object) => expandPath(ledger, item, rest)) };
  }
  if (held === null) return object;
  const found = isObject(held) ? held : typeof held === 'string' ? lookUp(ledger, field, held) : undefined;
  if (!found) throw invalidRequest(`This property cannot be expanded (${field}).`, { param: 'expand' });
  return { ...object, [field]: rest.length > 0 ? expandPath(ledger, found, rest) : found };
}

/** Replaces ids by their objects, as requested by `expand[]=latest_charge` or `expand[]=data.latest_charge`. */
export function expand(ledger: Ledger, object: object, expansions: readonly string[]): object {
  return expansions.reduce((expanded, expansion) => expandPath(ledger, expanded, expansion.split('.')), object);
}
