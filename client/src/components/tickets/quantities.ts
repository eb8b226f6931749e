import type { Ticket } from '../../backend/types';

/** The numbers of tickets that a buyer can ask for. The API decides, and knows more: who else reserves at this moment. */
export function quantitiesOf({
  quantity,
  split,
  available,
}: Pick<Ticket, 'quantity' | 'split' | 'available'>): number[] {
  if (split === 'none') return available === quantity ? [quantity] : [];
  const all = Array.from({ length: available }, (_, index) => index + 1);
  return split === 'no-single' ? all.filter((wanted) => available - wanted !== 1) : all;
}

/** "1 ticket", "3 tickets" */
export const countOf = (count: number, noun = 'ticket'): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
