import { ticketSorts } from '@ticketing/common';
import { stopAll } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { openTickets, startTickets } from '../testing/start-tickets';
import type { SortName } from './sorts';
import { onSaleQuery, type Search } from './tickets-on-sale';

interface Stage {
  stage: string;
  inputStage?: Stage;
  inputStages?: Stage[];
}

interface Explained {
  queryPlanner: { winningPlan: Stage };
  executionStats: { totalKeysExamined: number; totalDocsExamined: number };
}

let database: Awaited<ReturnType<typeof openTickets>>;
const now = new Date('2027-06-01T12:00:00Z');
const STORED = 20_000;
const PAGE = 51;

beforeAll(async () => {
  const { env } = await startTickets();
  database = await openTickets(env);
  await database.tickets.collection.insertMany(Array.from({ length: STORED }, (_, n) => aStoredTicket(n)));
});
afterAll(async () => {
  await stopAll();
  await database.close();
});

/** Every second ticket has no date and the same price: pages in the middle meet many equal values. */
function aStoredTicket(n: number) {
  const plain = n % 2 === 0;
  const sortDate = plain ? new Date(8.64e15) : new Date(now.getTime() + (n + 1) * 1_000);
  return {
    _id: new Types.ObjectId(),
    price: plain ? 500 : 100 + n,
    sortDate,
    onSaleUntil: sortDate,
    createdAt: new Date(now.getTime() - (plain ? 0 : n)),
    words: ['concert', `number${n}`, ...(n % 1_000 === 1 ? ['東京', '京ド', 'ド'] : ['東都', '都'])],
    unspaced: [n % 1_000 === 1 ? '東京ド' : '東都'],
    listed: n % 10 !== 0,
  };
}

const stagesOf = ({ stage, inputStage, inputStages = [] }: Stage): string[] => [
  stage,
  ...[...(inputStage ? [inputStage] : []), ...inputStages].flatMap(stagesOf),
];

async function explain(search: Search, tickets = database.tickets) {
  const { filter, sort, index } = onSaleQuery(search, now);
  const options = { sort, limit: PAGE, ...(index && { hint: index }) };
  const explained = await tickets.collection.find(filter, options).explain('executionStats');
  const { queryPlanner, executionStats } = explained as unknown as Explained;
  return { stages: stagesOf(queryPlanner.winningPlan), ...executionStats };
}

/** A cursor in the middle of the tickets with the same price and no date. */
async function amidTies(sort: SortName) {
  const filter = { listed: true, price: 500 };
  const [ticket] = await database.tickets.collection.find(filter).sort({ _id: 1 }).skip(5_000).limit(1).toArray();
  const at = { date: 8.64e15, price: 500, '-price': 500, newest: now.getTime() }[sort];
  return { sort, at, id: String(ticket?._id) };
}

describe.each(ticketSorts)('a page of the list by %s, with thousands of tickets stored', (sort) => {
  it('is read from the index of its sort, without sorting or scanning', async () => {
    const { stages, totalDocsExamined, totalKeysExamined } = await explain({ sort, words: [] });
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
    expect(stages).not.toContain('COLLSCAN');
    expect(Math.max(totalDocsExamined, totalKeysExamined)).toBeLessThanOrEqual(PAGE + 2);
  });

  it('starts where the previous page ended, also within thousands of equal values', async () => {
    const { stages, totalDocsExamined, totalKeysExamined } = await explain({
      sort,
      words: [],
      after: await amidTies(sort),
    });
    expect(stages).not.toContain('SORT');
    expect(stages).not.toContain('COLLSCAN');
    expect(Math.max(totalDocsExamined, totalKeysExamined)).toBeLessThanOrEqual(PAGE + 4);
  });

  it.each(['concert', 'number777', 'nothing', '東', '東京', '東京ド'])(
    'never scans the collection for %j',
    async (word) => {
      expect((await explain({ sort, words: [word] })).stages).not.toContain('COLLSCAN');
      expect((await explain({ sort, words: [word], after: await amidTies(sort) })).stages).not.toContain('COLLSCAN');
    },
  );
});

describe('a page of the list by price', () => {
  it('is not sorted when few tickets lie ahead, for which MongoDB would prefer another index', async () => {
    const { env } = await startTickets();
    const { tickets, close } = await openTickets(env);
    const past = Array.from({ length: 2_000 }, (_, n) => ({
      ...aStoredTicket(n),
      listed: true,
      sortDate: new Date(n),
      onSaleUntil: new Date(n),
    }));
    await tickets.collection.insertMany([...past, { ...aStoredTicket(0), listed: true }]);
    const { stages } = await explain({ sort: 'price', words: [] }, tickets);
    expect(stages).not.toContain('SORT');
    await close();
  });
});

describe('a search', () => {
  it('for a rare word reads only the tickets that have it', async () => {
    const { totalDocsExamined } = await explain({ sort: 'date', words: ['number777'] });
    expect(totalDocsExamined).toBeLessThan(30);
  });

  it.each(['東京', '京ド', '東京ド', 'ド'])(
    'for %s, inside a word, reads only the tickets that have it',
    async (word) => {
      const { stages, totalDocsExamined } = await explain({ sort: 'date', words: [word] });
      expect(stages).not.toContain('COLLSCAN');
      expect(totalDocsExamined).toBeLessThan(60);
    },
  );
});
