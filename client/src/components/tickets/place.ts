import type { Ticket } from '../../backend/types';

type Place = Pick<Ticket, 'section' | 'row' | 'seats'>;

/** Where in the venue it is: "Section Stalls, row C, seats 12, 13 and 14". Undefined without any of these. */
export function placeOf({ section, row, seats }: Place): string | undefined {
  const parts = [
    section && `section ${section}`,
    row && `row ${row}`,
    seats && seats.length > 0 && `${seats.length === 1 ? 'seat' : 'seats'} ${listOf(seats)}`,
  ].filter((part) => typeof part === 'string');
  const words = parts.join(', ');
  return words === '' ? undefined : words.charAt(0).toUpperCase() + words.slice(1);
}

const listOf = (words: string[]): string => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
