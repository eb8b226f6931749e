import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { ServerProcess, TEST_CLUSTER_ID, waitFor } from '../../testing';
import { binaries } from '../../testing/servers/config';
import { BusUnavailableError } from '../bus';
import { NatsStreamingBus } from './nats-streaming-bus';

/** One service's user: what every client of NATS Streaming needs (see the README), and the subjects that it publishes. */
const user = (name: string, subjects: string[]) => `
  { user: ${name}, password: "p@ss:${name}/%", permissions: {
    publish: { allow: [
      "_STAN.discover.${TEST_CLUSTER_ID}", "_STAN.discover.${TEST_CLUSTER_ID}.pings",
      "_STAN.sub.*", "_STAN.unsub.*", "_STAN.subclose.*", "_STAN.close.*", "_INBOX.>",
      "_STAN.pub.*.bus:store-id"${subjects.map((subject) => `, "_STAN.pub.*.${subject}"`).join('')}
    ] }
    subscribe: { allow: [ "_INBOX.>", "_STAN.acks.>" ] }
  } }`;

const configuration = (port: number, folder: string) => `
  host: 127.0.0.1
  port: ${port}
  authorization { users = [
    { user: server, password: server } ${user('tickets', ['ticket:created'])} ${user('orders', ['order:created'])}
  ] }
  streaming { cluster_id: ${TEST_CLUSTER_ID}, store: file, dir: "${folder}/data", username: server, password: server }`;

let server: ServerProcess;
const buses: NatsStreamingBus[] = [];

beforeAll(async () => {
  server = await ServerProcess.start({
    name: 'nats-streaming-server',
    binary: binaries.natsStreamingServer(),
    arguments: (port, folder) => {
      const file = join(folder, 'nats.conf');
      writeFileSync(file, configuration(port, folder));
      return ['--config', file];
    },
  });
});
afterEach(() => Promise.all(buses.splice(0).map((bus) => bus.stop())));
afterAll(() => server.stop());

function aBus(name: string, password = `p@ss:${name}/%`) {
  const logged: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  const url = `nats://${name}:${encodeURIComponent(password)}@127.0.0.1:${server.port}`;
  const bus = new NatsStreamingBus({ url, clusterId: TEST_CLUSTER_ID, clientId: name, logger, ackWaitMs: 1_000 });
  buses.push(bus);
  bus.start();
  return { bus, logged };
}

const ready = (bus: NatsStreamingBus) => waitFor(() => bus.missing() === undefined, { within: 20_000 });

describe('a bus with a user for each service', () => {
  it('lets a service publish its own events and receive those of others', async () => {
    const [{ bus: tickets }, { bus: orders }] = [aBus('tickets'), aBus('orders')];
    const received: [string, number][] = [];
    orders.subscribe(
      'ticket:created',
      'orders',
      async ({ payload, deliveries }) => void received.push([payload, deliveries]),
    );
    await Promise.all([ready(tickets), ready(orders)]);
    await tickets.publish('ticket:created', 'one');
    await tickets.publish('ticket:created', 'two');
    await waitFor(() => received.length === 2);
    await orders.stop();
    const { bus: next } = aBus('orders');
    next.subscribe(
      'ticket:created',
      'orders',
      async ({ payload, deliveries }) => void received.push([payload, deliveries]),
    );
    await ready(next);
    await tickets.publish('ticket:created', 'three');
    await waitFor(() => received.length === 3, { what: 'the acknowledged ones not coming again' });
    expect(received).toEqual(['one', 'two', 'three'].map((payload) => [payload, 1]));
    expect(await tickets.history('ticket:created', 60_000)).toEqual(['one', 'two', 'three']);
  });

  it('refuses another service’s event, says so, and goes on', async () => {
    const { bus, logged } = aBus('tickets');
    await ready(bus);
    await expect(bus.publish('order:created', 'made up')).rejects.toThrow(BusUnavailableError);
    expect(logged.join()).toContain('Permissions Violation for Publish to');
    expect(bus.missing()).toBeUndefined();
    await bus.publish('ticket:created', 'four');
  });

  it('takes no client with a wrong password', async () => {
    const { bus, logged } = aBus('tickets', 'wrong');
    await waitFor(() => logged.some((line) => line.includes('Authorization Violation')));
    expect(bus.missing()).toBe('NATS Streaming is away');
  });
});
