export type PriceReading =
  /** Digits with up to two decimals after a point, as the API expects. */
  { kind: 'price'; price: string } | { kind: 'unclear'; message: string };

const NO_NUMBER = 'Write the price in figures, as in 12.50.';

/**
 * Parses a price with an optional currency symbol or code and grouped thousands: `£12.50`, `1,250.00`, `12,50`.
 *
 * @param currency ISO 4217 code of the shop's currency
 */
export function parsePrice(typed: string, currency: string): PriceReading {
  const amount = typed.replace(/[\s'’_]/g, '').replace(/[.,][-–—]$/, '');
  const { sign, number } = withoutSign(amount);
  if (!number) return unclear(amount ? NO_NUMBER : 'What does it cost? Write the price, as in 12.50.');
  if (sign && !signsOf(currency).includes(sign.toUpperCase())) {
    return unclear(`Prices here are in ${currency} (${signsOf(currency)[1] ?? currency}).`);
  }
  if (!/^[\d.,]+$/.test(number) || !/\d/.test(number)) return unclear(NO_NUMBER);
  return readNumber(number);
}

function readNumber(number: string): PriceReading {
  const grouped = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/.exec(number) ?? /^(\d{1,3}(?:\.\d{3})+),(\d*)$/.exec(number);
  // A comma before one or two digits is a decimal comma; before three digits it groups thousands.
  const plain = /^(\d*)[.,](\d{1,2})$/.exec(number);
  const [, whole, decimals = ''] = plain ?? grouped ?? [];
  if (whole === undefined) {
    return unclear('It is not clear which number this is. Write it without separators, as in 1250 or 12.50.');
  }
  if (decimals.length > 2) return unclear('A price has two decimals at most, as in 12.50.');
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '') || '0';
  return { kind: 'price', price: decimals ? `${digits}.${decimals}` : digits };
}

function withoutSign(amount: string): { sign: string; number: string } {
  const [, before = '', number = '', after = ''] =
    /^([\p{Sc}\p{L}]*)([^\p{Sc}\p{L}]*)([\p{Sc}\p{L}]*)$/u.exec(amount) ?? [];
  return { sign: before || after, number };
}

/** The code and the symbols of a currency. */
function signsOf(currency: string): string[] {
  const sign = new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(1)
    .find(({ type }) => type === 'currency')?.value;
  return [currency.toUpperCase(), ...(sign ? [sign.toUpperCase()] : [])];
}

const unclear = (message: string): PriceReading => ({ kind: 'unclear', message });
