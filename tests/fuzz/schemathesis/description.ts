import type { Description } from '@ticketing/test-driver/contract';
import type { World } from '../world';

/** How often, of all ids that are drawn, one of a thing that there is. */
const KNOWN = 3;

/**
 * The description for a generator that cannot guess ids: each id may also be one that exists, and dates lie ahead, so
 * that what it draws gets past the first check. It says nothing that the API's own does not.
 */
export function withKnownThings(description: Description, { tickets, orders, users }: World): object {
  const known = [...Object.values(tickets), ...Object.values(orders).map(({ id }) => id), users.stranger];
  const { GivenId, ...schemas } = description.components.schemas;
  const id = { anyOf: [...Array.from({ length: KNOWN }, () => ({ enum: known })), GivenId] };
  return { ...description, components: { ...description.components, schemas: { ...schemas, GivenId: id } } };
}
