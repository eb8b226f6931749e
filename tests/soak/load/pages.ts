import { expectStatus, type Person } from '@ticketing/test-driver/person';

/** Looks at a page as a browser would ask for it, rendered on the server. */
export async function open(person: Person, path: string): Promise<void> {
  expectStatus(200, await person.get<string>(path));
}
