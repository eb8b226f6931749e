import { Types } from 'mongoose';
import { shownProjection, type ShownTicket } from '../models/present-ticket';
import type { TicketModel } from '../models/ticket';
import type { StoredTicket } from '../models/ticket-fields';
import type { Position } from './position';
import { sortKeys, sortOrders, type SortName } from './sort-orders';
import { gramsOf, isUnspaced } from './words';

export interface Search {
  sort: SortName;
  /** What the title must have, each at the beginning of a word or, where it is unspaced, anywhere inside; see `wordsOf`. */
  words: string[];
  /** The last ticket of the page before. */
  after?: Position | undefined;
}

/** A ticket as the list reads it: what is shown, and where it stands in each order. */
export type ListedTicket = ShownTicket & Pick<StoredTicket, 'sortDate' | 'createdAt'>;

/** Nothing is on sale for as long after its beginning: a day without a time zone is over 36 hours after it began in UTC. */
const LONGEST_MS = 48 * 60 * 60 * 1_000;

const projection = { ...shownProjection, sortDate: 1, createdAt: 1 };

/**
 * Finds tickets on sale, in order.
 *
 * @returns `limit` of them, or fewer at the end
 */
export async function findOnSale(
  tickets: TicketModel,
  search: Search,
  limit: number,
  now: Date,
): Promise<ListedTicket[]> {
  const { filter, order, index } = onSaleQuery(search, now);
  return tickets.collection
    .find<ListedTicket>(filter, { projection, sort: order, limit, ...(index && { hint: index }) })
    .toArray();
}

/**
 * The query for a search: MongoDB reads the index of the order, and neither sorts nor scans. Only where words are looked
 * for it may choose their index and sort what it finds, when that is less work.
 */
export function onSaleQuery({ sort, words, after }: Search, now: Date) {
  const order = sortKeys(sortOrders[sort]);
  const begun = new Date(now.getTime() - LONGEST_MS);
  const ahead = { sortDate: { $gt: begun }, onSaleUntil: { $gt: now } };
  const onSale = { listed: true, ...ahead, ...(words.length > 0 && withWords(words)) };
  const filter = after ? { $or: beyond(after).map((part) => ({ $and: [onSale, part] })) } : onSale;
  return { filter, order, index: words.length > 0 ? undefined : order };
}

/** So many parts of a word are looked for in the index: each is one more plan for MongoDB to weigh. */
const MOST_GRAMS = 8;

/** Words are letters, digits and marks alone, so there is nothing in them to escape. */
function withWords(words: string[]) {
  const unspaced = words.filter(isUnspaced);
  // Where all parts of a word are, the word itself need not be: that is seen in what the index found.
  const whole = unspaced.filter((word) => gramsOf(word).length > 2).map((word) => new RegExp(word));
  return {
    words: { $all: words.flatMap((word) => (isUnspaced(word) ? indexedParts(word) : new RegExp(`^${word}`))) },
    ...(whole.length > 0 && { unspaced: { $all: whole } }),
  };
}

function indexedParts(word: string): (string | RegExp)[] {
  const grams = gramsOf(word);
  // The last of them is a single character, with which others may begin.
  return grams.length === 1 ? [new RegExp(`^${word}`)] : grams.slice(0, -1).slice(0, MOST_GRAMS);
}

/** What stands behind a position, in two parts, which MongoDB reads one after the other however many ties there are. */
function beyond({ sort, at, id }: Position) {
  const { field, direction, ties } = sortOrders[sort];
  const value = field === 'price' ? at : new Date(at);
  return [{ [field]: value, _id: behind(ties, new Types.ObjectId(id)) }, { [field]: behind(direction, value) }];
}

const behind = <T>(direction: 1 | -1, value: T) => (direction === 1 ? { $gt: value } : { $lt: value });
