import { Schema } from 'mongoose';
import pino from 'pino';
import { applyToProjection } from './projection';
import { isOutage } from '../errors/outages';
import { IdempotencyKeys } from './idempotency-keys';
import { insertDocument } from './insert-document';
import { anId, sharedServers, TcpProxy, uniqueName, waitFor } from '../testing';
import { Mongo } from './mongo';

const NOTICED_WITHIN_MS = 10_000;

it('is away, and fails what waits for it, soon after the server hangs without closing a connection', async () => {
  const proxy = await TcpProxy.before(Number(new URL(sharedServers().mongoUri).port));
  const mongo = new Mongo(`mongodb://127.0.0.1:${proxy.port}/${uniqueName('hanging')}`, pino({ level: 'silent' }));
  await mongo.start();
  expect(mongo.missing()).toBeUndefined();

  proxy.block();
  // More than the pool has connections: some wait for an answer, the others for a connection.
  const answers = Array.from({ length: 150 }, () => mongo.connection.collection('things').findOne());
  const outages = Promise.all(answers.map((answer) => answer.then(() => false, isOutage)));
  let failed: boolean[] | undefined;
  void outages.then((seen) => (failed = seen));
  await waitFor(() => mongo.missing(), { within: NOTICED_WITHIN_MS, what: 'the outage being noticed' });
  await waitFor(() => failed?.every(Boolean), { within: NOTICED_WITHIN_MS, what: 'every request failing' });

  await mongo.stop();
  proxy.cut();
});

it('has every read see what a majority has, and every write acknowledged in the journal', async () => {
  const mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('concerns')}`, pino({ level: 'silent' }));
  const schema = new Schema({ name: String }, { versionKey: 'version' });
  const things = mongo.connection.model('Thing', schema.index({ name: 1 }));
  mongo.prepare(() => new IdempotencyKeys(mongo.connection).createIndexes());
  await mongo.start();
  const { db } = mongo.connection;
  if (!db) throw new Error('There is no connection');
  // MongoDB's own record of the commands that came to it; of updates it keeps the statements alone.
  await db.command({ profile: 2 });
  await Promise.all(['a', 'b', 'c'].map((name) => insertDocument(new things({ name }))));
  await things.findOne({ name: 'a' }).lean();
  await things.countDocuments({ name: 'a' });
  await things.findOneAndUpdate({ name: 'a' }, { name: 'e' });
  await applyToProjection(things, { id: anId(), version: 1, fields: {} }).catch(() => undefined);
  await mongo.connection.collection('others').insertOne({});
  await mongo.connection.collection('others').find().toArray();
  await db.command({ profile: 0 });

  const commands = (
    await db
      .collection('system.profile')
      .find({ op: { $ne: 'update' } })
      .toArray()
  ).flatMap(({ command }) =>
    command.profile === undefined && command.find !== 'system.profile' ? [command as Command] : [],
  );
  const [reads, writes] = [commands.filter(isRead), commands.filter((command) => !isRead(command))];
  expect(reads.map(({ readConcern }) => readConcern)).toEqual(Array(4).fill({ level: 'majority' }));
  // An insert that goes alone, one for the rest, the update, and the other collection's.
  expect(writes.map(({ writeConcern }) => writeConcern)).toEqual(Array(4).fill({ w: 'majority', j: true }));
  await mongo.connection.dropDatabase();
  await mongo.stop();
});

interface Command {
  readConcern?: object;
  writeConcern?: object;
}

const isRead = (command: object) => ['find', 'aggregate', 'count'].some((name) => name in command);
