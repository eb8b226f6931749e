import { capHint } from './cap-hint';

describe('the hint beside the price', () => {
  it.each([
    ['', undefined, undefined],
    ['', 110, 'You may ask at most 110 % of the face value.'],
    ['£10.99', 110, 'You may ask at most £12.08.'],
    ['12', 100, 'You may ask at most £12.00.'],
  ])('for the face value %j and a cap of %s is %j', (faceValue, capPercent, hint) => {
    expect(capHint({ faceValue }, 'GBP', capPercent)).toBe(hint);
  });
});
