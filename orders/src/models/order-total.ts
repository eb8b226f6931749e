import type { Money } from '@ticketing/common';
import type { ReservedTicket } from './order';

/** What all tickets of an order cost. */
export const totalOf = ({ price, units }: Pick<ReservedTicket, 'price' | 'units'>): Money =>
  (price * units.length) as Money;
