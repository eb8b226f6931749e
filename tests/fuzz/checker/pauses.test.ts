import { describePause, isOwn, LONGEST_PAUSE_MS } from './pauses';

const pause = (ms: number, computedMs: number) => ({ service: 'orders', ms, computedMs });

describe('a pause of an event loop', () => {
  it('is the process’s own when it computed for as long', () => {
    expect(isOwn(pause(LONGEST_PAUSE_MS + 50, LONGEST_PAUSE_MS + 40))).toBe(true);
    expect(describePause(pause(250, 240))).toBe('orders stood still for 250 ms, and computed for 240 ms');
  });

  it('is the machine’s when the process was kept from computing', () => {
    expect(isOwn(pause(900, 90))).toBe(false);
  });

  it('is none while it is short, however much was computed', () => {
    expect(isOwn(pause(LONGEST_PAUSE_MS, 1_000))).toBe(false);
  });

  it('counts as the process’s own where its computing time is unknown', () => {
    expect(isOwn(pause(LONGEST_PAUSE_MS + 1, NaN))).toBe(true);
  });
});
