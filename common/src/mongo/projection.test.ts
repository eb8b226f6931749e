import fc from 'fast-check';
import { Schema, Types, type Model } from 'mongoose';
import pino from 'pino';
import { Mongo } from './mongo';
import { sharedServers, uniqueName } from '../testing';
import { OutOfOrderEventError } from '../consumer/listener';
import { applyToProjection, type ProjectionFields } from './projection';

interface CopyOfThing extends ProjectionFields {
  name: string;
  note?: string;
}

let mongo: Mongo;
let Copy: Model<CopyOfThing>;

beforeAll(async () => {
  mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('copies')}`, pino({ level: 'silent' }));
  Copy = mongo.connection.model<CopyOfThing>(
    'Copy',
    new Schema<CopyOfThing>({ name: String, note: String, version: Number }),
  );
  await mongo.start();
});

afterAll(async () => {
  await mongo.connection.dropDatabase();
  await mongo.stop();
});

const apply = (id: string, version: number, name = `v${version}`) =>
  applyToProjection<CopyOfThing>(Copy, { id, version, fields: { name } });

describe('a copy of another service’s aggregate', () => {
  it('refuses to skip a version', async () => {
    const id = new Types.ObjectId().toHexString();
    await expect(apply(id, 1)).rejects.toThrow(OutOfOrderEventError);
    await apply(id, 0);
    await expect(apply(id, 2)).rejects.toThrow('version 2 came while 0 is known');
  });

  it('drops what it already has', async () => {
    const id = new Types.ObjectId().toHexString();
    for (const version of [0, 1]) await apply(id, version);
    for (const version of [0, 1]) await apply(id, version, 'delivered again');
    await Promise.all([apply(id, 2), apply(id, 1, 'delivered again'), apply(id, 2), apply(id, 0, 'delivered again')]);
    expect(await Copy.findById(id).lean()).toMatchObject({ version: 2, name: 'v2' });
  });

  it('is written together with others, each by its own version', async () => {
    const ids = Array.from({ length: 6 }, () => new Types.ObjectId().toHexString());
    await Promise.all(ids.map((id) => apply(id, 0)));
    const bulkWrite = jest.spyOn(mongo.connection.collection('copies'), 'bulkWrite');
    const early = ids[3] ?? '';
    const outcomes = await Promise.allSettled(ids.map((id) => apply(id, id === early ? 2 : 1)));
    expect(bulkWrite).toHaveBeenCalledTimes(1);
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(ids.map((id) => id !== early));
    const versions = (await Copy.find({ _id: { $in: ids } }).lean()).map(({ version }) => version);
    expect(versions.sort()).toEqual([0, 1, 1, 1, 1, 1]);
  });

  it('removes what an event leaves out', async () => {
    const id = new Types.ObjectId().toHexString();
    await applyToProjection<CopyOfThing>(Copy, { id, version: 0, fields: { name: 'a', note: 'b' } });
    await applyToProjection<CopyOfThing>(Copy, { id, version: 1, fields: { name: 'a', note: undefined } });
    expect(await Copy.findById(id).lean()).not.toHaveProperty('note');
  });

  it('moves through every version once, whatever the order and the number of replicas', async () => {
    const deliveries = fc.array(fc.nat({ max: 5 }), { minLength: 6, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(deliveries, async (order) => {
        const id = new Types.ObjectId().toHexString();
        const seen: number[] = [];
        let waiting = [...order, 0, 1, 2, 3, 4, 5];
        while (waiting.length > 0) {
          const early: number[] = [];
          // Two replicas at a time handle an event.
          for (let n = 0; n < waiting.length; n += 2) {
            await Promise.all(
              waiting.slice(n, n + 2).map((version) => apply(id, version).catch(() => void early.push(version))),
            );
            const copy = await Copy.findById(id).lean();
            if (copy) expect(copy.name).toBe(`v${copy.version}`);
            seen.push(copy?.version ?? -1);
          }
          waiting = early;
        }
        expect(seen).toEqual(seen.toSorted((a, b) => a - b));
        expect(seen.at(-1)).toBe(5);
      }),
      { numRuns: 25 },
    );
  });
});
