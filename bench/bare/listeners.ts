/**
 * What the services do for the event of a request, bare: the writes to MongoDB and Redis, the events that follow,
 * the mail; no check, no version, no outbox.
 */
import { ObjectId } from 'mongodb';
import { request } from 'undici';
import { connect, ordersOf, publish, readConfig, subscribe, ticketsOf } from './connections';

interface EventData {
  id: string;
  ticketId: string;
}

const SENDGRID_KEY = 'SG.local';

async function main(): Promise<void> {
  const { db, bus, redis, config } = await connect(readConfig(), 'bare-listeners');
  const ticketCopies = db.collection('ticketcopies');
  const orderCopies = db.collection('ordercopies');
  const on = (subject: string, group: string, handle: (data: EventData) => Promise<unknown>) =>
    subscribe<EventData>(bus, subject, `bare-${group}`, handle);

  on('bare:ticket:created', 'orders', ({ id }) => ticketCopies.insertOne({ _id: new ObjectId(id), version: 0 }));
  on('bare:ticket:updated', 'orders', ({ id }) =>
    ticketCopies.updateOne({ _id: new ObjectId(id) }, { $inc: { version: 1 } }),
  );
  on('bare:order:created', 'tickets', async ({ ticketId }) => {
    await ticketsOf(db).updateOne({ _id: new ObjectId(ticketId) }, { $set: { reserved: true }, $inc: { version: 1 } });
    publish(bus, 'bare:ticket:updated', { id: ticketId });
  });
  on('bare:order:created', 'payments', ({ id }) => orderCopies.insertOne({ _id: new ObjectId(id), version: 0 }));
  on('bare:order:created', 'expiration', ({ id }) => redis.zadd('bare:expirations', Date.now() + 900_000, id));
  on('bare:payment:created', 'orders', async ({ id }) => {
    await ordersOf(db).updateOne({ _id: new ObjectId(id) }, { $set: { status: 'complete' }, $inc: { version: 1 } });
    publish(bus, 'bare:order:completed', { id });
  });
  on('bare:order:completed', 'payments', ({ id }) =>
    orderCopies.updateOne({ _id: new ObjectId(id) }, { $inc: { version: 1 } }),
  );
  on('bare:order:completed', 'expiration', ({ id }) => redis.zrem('bare:expirations', id));
  on('bare:order:completed', 'confirmation', ({ id }) => sendMail(config.sendgridUrl, `${id}@example.com`));
  process.send?.('ready');
}

async function sendMail(url: string, email: string): Promise<void> {
  const mail = {
    personalizations: [{ to: [{ email }] }],
    from: { email: 'tickets@example.com' },
    subject: 'Your order is complete',
    content: [{ type: 'text/plain', value: 'Thank you' }],
  };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${SENDGRID_KEY}` };
  const answer = await request(`${url}/v3/mail/send`, { method: 'POST', headers, body: JSON.stringify(mail) });
  await answer.body.dump();
}

void main();
