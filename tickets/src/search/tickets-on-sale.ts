import { Types } from 'mongoose';
import { shownProjection, type ShownTicket } from '../presenters/present-ticket';
import { sellsKeys } from '../models/listing';
import type { TicketModel } from '../models/ticket';
import type { StoredTicket } from '../models/ticket-fields';
import type { Cursor } from './cursor';
import { sortKeys, sorts, type SortName } from './sorts';
import { gramsOf, isUnspaced } from './words';

export interface Search {
  sort: SortName;
  /** The title has each of them at the start of a word, or anywhere in a word without spaces; see `wordsOf`. */
  words: string[];
  /** How many have to be sold together. */
  quantity?: number | undefined;
  /** The end of the previous page. */
  after?: Cursor | undefined;
}

/** A ticket as the list reads it: the fields that are shown, and the values of the sorts. */
export type ListedTicket = ShownTicket & Pick<StoredTicket, 'sortDate' | 'createdAt'>;

/** Every ticket is past 48 hours after its start: a day without a time zone ends 36 hours after its start in UTC. */
const LONGEST_MS = 48 * 60 * 60 * 1_000;

const projection = { ...shownProjection, sortDate: 1, createdAt: 1 };

/** Finds the next tickets on sale of a search, at most `limit`. */
export async function findOnSale(
  tickets: TicketModel,
  search: Search,
  limit: number,
  now: Date,
): Promise<ListedTicket[]> {
  const { filter, sort, index } = onSaleQuery(search, now);
  return tickets.collection
    .find<ListedTicket>(filter, { projection, sort, limit, ...(index && { hint: { ...index } }) })
    .toArray();
}

/**
 * The query of a search. MongoDB reads the index of the sort, and neither sorts nor scans. Only with words may it choose
 * their index instead, and sort the result.
 */
export function onSaleQuery({ sort: name, words, quantity, after }: Search, now: Date) {
  const sort = sortKeys(sorts[name]);
  const started = new Date(now.getTime() - LONGEST_MS);
  const ahead = { sortDate: { $gt: started }, onSaleUntil: { $gt: now } };
  const onSale = { listed: true, ...ahead, ...selling(quantity), ...(words.length > 0 && withWords(words)) };
  const filter = after ? { $or: afterCursor(after).map((part) => ({ $and: [onSale, part] })) } : onSale;
  const index = quantity !== undefined && quantity > 1 ? sellsKeys(sorts[name]) : sort;
  return { filter, sort, index: words.length > 0 ? undefined : index };
}

/** A listing of several says which numbers it sells; any other sells one. */
function selling(quantity: number | undefined) {
  if (quantity === undefined) return {};
  return quantity > 1 ? { several: true, sells: quantity } : { $nor: [{ several: true, sells: { $ne: 1 } }] };
}

/** How many parts of a word are searched in the index: each adds a plan that MongoDB has to compare. */
const MOST_GRAMS = 8;

/** Words consist of letters, digits and marks, and need no escaping in a RegExp. */
function withWords(words: string[]) {
  const unspaced = words.filter(isUnspaced);
  // A title can have all parts of a word without the word: the results of the index are compared with the whole word.
  const whole = unspaced.filter((word) => gramsOf(word).length > 2).map((word) => new RegExp(word));
  return {
    words: { $all: words.flatMap((word) => (isUnspaced(word) ? indexedParts(word) : new RegExp(`^${word}`))) },
    ...(whole.length > 0 && { unspaced: { $all: whole } }),
  };
}

function indexedParts(word: string): (string | RegExp)[] {
  const grams = gramsOf(word);
  // The last part is a single character, which may also be the start of other parts.
  return grams.length === 1 ? [new RegExp(`^${word}`)] : grams.slice(0, -1).slice(0, MOST_GRAMS);
}

/** The tickets after a cursor, as two conditions, each of which MongoDB reads from the index: equal and later values. */
function afterCursor({ sort, at, id }: Cursor) {
  const { field, direction, ties } = sorts[sort];
  const value = field === 'price' ? at : new Date(at);
  return [{ [field]: value, _id: afterValue(ties, new Types.ObjectId(id)) }, { [field]: afterValue(direction, value) }];
}

const afterValue = <T>(direction: 1 | -1, value: T) => (direction === 1 ? { $gt: value } : { $lt: value });
