import { clockJump } from './clock-jump';

describe('the two clocks of a browser', () => {
  let wall = 1_800_000_000_000;
  let steady = 5_000;
  const pass = (milliseconds: number) => {
    wall += milliseconds;
    steady += milliseconds;
  };

  it('go together as long as time just passes', () => {
    const jumped = clockJump(
      () => wall,
      () => steady,
    );
    pass(60_000);
    expect(jumped()).toBe(false);
  });

  it.each([
    ['the computer has slept', 8 * 60_000],
    ['the clock was set back', -3_600_000],
  ])('part once when %s', (_what, milliseconds) => {
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
