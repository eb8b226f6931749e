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

const apply = (id: string, version: number) =>
  applyToProjection<CopyOfThing>(Copy, { id, version, fields: { name: `v${version}` } });

describe('a copy of another service’s aggregate', () => {
  it('refuses to skip a version', async () => {
    const id = new Types.ObjectId().toHexString();
    await expect(apply(id, 1)).rejects.toThrow(OutOfOrderEventError);
    await apply(id, 0);
    await expect(apply(id, 2)).rejects.toThrow('version 2 came while 0 is known');
  });

  it('drops what it already has', async () => {
    const id = new Types.ObjectId().toHexString();
    expect([
      await apply(id, 0),
      await apply(id, 0),
      await apply(id, 1),
      await apply(id, 0),
      await apply(id, 1),
    ]).toEqual([true, false, true, false, false]);
    expect(await Copy.findById(id).lean()).toMatchObject({ version: 1, name: 'v1' });
  });

  it('removes what an event leaves out', async () => {
    const id = new Types.ObjectId().toHexString();
    await applyToProjection<CopyOfThing>(Copy, { id, version: 0, fields: { name: 'a', note: 'b' } });
    await applyToProjection<CopyOfThing>(Copy, { id, version: 1, fields: { name: 'a', note: undefined } });
    expect(await Copy.findById(id).lean()).not.toHaveProperty('note');
  });

  it('moves through every version exactly once, whatever the order and the number of replicas', async () => {
    const deliveries = fc.array(fc.nat({ max: 5 }), { minLength: 6, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(deliveries, async (order) => {
        const id = new Types.ObjectId().toHexString();
        const moves: number[] = [];
        let waiting = [...order, 0, 1, 2, 3, 4, 5];
        while (waiting.length > 0) {
          const early: number[] = [];
          // Two replicas at a time handle an event.
          for (let n = 0; n < waiting.length; n += 2) {
            await Promise.all(
              waiting.slice(n, n + 2).map(async (version) => {
                const moved = await apply(id, version).catch(() => early.push(version) < 0);
                if (moved) moves.push(version);
              }),
            );
          }
          waiting = early;
        }
        expect(moves.sort()).toEqual([0, 1, 2, 3, 4, 5]);
        expect(await Copy.findById(id).lean()).toMatchObject({ version: 5, name: 'v5' });
      }),
      { numRuns: 25 },
    );
  });
});
