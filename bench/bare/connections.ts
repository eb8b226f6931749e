import Redis from 'ioredis';
import { MongoClient, type Db, type ObjectId } from 'mongodb';
import stan, { type Message, type Stan } from 'node-nats-streaming';

/** Where the bare server finds what the services use. */
export interface BareConfig {
  mongoUri: string;
  natsUrl: string;
  natsClusterId: string;
  redisUrl: string;
  stripeUrl: string;
  sendgridUrl: string;
}

export interface BareTicket {
  _id: ObjectId;
  title: string;
  price: number;
  userId: string;
  version: number;
  reserved: boolean;
  date: Date;
}

export interface BareOrder {
  _id: ObjectId;
  ticketId: ObjectId;
  live: boolean;
  status: string;
  price: number;
  version: number;
  /** When it was stored, for the hop to the ticket. */
  at: Date;
}

export type Connections = Awaited<ReturnType<typeof connect>>;

/** Connects as the services do: acknowledged is what is in the journal. */
export async function connect(config: BareConfig, name: string) {
  // The parent process has ended.
  process.once('disconnect', () => process.exit());
  const writeConcern = { w: 'majority', journal: true } as const;
  const mongo = await new MongoClient(config.mongoUri, { writeConcern }).connect();
  const bus = stan.connect(config.natsClusterId, `${name}-${process.pid}`, { url: config.natsUrl });
  await new Promise((resolve) => bus.once('connect', resolve));
  return { db: mongo.db('bare'), bus, redis: new Redis(config.redisUrl), config };
}

/** The configuration that the parent process gave. */
export const readConfig = (): BareConfig => JSON.parse(process.argv[2] ?? '') as BareConfig;

export const ticketsOf = (db: Db) => db.collection<BareTicket>('tickets');
export const ordersOf = (db: Db) => db.collection<BareOrder>('orders');

/** Publishes without waiting for the acknowledgement. */
export const publish = (bus: Stan, subject: string, data: object) =>
  bus.publish(subject, JSON.stringify(data), () => undefined);

/** Subscribes as the services do: in a durable group, acknowledged once it is handled. */
export function subscribe<T>(bus: Stan, subject: string, group: string, handle: (data: T) => Promise<unknown>): void {
  const options = bus.subscriptionOptions().setManualAckMode(true).setDurableName(group).setMaxInFlight(64);
  const subscription = bus.subscribe(subject, group, options);
  subscription.on('message', (message: Message) => {
    void handle(JSON.parse(message.getData().toString()) as T).then(() => message.ack());
  });
}
