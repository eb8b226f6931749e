import { setTimeout as delay } from 'node:timers/promises';
import { Person } from './person';
import type { Stack } from './stack';

interface Kind {
  name: string;
  ask: (person: Person) => Promise<{ status: number }>;
  expected: number;
}

/** Something of every service, reads and writes; the web client's pages, too. */
const kinds: Kind[] = [
  { name: 'GET /', ask: (person) => person.get('/'), expected: 200 },
  { name: 'GET currentuser', ask: (person) => person.get('/api/users/currentuser'), expected: 200 },
  { name: 'POST signin', ask: (person) => person.post('/api/users/signin', {}), expected: 400 },
  { name: 'GET tickets', ask: (person) => person.get('/api/tickets?limit=5'), expected: 200 },
  { name: 'POST tickets', ask: (person) => person.post('/api/tickets', { title: 'Drop', price: 5 }), expected: 201 },
  { name: 'GET orders', ask: (person) => person.get('/api/orders'), expected: 200 },
  { name: 'POST orders', ask: (person) => person.post('/api/orders', {}), expected: 400 },
  { name: 'POST payments', ask: (person) => person.post('/api/payments', {}), expected: 400 },
];

const PAUSE_MS = 25;

/** People who go on using the marketplace while something is done to it, and what they were answered. */
export class Trickle {
  readonly failures: string[] = [];
  asked = 0;
  private readonly stopping = new AbortController();
  private readonly running: Promise<unknown>;

  private constructor(people: Person[]) {
    this.running = Promise.all(people.map((person, n) => this.repeat(person, kinds[n % kinds.length] ?? kinds[0])));
  }

  static async start(stack: Pick<Stack, 'gateway'>): Promise<Trickle> {
    return new Trickle(await Promise.all(kinds.map(() => Person.signedUp(stack.gateway))));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async repeat(person: Person, kind: Kind | undefined): Promise<void> {
    while (kind && !this.stopping.signal.aborted) {
      const outcome = await kind.ask(person).then(
        ({ status }) => String(status),
        (error: Error) => error.message,
      );
      this.asked += 1;
      if (outcome !== String(kind.expected)) this.failures.push(`${kind.name}: ${outcome}`);
      await delay(PAUSE_MS);
    }
  }
}
