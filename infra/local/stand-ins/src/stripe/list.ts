import { z } from 'zod';
import type { Table } from '../store';
import { invalidRequest, noSuch } from './errors';
import { form, integer, positiveInteger } from './params';

const range = z.strictObject({
  gt: integer.optional(),
  gte: integer.optional(),
  lt: integer.optional(),
  lte: integer.optional(),
});

const PAGE = {
  limit: positiveInteger.optional(),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
  created: z.union([integer.transform((created) => ({ gte: created, lte: created })), range]).optional(),
};

const MAX_LIMIT = 100;

/** The parameters of a list: its filters and those common to all lists. */
export function listForm<Shape extends z.ZodRawShape>(filters: Shape) {
  return form({ ...PAGE, ...filters });
}

type PageParams = z.infer<z.ZodObject<typeof PAGE>>;
type Range = z.infer<typeof range>;

interface Listed {
  readonly id: string;
  readonly created: number;
}

function within({ gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity }: Range, created: number): boolean {
  return created > gt && created >= gte && created < lt && created <= lte;
}

function indexOf(rows: readonly Listed[], noun: string, param: string, id: string): number {
  const index = rows.findIndex((row) => row.id === id);
  if (index === -1) throw noSuch(noun, id, param);
  return index;
}

/** One page of a table, newest first. */
export function list<Row extends Listed>(
  url: string,
  noun: string,
  table: Table<Row>,
  params: PageParams,
  wanted: (row: Row) => boolean = () => true,
): object {
  const limit = params.limit ?? 10;
  if (limit > MAX_LIMIT) throw invalidRequest(`Limit must be between 1 and ${MAX_LIMIT}`, { param: 'limit' });
  const newestFirst = [...table.values()].reverse();
  const after = params.starting_after;
  const before = params.ending_before;
  const start = after === undefined ? 0 : indexOf(newestFirst, noun, 'starting_after', after) + 1;
  const end = before === undefined ? newestFirst.length : indexOf(newestFirst, noun, 'ending_before', before);
  const matching = newestFirst
    .slice(start, end)
    .filter((row) => within(params.created ?? {}, row.created) && wanted(row));
  // Backwards, a page has the rows nearest to the one that it ends before.
  const data = before === undefined ? matching.slice(0, limit) : matching.slice(-limit);
  return { object: 'list', url, has_more: matching.length > data.length, data };
}
