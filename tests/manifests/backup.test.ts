import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sharedServers, uniqueName } from '@ticketing/common/testing';
import mongoose from 'mongoose';
import { k8s } from './support/paths';
import { run, type Outcome } from './support/run';
import { inherited } from './tools/config';
import { itNeeds } from './tools/it-needs';

const DAY_MS = 24 * 60 * 60 * 1_000;
const tools = path.join(__dirname, 'support/mongo-tools.cjs');
/** An index whose options say which documents it counts. */
const PARTIAL = { name: 'one_live_order', unique: true, partialFilterExpression: { live: true } };
let folder: string;
let service: string;
let connection: mongoose.Connection;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ticketing-backup-'));
  for (const name of ['addresses', 'backups', 'bin', 'tmp']) mkdirSync(path.join(folder, name));
  service = uniqueName('orders');
  const uri = `${sharedServers().mongoUri}${service}`;
  writeFileSync(path.join(folder, 'addresses', service), uri);
  connection = await mongoose.createConnection(uri).asPromise();
  await connection.collection('orders').createIndex({ ticket: 1 }, { unique: true });
  await connection.collection('orders').createIndex({ buyer: 1 }, PARTIAL);
  await connection
    .collection('orders')
    .createIndex({ forgetAt: 1 }, { name: 'forget', expireAfterSeconds: 60, sparse: true });
  await connection.collection<{ ticket: number }>('orders').insertMany([{ ticket: 1 }, { ticket: 2 }]);
});

afterEach(async () => {
  await connection.dropDatabase();
  await connection.close();
  rmSync(folder, { recursive: true });
});

/** Runs one of the CronJob's scripts, with MongoDB's own tools or what stands in for them. */
function script(name: string, args: string[], own: boolean): Outcome {
  const bin = path.join(folder, 'bin');
  if (!own) useStandIns(bin);
  const env = {
    PATH: `${bin}:${inherited('PATH')}`,
    TMPDIR: path.join(folder, 'tmp'),
    ADDRESSES: path.join(folder, 'addresses'),
    BACKUPS: path.join(folder, 'backups'),
    KEEP_DAYS: '14',
  };
  return run('/bin/sh', [path.join(k8s, 'base/backup', name), ...args], env);
}

function useStandIns(bin: string): void {
  if (readdirSync(bin).length > 0) return;
  chmodSync(tools, 0o755);
  for (const name of ['mongodump', 'mongorestore']) symlinkSync(tools, path.join(bin, name));
}

const backups = () => readdirSync(path.join(folder, 'backups'));
const tickets = async () =>
  (await connection.collection<{ ticket: number }>('orders').find().sort({ ticket: 1 }).toArray()).map(
    ({ ticket }) => ticket,
  );

async function bringsBackWhatWasThere(own: boolean): Promise<void> {
  expect(script('backup.sh', [], own)).toMatchObject({ code: 0 });
  const [moment = ''] = backups();
  expect(moment).toMatch(/^\d{4}-\d\d-\d\dT/);

  const indexes = await connection.collection('orders').indexes();
  expect(indexes).toHaveLength(4);
  await connection.collection('orders').deleteMany({ ticket: 1 });
  await connection.collection('orders').insertOne({ ticket: 3 });
  expect(script('restore.sh', [service, moment], own)).toMatchObject({ code: 0 });
  expect(await tickets()).toEqual([1, 2]);
  await expect(connection.collection('orders').insertOne({ ticket: 2 })).rejects.toThrow('E11000');
  expect(await connection.collection('orders').indexes()).toEqual(indexes);
  // As often as one likes.
  expect(script('restore.sh', [service, moment], own)).toMatchObject({ code: 0 });
  expect(await tickets()).toEqual([1, 2]);
  // The addresses have passwords in them.
  expect(readdirSync(path.join(folder, 'tmp'))).toEqual([]);
}

describe('the backup of the databases', () => {
  itNeeds('mongodump')('brings back what was there, by MongoDB’s own tools', () => bringsBackWhatWasThere(true));

  it('brings back what was there', () => bringsBackWhatWasThere(false));

  it('dumps orders after what refers to them, and the accounts last', () => {
    rmSync(path.join(folder, 'addresses', service));
    for (const name of ['auth', 'orders', 'payments', 'tickets']) {
      writeFileSync(path.join(folder, 'addresses', name), `${sharedServers().mongoUri}${service}`);
    }
    const { output } = script('backup.sh', [], false);
    const dumped = [...output.matchAll(/^(\w+): +\d+ bytes$/gm)].map(([, name]) => name);
    expect(dumped).toEqual(['payments', 'tickets', 'orders', 'auth']);
  });

  it('keeps two weeks', () => {
    const old = path.join(folder, 'backups/2026-01-01T02-17-00Z');
    const recent = path.join(folder, 'backups/2026-01-02T02-17-00Z');
    for (const [place, days] of [
      [old, 20],
      [recent, 10],
    ] as const) {
      mkdirSync(place);
      const then = new Date(Date.now() - days * DAY_MS);
      utimesSync(place, then, then);
    }
    script('backup.sh', [], false);
    expect(backups()).not.toContain(path.basename(old));
    expect(backups()).toContain(path.basename(recent));
    expect(backups()).toHaveLength(2);
  });

  it('leaves no half of one behind that looks like a whole one', () => {
    writeFileSync(path.join(folder, 'addresses/away'), 'mongodb://127.0.0.1:1/away');
    expect(script('backup.sh', [], false).code).not.toBe(0);
    expect(backups().filter((name) => !name.startsWith('.'))).toEqual([]);
    expect(readdirSync(path.join(folder, 'tmp'))).toEqual([]);
    rmSync(path.join(folder, 'addresses/away'));
    expect(script('backup.sh', [], false).code).toBe(0);
    expect(backups()).toHaveLength(1);
  });

  it('says so when there is nothing to restore', () => {
    script('backup.sh', [], false);
    const [moment = ''] = backups();
    for (const look of [[], ['--look']]) {
      const { code, output } = script('restore.sh', [...look, service, '2020-01-01T00-00-00Z'], false);
      expect(code).toBe(1);
      expect(output).toContain('There is no');
      // And what there is instead.
      expect(output).toContain(moment);
    }
  });

  it('changes nothing when it only looks', async () => {
    script('backup.sh', [], false);
    await connection.collection('orders').deleteMany({ ticket: 1 });
    expect(script('restore.sh', ['--look', service, backups()[0] ?? ''], false)).toMatchObject({ code: 0 });
    expect(await tickets()).toEqual([2]);
  });
});
