import { clockJump } from './clock-jump';

describe('clockJump', () => {
  let wall = 1_800_000_000_000;
  let steady = 5_000;
  const pass = (milliseconds: number) => {
    wall += milliseconds;
    steady += milliseconds;
  };

  it('detects nothing while both clocks advance together', () => {
    const jumped = clockJump(
      () => wall,
      () => steady,
    );
    pass(60_000);
    expect(jumped()).toBe(false);
  });

  it.each([
    ['the computer was suspended', 8 * 60_000],
    ['the clock was set back', -3_600_000],
  ])('detects a jump once when %s', (_what, milliseconds) => {
    const jumped = clockJump(
      () => wall,
      () => steady,
    );
    pass(1_000);
    wall += milliseconds;
    expect(jumped()).toBe(true);
    expect(jumped()).toBe(false);
  });
});
