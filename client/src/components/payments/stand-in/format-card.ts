/** Groups the digits by four. */
export const formatCardNumber = (typed: string): string =>
  typed
    .replace(/\D/g, '')
    .slice(0, 19)
    .replace(/(\d{4})(?=\d)/g, '$1 ');

/** Formats as `MM / YY`. A first digit above 1 is a complete month. */
export function formatExpiry(typed: string): string {
  const digits = typed.replace(/\D/g, '').replace(/^([2-9])/, '0$1');
  const [month, year] = [digits.slice(0, 2), digits.slice(2, 4)];
  return year ? `${month} / ${year}` : month;
}

export const formatCvc = (typed: string): string => typed.replace(/\D/g, '').slice(0, 4);
