import pino from 'pino';
import { correlationId } from '../correlation';
import { DeadLetters } from '../dead-letters/dead-letters';
import { mongoDeadLetters } from '../mongo/dead-letters';
import { UnavailableError } from '../errors/errors';
import { writeEvent } from '../events/envelope';
import { ticketCreated } from '../events/ticket-created';
import { Mongo } from '../mongo/mongo';
import { createMetrics } from '../service/metrics';
import { aTicketCreated, RecordingBus, sharedServers, uniqueName } from '../testing';
import { Consumer } from './consumer';
import { OutOfOrderEventError, listener, type Listener } from './listener';

const logger = pino({ level: 'silent' });
let mongo: Mongo;
let deadLetters: DeadLetters;
let bus: RecordingBus;

beforeEach(async () => {
  mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('consumer')}`, logger);
  await mongo.start();
  deadLetters = new DeadLetters(mongoDeadLetters(mongo.connection));
  bus = new RecordingBus();
});

afterEach(async () => {
  await mongo.connection.dropDatabase();
  await mongo.stop();
});

function consume(handle: Listener<typeof ticketCreated>['handle'], metrics = createMetrics('test'), now?: () => Date) {
  new Consumer({
    bus,
    group: 'test',
    listeners: [listener(ticketCreated, handle)],
    deadLetters,
    logger,
    metrics,
    ...(now && { now }),
  }).start();
}

/** Fails with `error` for the first tries. */
function failing(tries: number, error: Error) {
  const seen: number[] = [];
  return {
    seen,
    handle: async () => {
      seen.push(seen.length);
      if (seen.length <= tries) throw error;
    },
  };
}

describe('the consumer', () => {
  it('hands the data on, with the id of the request that began it all', async () => {
    const received: unknown[] = [];
    consume(async (data, event) => received.push(data.title, event.correlationId === correlationId()));
    await bus.deliver(ticketCreated, aTicketCreated({ title: 'Opera' }));
    expect(received).toEqual(['Opera', true]);
  });

  it.each([
    ['no JSON', 'hello'],
    ['no CloudEvent', '{"id":"1"}'],
    ['another kind', JSON.stringify({ specversion: '1.0', id: '1', source: 's', type: 'order:created', data: {} })],
    [
      'data that does not fit',
      JSON.stringify({ specversion: '1.0', id: '1', source: 's', type: 'ticket:created', data: { id: 7 } }),
    ],
  ])('parks poison (%s) and goes on', async (_what, payload) => {
    const received: string[] = [];
    consume(async ({ title }) => received.push(title));
    await bus.deliverText('ticket:created', payload);
    await bus.deliver(ticketCreated, aTicketCreated());
    expect(received).toHaveLength(1);
    expect(await deadLetters.list()).toMatchObject([{ subject: 'ticket:created', payload, attempts: 1 }]);
  });

  it('parks what is no UTF-8, whatever it looks like when it is read all the same', async () => {
    const received: string[] = [];
    consume(async ({ title }) => received.push(title));
    const payload = writeEvent(ticketCreated, 'test', aTicketCreated());
    await bus.deliverText('ticket:created', payload, 1, true);
    expect(received).toEqual([]);
    expect(await deadLetters.list()).toMatchObject([{ reason: 'not UTF-8', payload }]);
  });

  it('parks what fails every try, with the reason', async () => {
    const { seen, handle } = failing(99, new Error('no such ticket'));
    consume(handle);
    await bus.deliver(ticketCreated, aTicketCreated());
    expect(seen).toHaveLength(5);
    expect(await deadLetters.list()).toMatchObject([{ reason: 'no such ticket', attempts: 5 }]);
  });

  it('keeps one letter of an event that is parked twice', async () => {
    consume(failing(99, new Error('no')).handle);
    const text = JSON.stringify({ specversion: '1.0', id: '1', source: 's', type: 'ticket:created', data: {} });
    await bus.deliverText('ticket:created', text);
    await bus.deliverText('ticket:created', text);
    expect(await deadLetters.list()).toMatchObject([{ attempts: 2 }]);
  });

  it('replays a letter: gone when it is handled now, kept with the new reason when not', async () => {
    let reason: string | undefined = 'first';
    consume(async () => {
      if (reason !== undefined) throw new Error(reason);
    });
    await bus.deliver(ticketCreated, aTicketCreated());
    const [letter] = await deadLetters.list();
    reason = 'second';
    expect(await deadLetters.replay(letter?.id ?? '')).toBe(true);
    expect(await deadLetters.list()).toMatchObject([{ reason: 'second' }]);
    reason = undefined;
    await deadLetters.replay(letter?.id ?? '');
    expect(await deadLetters.list()).toEqual([]);
    expect(await deadLetters.replay(letter?.id ?? '')).toBe(false);
  });

  it('never parks an event because a store is away: it has to be delivered again', async () => {
    consume(failing(1, new UnavailableError()).handle);
    const data = aTicketCreated();
    await expect(bus.deliver(ticketCreated, data)).rejects.toThrow(UnavailableError);
    await bus.deliver(ticketCreated, data);
    expect(await deadLetters.list()).toEqual([]);
  });

  it('holds an out-of-order event for a moment', async () => {
    const { seen, handle } = failing(3, new OutOfOrderEventError('version 0 is missing'));
    consume(handle);
    await bus.deliver(ticketCreated, aTicketCreated());
    expect(seen).toHaveLength(4);
  });

  it('has an out-of-order event delivered again, and alarms when that goes on', async () => {
    const metrics = createMetrics('test');
    consume(failing(99, new OutOfOrderEventError('version 0 is missing')).handle, metrics);
    const text = JSON.stringify({
      specversion: '1.0',
      id: '1',
      source: 's',
      type: 'ticket:created',
      data: aTicketCreated(),
    });
    await expect(bus.deliverText('ticket:created', text, 1)).rejects.toThrow(OutOfOrderEventError);
    expect((await metrics.gaps.get()).values).toEqual([]);
    await expect(bus.deliverText('ticket:created', text, 4)).rejects.toThrow(OutOfOrderEventError);
    expect((await metrics.gaps.get()).values).toMatchObject([{ value: 1 }]);
    expect(await deadLetters.list()).toEqual([]);
  });

  it('parks an out-of-order event at last, so that the stream goes on, and replays it once the earlier one is there', async () => {
    let minutes = 0;
    let missing = true;
    const handle = async () => {
      if (missing) throw new OutOfOrderEventError('version 0 is missing');
    };
    consume(handle, createMetrics('test'), () => new Date(Date.now() + minutes * 60_000));
    const text = writeEvent(ticketCreated, 'test', aTicketCreated());
    for (minutes = 0; minutes < 10; minutes += 2) {
      await expect(bus.deliverText('ticket:created', text)).rejects.toThrow(OutOfOrderEventError);
    }
    await bus.deliverText('ticket:created', text);
    const [letter, ...more] = await deadLetters.list();
    expect(letter).toMatchObject({ payload: text, reason: expect.stringContaining('version 0 is missing') as string });
    expect(more).toEqual([]);

    missing = false;
    await deadLetters.replay(letter?.id ?? '');
    expect(await deadLetters.list()).toEqual([]);
  });

  it('handles an event once when it is delivered again while in hand', async () => {
    let finish: (() => void) | undefined;
    let handled = 0;
    consume(async () => {
      handled += 1;
      await new Promise<void>((resolve) => (finish = resolve));
    });
    const text = JSON.stringify({
      specversion: '1.0',
      id: '1',
      source: 's',
      type: 'ticket:created',
      data: aTicketCreated(),
    });
    const deliveries = [bus.deliverText('ticket:created', text), bus.deliverText('ticket:created', text)];
    finish?.();
    await Promise.all(deliveries);
    expect(handled).toBe(1);
  });
});
