import { UnavailableError } from '../errors/errors';
import { OutOfOrderEvents } from './out-of-order-events';
import { OutOfOrderEventError } from './listener';
import { UnhandleableEventError } from './unhandleable-event-error';

const MINUTE = 60_000;
const BEGIN = Date.UTC(2030, 0, 1);

let minutes: number;
let outOfOrder: OutOfOrderEvents;

beforeEach(() => {
  minutes = 0;
  outOfOrder = new OutOfOrderEvents(() => new Date(BEGIN + minutes * MINUTE));
});

const anEvent = (id: string, hoursAgo: number) => ({ id, time: new Date(BEGIN - hoursAgo * 60 * MINUTE) });
const event = anEvent('waiting', 5);
const missing = new OutOfOrderEventError('version 2 came while 0 is known');

/** Delivers the event once a minute. @returns whether it is given up at the end */
function deliver(times: number): boolean {
  let judged: unknown;
  for (let count = 0; count < times; count += 1) {
    judged = outOfOrder.review(missing, event);
    minutes += 1;
  }
  return judged instanceof UnhandleableEventError;
}

describe('an event that waits for an earlier one', () => {
  it('is given up after ten minutes, not before, with the reason', () => {
    expect(deliver(10)).toBe(false);
    expect(outOfOrder.review(missing, event)).toMatchObject({
      message: 'version 2 came while 0 is known, and nothing came in between',
      attempts: 11,
    });
  });

  it('is not given up because it is old when it comes', () => {
    expect(deliver(1)).toBe(false);
  });

  it('waits on while a store was away', () => {
    deliver(10);
    const outage = new UnavailableError();
    expect(outOfOrder.review(outage, anEvent('another', 0))).toBe(outage);
    expect(deliver(10)).toBe(false);
    expect(deliver(1)).toBe(true);
  });

  it('waits on while the bus was away', () => {
    deliver(10);
    minutes += 3;
    expect(deliver(10)).toBe(false);
    expect(deliver(1)).toBe(true);
  });

  it('waits on while others as old as it still come, but not for younger ones', () => {
    deliver(10);
    outOfOrder.handled(anEvent('older', 6));
    expect(deliver(10)).toBe(false);
    outOfOrder.handled(anEvent('younger', 1));
    expect(deliver(1)).toBe(true);
  });

  it('waits its full time again when it comes back after it was handled', () => {
    deliver(10);
    outOfOrder.handled(event);
    expect(deliver(1)).toBe(false);
  });

  it('passes on every other failure', () => {
    const failure = new Error('no such ticket');
    expect(outOfOrder.review(failure, event)).toBe(failure);
  });
});
