import { patterns } from '../limits';
import { requestField } from '../request-field';
import { parseText } from './text';

/**
 * A field that must be an ObjectId in hex; it is read in lower case.
 *
 * @param label what the field is called in the message, "Ticket" say
 */
export const idField = (label: string) =>
  requestField<string, string>((value) => parseId(value, label), { $ref: '#/components/schemas/GivenId' });

function parseId(value: unknown, label: string): string {
  const text = parseText(value, label);
  if (!patterns.objectId.test(text)) throw new Error(`${label} must be an id: 24 hexadecimal digits`);
  return text.toLowerCase();
}
