import pino from 'pino';
import {
  SilentServer,
  startNatsStreaming,
  TcpProxy,
  TEST_CLUSTER_ID,
  waitFor,
  type ServerProcess,
} from '../../testing';
import { BusUnavailableError } from '../bus';
import { NatsStreamingBus } from './nats-streaming-bus';
import { StanSession } from './stan-session';

const address = (port: number) => ({ url: `nats://127.0.0.1:${port}`, clusterId: TEST_CLUSTER_ID, clientId: 'test' });

function aBus(port: number): NatsStreamingBus {
  const bus = new NatsStreamingBus({ ...address(port), logger: pino({ level: 'silent' }), ackWaitMs: 1_000 });
  bus.start();
  return bus;
}

async function took(work: Promise<unknown>): Promise<number> {
  const before = Date.now();
  await work;
  return Date.now() - before;
}

describe('a bus that accepts connections and says nothing', () => {
  let silent: SilentServer;

  beforeEach(async () => {
    silent = await SilentServer.start();
  });
  afterEach(() => silent.stop());

  it('fails the opening of a session in time, and leaves no connection open', async () => {
    const opening = StanSession.open({ ...address(silent.port), answerWithinMs: 200 });
    expect(await took(expect(opening).rejects.toThrow('connecting: no answer'))).toBeLessThan(3_000);
    await waitFor(() => silent.connections === 0);
  });

  it('is tried again and again', async () => {
    const bus = aBus(silent.port);
    await waitFor(() => silent.connections === 1);
    await waitFor(() => silent.connections === 0);
    await waitFor(() => silent.connections === 1);
    expect(bus.missing()).toBe('NATS Streaming is away');
    await bus.stop();
  });

  it('keeps no one waiting who stops while it is being connected to', async () => {
    const bus = aBus(silent.port);
    await waitFor(() => silent.connections === 1);
    expect(await took(bus.stop())).toBeLessThan(1_000);
    await waitFor(() => silent.connections === 0);
  });
});

describe('a bus that falls silent', () => {
  let server: ServerProcess;
  let proxy: TcpProxy;
  let bus: NatsStreamingBus;

  beforeAll(async () => {
    server = await startNatsStreaming();
  });
  beforeEach(async () => {
    proxy = await TcpProxy.before(server.port);
    bus = aBus(proxy.port);
    bus.subscribe('a', 'group', async () => undefined);
    await waitFor(() => bus.missing() === undefined, { within: 20_000 });
  });
  afterEach(async () => {
    proxy.cut();
    await bus.stop();
  });
  afterAll(() => server.stop());

  it('does not acknowledge a publication, and says so in time', async () => {
    proxy.block();
    expect(await took(expect(bus.publish('a', 'one')).rejects.toThrow(BusUnavailableError))).toBeLessThan(8_000);
  });

  it('is noticed, and connected to again once it answers', async () => {
    proxy.silence();
    await waitFor(() => bus.missing(), { within: 12_000 });
    await waitFor(() => bus.missing() === undefined, { within: 20_000 });
    await bus.publish('a', 'one');
  });

  it('can be stopped with its subscriptions', async () => {
    proxy.block();
    expect(await took(bus.stop())).toBeLessThan(4_000);
  });

  it('can be stopped while its history is read and subscriptions are made', async () => {
    proxy.block();
    const read = expect(bus.history('b', 60_000)).rejects.toThrow(BusUnavailableError);
    bus.subscribe('c', 'group', async () => undefined);
    expect(await took(bus.stop())).toBeLessThan(4_000);
    await read;
  });

  it('is found out by a session that subscribes', async () => {
    const session = await StanSession.open({ ...address(proxy.port), clientId: 'other', answerWithinMs: 500 });
    proxy.block();
    const options = { ackWaitMs: 1_000, maxInFlight: 1 };
    expect(
      await took(expect(session.subscribe('a', options, () => undefined)).rejects.toThrow('no answer')),
    ).toBeLessThan(2_000);
    expect(await took(session.close())).toBeLessThan(2_000);
  });
});
