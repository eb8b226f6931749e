import { InvalidInputError, isDay, endsAt } from '@ticketing/common';
import type { TicketDetails } from '@ticketing/common/contracts';

/**
 * Checks that the event is not over.
 *
 * @param present the date that the ticket has already, which it may keep
 * @throws InvalidInputError when it is over
 */
export function requireDateAhead({ date, timeZone }: TicketDetails, now: Date, present?: string): void {
  if (date === undefined || date === present || endsAt(date, timeZone) > now) return;
  const over = isDay(date)
    ? `this day is over${timeZone === undefined ? '' : ` in ${timeZone}`}`
    : 'this moment is past';
  throw new InvalidInputError([{ message: `Date must lie ahead: ${over}`, field: 'date' }]);
}
