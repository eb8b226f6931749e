/**
 * The limit that the services are measured against: `node:http`, MongoDB's driver and the client of NATS Streaming, doing
 * the same input and output with no framework, no check and no outbox.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MongoClient, ObjectId } from 'mongodb';
import stan from 'node-nats-streaming';

interface BareTicket {
  title: string;
  price: number;
  userId: string;
  version: number;
  reserved: boolean;
  date: Date;
}

interface BareOrder {
  ticketId: ObjectId;
  live: boolean;
  price: number;
  version: number;
}

const [mongoUri = '', natsUrl = '', clusterId = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const mongo = await new MongoClient(mongoUri, { writeConcern: { w: 'majority', journal: true } }).connect();
  const bus = stan.connect(clusterId, `bare-${process.pid}`, { url: natsUrl });
  await new Promise((resolve) => bus.once('connect', resolve));
  const tickets = mongo.db('bare').collection<BareTicket>('tickets');
  const orders = mongo.db('bare').collection<BareOrder>('orders');
  await tickets.createIndex({ reserved: 1, date: 1, _id: 1 });
  await orders.createIndex({ ticketId: 1 }, { unique: true, partialFilterExpression: { live: true } });

  const publish = (subject: string, data: object) => bus.publish(subject, JSON.stringify(data), () => undefined);
  const list = async () => {
    const found = await tickets.find({ reserved: false }).sort({ date: 1, _id: 1 }).limit(51).toArray();
    return found
      .slice(0, 50)
      .map(({ _id, title, price, userId, version, date }) => ({ id: _id, title, price, userId, version, date }));
  };
  const create = async ({ title, price }: BareTicket) => {
    const ticket = {
      _id: new ObjectId(),
      title,
      price,
      userId: 'nobody',
      version: 0,
      reserved: false,
      date: new Date(),
    };
    await tickets.insertOne(ticket);
    publish('bare:ticket:created', ticket);
    return ticket;
  };
  const reserve = async ({ ticketId }: { ticketId: string }) => {
    const ticket = await tickets.findOne({ _id: new ObjectId(ticketId) });
    const order = {
      _id: new ObjectId(),
      ticketId: new ObjectId(ticketId),
      live: true,
      price: ticket?.price ?? 0,
      version: 0,
    };
    await orders.insertOne(order);
    publish('bare:order:created', order);
    return order;
  };

  const server = createServer((request, response) => {
    if (request.method === 'GET') return void list().then((found) => answer(response, 200, found));
    const work = request.url === '/api/orders' ? reserve : create;
    void readJson(request).then(async (body) => answer(response, 201, await work(body as never)));
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
    .end(text);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}

void main();
