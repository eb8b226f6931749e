import type { ticketSorts } from '@ticketing/common';

/** The orders that the list can have. Each has an index of its own; `ties` is the direction in which the id breaks them. */
export const sortOrders = {
  date: { field: 'sortDate', direction: 1, ties: 1 },
  price: { field: 'price', direction: 1, ties: 1 },
  '-price': { field: 'price', direction: -1, ties: 1 },
  newest: { field: 'createdAt', direction: -1, ties: -1 },
} as const satisfies Record<SortName, object>;

export type SortName = (typeof ticketSorts)[number];
export type SortOrder = (typeof sortOrders)[SortName];

/** The order as MongoDB takes it: for a sort, and for the index that serves it. */
export const sortKeys = ({ field, direction, ties }: SortOrder): Record<string, 1 | -1> => ({
  [field]: direction,
  _id: ties,
});
