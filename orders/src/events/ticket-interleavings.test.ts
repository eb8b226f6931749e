import { OutOfOrderEventError, ticketCreated, ticketUpdated, type TicketCreated } from '@ticketing/common';
import { aTicketCreated, stopAll } from '@ticketing/common/testing';
import fc from 'fast-check';
import { startModels, type StartedModels } from '../testing/an-order';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { copyTicket } from './copy-ticket';

/** All versions of a ticket, some of them twice, in any order. */
const interleaving = fc
  .integer({ min: 0, max: 6 })
  .chain((last) => {
    const once = Array.from({ length: last + 1 }, (_, version) => version);
    return fc.subarray(once).chain((twice) => {
      const all = [...once, ...twice];
      return fc.shuffledSubarray(all, { minLength: all.length });
    });
  })
  .filter((versions) => versions.length > 0);

function versionsOf(versions: number[]): TicketCreated[] {
  const first = aTicketCreated();
  return versions.map((version) => ({ ...first, version, title: `Version ${version}`, price: 10 + version }));
}

const copyIn = async ({ tickets }: Pick<StartedModels, 'tickets'>, id: string) => tickets.findById(id).lean();
const newest = (events: TicketCreated[]) => Math.max(...events.map(({ version }) => version));

describe('the copy of a ticket whose events arrive in any order', () => {
  let models: StartedModels;
  beforeAll(async () => {
    models = await startModels();
  });
  afterAll(() => models.stop());

  it('never skips a version, never goes back, and ends at the newest', async () => {
    await fc.assert(
      fc.asyncProperty(interleaving, async (versions) => {
        const events = versionsOf(versions);
        let known = -1;
        for (const waiting = [...events]; waiting.length > 0;) {
          const event = waiting.shift() as TicketCreated;
          await copyTicket(models.tickets, event).catch((error: unknown) => {
            if (!(error instanceof OutOfOrderEventError)) throw error;
            waiting.push(event);
          });
          const copy = await copyIn(models, event.id);
          const version = copy?.version ?? -1;
          expect([known, known + 1]).toContain(version);
          if (copy) expect(copy).toMatchObject({ title: `Version ${version}`, price: (10 + version) * 100 });
          known = version;
        }
        expect(known).toBe(newest(events));
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe('two replicas that receive the events of a ticket at the same time', () => {
  let replicas: [StartedOrders, StartedOrders];
  beforeAll(async () => {
    const first = await startOrders();
    replicas = [first, await startOrders({ env: first.environment })];
  });
  afterAll(stopAll);

  it('end with the newest version', async () => {
    await fc.assert(
      fc.asyncProperty(interleaving, fc.infiniteStream(fc.boolean()), async (versions, choice) => {
        const events = versionsOf(versions);
        const deliveries = events.map((event) => {
          const { bus } = choice.next().value ? replicas[0] : replicas[1];
          return bus.deliver(event.version === 0 ? ticketCreated : ticketUpdated, event);
        });
        await Promise.all(deliveries);
        const tickets = replicas[0].mongo.connection.model('Ticket') as unknown as StartedModels['tickets'];
        const id = events[0]?.id ?? '';
        const version = newest(events);
        expect(await copyIn({ tickets }, id)).toMatchObject({ version, title: `Version ${version}` });
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});
