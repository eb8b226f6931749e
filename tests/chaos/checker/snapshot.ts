import { MongoClient, type Document, type ObjectId } from 'mongodb';
import { allMails, type Mail } from '@ticketing/test-driver/mailbox';
import { stripeRecords, type Intent, type Refund } from '@ticketing/test-driver/stripe-records';
import { allDeadLetters, type DeadLetter } from '@ticketing/test-driver/dead-letters';
import type { Stack } from '@ticketing/test-driver/stack';
import type { History } from '../history/history';
import { nameOf } from '../nemesis/faults';
import { readStream, type StreamedEvent } from './stream';

interface Stored extends Document {
  _id: ObjectId;
  version: number;
}

export interface Publisher extends Stored {
  outbox: { id: string; subject: string; at: Date }[];
}

export interface StoredTicket extends Publisher {
  title: string;
  /** In the smallest unit. */
  price: number;
  orderId?: string;
  sold?: boolean;
  /** How many tickets the listing has; 1 unless given. */
  quantity?: number;
  split?: string;
  units?: { n: number; orderId: string; sold?: boolean }[];
  withdrawn?: boolean;
}

export interface StoredOrder extends Publisher {
  userId: string;
  userEmail: string;
  status: 'created' | 'awaiting:payment' | 'complete' | 'cancelled';
  expiresAt: Date;
  createdAt: Date;
  ticket: { id: string; title: string; price: number; units?: number[] };
  paymentId?: string;
}

export interface StoredPayment extends Publisher {
  orderId: string;
  status: string;
  /** In the smallest unit. */
  amount: number;
  /** The PaymentIntent at Stripe. */
  stripeId?: string;
  checkAt?: Date;
}

export interface StoredUser extends Publisher {
  email: string;
}

export interface TicketCopy extends Stored {
  title: string;
  price: number;
  quantity?: number;
  withdrawn?: boolean;
}

export interface OrderCopy extends Stored {
  status: string;
}

/** The documents of the databases. */
export interface Stores {
  tickets: StoredTicket[];
  ticketCopies: TicketCopy[];
  orders: StoredOrder[];
  orderCopies: OrderCopy[];
  payments: StoredPayment[];
  users: StoredUser[];
}

/** Everything that the checker reads, taken from outside once the system is idle. */
export interface Snapshot extends Stores {
  history: History;
  /** What was still pending when the time to become idle was over. */
  pendingWork: string[];
  intents: Intent[];
  refunds: Refund[];
  mails: Mail[];
  stream: StreamedEvent[];
  letters: DeadLetter[];
  /** All processes, as faults name them. */
  processes: string[];
  gatheredAt: number;
}

export async function takeSnapshot(stack: Stack, history: History, pendingWork: string[]): Promise<Snapshot> {
  return {
    history,
    pendingWork,
    ...(await readStores(stack)),
    ...(await stripeRecords(stack)),
    mails: await allMails(stack),
    stream: await readStream(stack),
    letters: await allDeadLetters(stack),
    processes: stack.file.processes.map(nameOf),
    gatheredAt: Date.now(),
  };
}

export async function readStores({ file }: Stack): Promise<Stores> {
  const mongo = await new MongoClient(file.mongoUri).connect();
  const all = <T extends Document>(database: string, collection: string) =>
    mongo
      .db(database)
      .collection(collection)
      .find<T>({}, { projection: { published: 0 } })
      .toArray();
  try {
    return {
      tickets: await all<StoredTicket>('tickets', 'tickets'),
      ticketCopies: await all<TicketCopy>('orders', 'tickets'),
      orders: await all<StoredOrder>('orders', 'orders'),
      orderCopies: await all<OrderCopy>('payments', 'orders'),
      payments: await all<StoredPayment>('payments', 'payments'),
      users: await all<StoredUser>('auth', 'users'),
    };
  } finally {
    await mongo.close();
  }
}

export const idOf = ({ _id }: { _id: ObjectId }) => _id.toHexString();
