import { endReason } from './end-reason';

describe('endReason', () => {
  it.each([
    ['buyer', 'You cancelled it.'],
    ['expired', 'The time to pay ran out.'],
    ['withdrawn', 'The seller withdrew the ticket.'],
    [undefined, 'It was cancelled, or its time ran out.'],
  ] as const)('is described for %s', (cancelledBecause, words) => {
    expect(endReason({ ...(cancelledBecause && { cancelledBecause }) })).toBe(words);
  });
});
