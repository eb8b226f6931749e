import { limits } from '../limits';
import { parseLine } from './line';

/**
 * The title that a request gives, trimmed and otherwise as it is.
 *
 * @throws Error with what is wrong, in words for the user
 */
export const parseTitle = (value: unknown): string => parseLine(value, 'Title', limits.title.max);
