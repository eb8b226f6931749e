import type { ticketSorts } from '@ticketing/common';

/** The sorts of the list, each with an index. Equal values are sorted by the id, in the direction of `ties`. */
export const sorts = {
  date: { field: 'sortDate', direction: 1, ties: 1 },
  price: { field: 'price', direction: 1, ties: 1 },
  '-price': { field: 'price', direction: -1, ties: 1 },
  newest: { field: 'createdAt', direction: -1, ties: -1 },
} as const satisfies Record<SortName, object>;

export type SortName = (typeof ticketSorts)[number];
export type Sort = (typeof sorts)[SortName];

/** The keys of a sort, and of its index, for MongoDB. */
export const sortKeys = ({ field, direction, ties }: Sort): Record<string, 1 | -1> => ({
  [field]: direction,
  _id: ties,
});
