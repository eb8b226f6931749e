import { expectStatus, Person } from '@ticketing/test-driver/person';
import type { Random } from '@ticketing/test-driver/random';

const SIZE = 40;
const AT_ONCE = 4;
/** Sessions last 15 minutes; after this time a session is refreshed first, as the browser does it. */
const RENEW_AFTER_MS = 8 * 60_000;

interface Visitor {
  person: Person;
  renewedAt: number;
}

/** The people who use the marketplace: a constant number, whose members change. */
export class Crowd {
  private readonly visitors: Visitor[] = [];

  private constructor(
    readonly gateway: string,
    private readonly random: Random,
  ) {}

  static async gather(gateway: string, random: Random): Promise<Crowd> {
    const crowd = new Crowd(gateway, random);
    while (crowd.visitors.length < SIZE) {
      const people = await Promise.all(Array.from({ length: AT_ONCE }, () => Person.signedUp(gateway)));
      crowd.visitors.push(...people.map((person) => ({ person, renewedAt: Date.now() })));
    }
    return crowd;
  }

  /** A random signed-in person. */
  async anyone(): Promise<Person> {
    const visitor = this.random.pick(this.visitors);
    if (Date.now() - visitor.renewedAt > RENEW_AFTER_MS) await this.renew(visitor);
    return visitor.person;
  }

  /** Refreshes a random session before its time. */
  async renewSession(): Promise<void> {
    await this.renew(this.random.pick(this.visitors));
  }

  /** Replaces the person who has been here longest. */
  join(person: Person): void {
    this.visitors.shift();
    this.visitors.push({ person, renewedAt: Date.now() });
  }

  private async renew(visitor: Visitor): Promise<void> {
    // Set before the answer, so that concurrent journeys do not refresh it as well.
    visitor.renewedAt = Date.now();
    expectStatus(200, await visitor.person.post('/api/users/refresh'));
  }
}
