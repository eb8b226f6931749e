import { parsePrice } from '../../format/parse-price';
import { formatPrice, fromMinorUnits, toMinorUnits } from '../../format/price';
import type { TicketValues } from './ticket-values';

/**
 * The most that a seller may ask, beside the price.
 *
 * @param capPercent the highest price, as a share of the face value; undefined where prices are not capped
 */
export function capHint({ faceValue }: Pick<TicketValues, 'faceValue'>, currency: string, capPercent?: number) {
  if (capPercent === undefined) return undefined;
  const read = parsePrice(faceValue, currency);
  if (read.kind !== 'price') return `You may ask at most ${capPercent} % of the face value.`;
  const most = fromMinorUnits(Math.floor((toMinorUnits(Number(read.price)) * capPercent) / 100));
  return `You may ask at most ${formatPrice(most, currency)}.`;
}
