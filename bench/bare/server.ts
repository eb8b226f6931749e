/**
 * The limit that the services are measured against: `node:http`, MongoDB's driver and the client of NATS Streaming, doing
 * the same input and output with no framework, no check and no outbox.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, ordersOf, readConfig, ticketsOf } from './connections';
import { answerRequest, type Answer } from './work';

async function main(): Promise<void> {
  const connections = await connect(readConfig(), 'bare-server');
  await ticketsOf(connections.db).createIndex({ reserved: 1, date: 1, _id: 1 });
  await ordersOf(connections.db).createIndex(
    { ticketId: 1 },
    { unique: true, partialFilterExpression: { live: true } },
  );
  const work = answerRequest(connections);
  const server = createServer((request, response) => {
    void readJson(request)
      .then((body) => work(`${request.method} ${request.url}`, body, request.headers.cookie ?? ''))
      .then((answer) => send(response, answer));
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
    .end(text);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (request.method === 'GET') return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}

void main();
