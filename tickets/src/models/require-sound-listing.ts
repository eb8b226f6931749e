import { InvalidInputError, limits, toMoney, toPrice, type Money } from '@ticketing/common';
import type { TicketDetails } from '@ticketing/common/contracts';
import type { TicketFields } from './ticket-fields';

type Checked = Pick<TicketDetails, 'price' | 'quantity' | 'seats' | 'faceValue'>;
type Present = Pick<TicketFields, 'quantity' | 'seats' | 'faceValue'>;

const LARGEST_CHARGE = toMoney(limits.price.max);

/**
 * Checks what single fields can't tell.
 *
 * @param details what a request gives; what it leaves out stays as it is in `present`
 * @param capPercent the highest price, as a share of the face value; undefined where prices are not capped
 * @throws InvalidInputError with every problem
 */
export function requireSoundListing(details: Checked, capPercent: number | undefined, present: Present = {}): void {
  const { quantity = present.quantity ?? 1, seats = present.seats, faceValue = present.faceValue, price } = details;
  const problems = [];
  if (price * quantity > LARGEST_CHARGE) {
    problems.push({ message: `${quantity} tickets at this price come to more than 999,999.99`, field: 'price' });
  }
  if (seats && seats.length !== quantity) {
    problems.push({ message: `Seats must be as many as the tickets: ${quantity}`, field: 'seats' });
  }
  if (capPercent !== undefined) problems.push(...problemsOfCap(price, faceValue ?? undefined, capPercent));
  if (problems.length > 0) throw new InvalidInputError(problems);
}

function problemsOfCap(price: Money, faceValue: Money | undefined, capPercent: number) {
  if (faceValue === undefined) return [{ message: 'Face value is required', field: 'faceValue' }];
  const highest = Math.floor((faceValue * capPercent) / 100) as Money;
  if (price <= highest) return [];
  const message = `Price must be at most ${toPrice(highest).toFixed(2)}, ${capPercent} % of the face value`;
  return [{ message, field: 'price' }];
}
