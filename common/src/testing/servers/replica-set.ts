import type { mongo } from 'mongoose';
import { waitFor } from '../wait-for';
import { binaries } from './config';
import { ServerProcess } from './server-process';

const NAME = 'rs';
const MEMBERS = 3;

/** A real MongoDB replica set of three, whose replication a test can hold back. */
export class MongoReplicaSet {
  private constructor(
    private readonly members: ServerProcess[],
    private readonly admin: mongo.MongoClient,
  ) {}

  /** Starts the servers and waits until one of them is the primary. */
  static async start(): Promise<MongoReplicaSet> {
    const members = await Promise.all(Array.from({ length: MEMBERS }, startMember));
    await initiate(members);
    const { MongoClient } = await driver();
    const set = new MongoReplicaSet(members, new MongoClient(addressOf(members, 'admin')));
    await waitFor(() => set.admin.db().command({ ping: 1 }), { within: 30_000, what: 'a primary' });
    return set;
  }

  uri(database: string): string {
    return addressOf(this.members, database);
  }

  /** A database, through a client of the set's own that writes to the primary alone. */
  database(name: string): mongo.Db {
    return this.admin.db(name, { writeConcern: { w: 1, journal: false } });
  }

  /** Keeps what is written from now on with the primary alone, which stays the primary; false lets it through again. */
  async holdBack(held: boolean): Promise<void> {
    const primary = await this.primaryPort();
    const secondaries = this.members.filter(({ port }) => port !== primary);
    const command = { configureFailPoint: 'stopReplProducer', mode: held ? 'alwaysOn' : 'off' };
    await Promise.all(secondaries.map(({ port }) => commandOn(port, command)));
  }

  /** Has the next commands of a kind that reach the primary fail there, as MongoDB's failpoint `failCommand` describes it. */
  async failNext(command: string, failure: mongo.Document, times = 1): Promise<void> {
    const data = { failCommands: [command], ...failure };
    await commandOn(await this.primaryPort(), { configureFailPoint: 'failCommand', mode: { times }, data });
  }

  /** Has the primary hand over to another member at once, as an orderly restart or an election would. */
  async stepDown(): Promise<void> {
    await commandOn(await this.primaryPort(), { replSetStepDown: 60, secondaryCatchUpPeriodSecs: 5 });
  }

  /** The port of the present primary. */
  async primaryPort(): Promise<number> {
    const { primary } = (await this.admin.db().command({ hello: 1 })) as { primary: string };
    return Number(primary.split(':')[1]);
  }

  async stop(): Promise<void> {
    await this.admin.close();
    await Promise.all(this.members.map((member) => member.stop()));
  }
}

/** Loaded only by those who need it. */
const driver = async () => (await import('mongoose')).default.mongo;

const hostOf = ({ port }: ServerProcess) => `127.0.0.1:${port}`;
const addressOf = (members: ServerProcess[], database: string) =>
  `mongodb://${members.map(hostOf).join(',')}/${database}?replicaSet=${NAME}`;

const startMember = () =>
  ServerProcess.start({
    name: 'mongod',
    binary: binaries.mongod(),
    arguments: (port, folder) =>
      ['--port', String(port), '--dbpath', folder, '--bind_ip', '127.0.0.1', '--replSet', NAME].concat(
        ['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '64', '--quiet'],
        // Failpoints are the server's own way to hold replication back.
        ['--setParameter', 'enableTestCommands=1'],
      ),
  });

async function initiate(members: ServerProcess[]): Promise<void> {
  const [first] = members;
  if (!first) throw new Error('A replica set needs members');
  const config = {
    _id: NAME,
    members: members.map((member, _id) => ({ _id, host: hostOf(member) })),
    settings: { heartbeatIntervalMillis: 250 },
  };
  await commandOn(first.port, { replSetInitiate: config });
}

async function commandOn(port: number, command: mongo.Document): Promise<void> {
  const { MongoClient } = await driver();
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/admin?directConnection=true`);
  try {
    await client.db().command(command);
  } finally {
    await client.close();
  }
}
