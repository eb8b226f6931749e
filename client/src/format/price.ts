const formats = new Map<string, Intl.NumberFormat>();

export const formatPrice = (price: number, currency: string): string => formatOf(currency).format(price);

/** "£", "CHF" */
export const currencySymbol = (currency: string): string =>
  formatOf(currency)
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency;

/** Cached: creating a format costs a hundred times as much as using it. */
function formatOf(currency: string): Intl.NumberFormat {
  let format = formats.get(currency);
  if (!format) formats.set(currency, (format = new Intl.NumberFormat('en-GB', { style: 'currency', currency })));
  return format;
}

/** Rounded, because of binary floating point: 19.99 × 100 is not an integer. */
export const toMinorUnits = (price: number): number => Math.round(price * 100);

export const fromMinorUnits = (amount: number): number => amount / 100;
