import { History } from '../history/history';
import { conclude, violationsOf } from './conclude';
import { START, aWorld } from './testing/a-world';

const run = { history: new History(), unrest: ['payments-0 is not ready: mongo'], from: START };

describe('what a run came to', () => {
  it('is a violation, with what is missing, where nothing can be gathered', async () => {
    const outcome = await conclude(() => Promise.reject(new Error('connect ECONNREFUSED')), run);
    expect(violationsOf(outcome)).toBe(2);
    const said = JSON.stringify(outcome.judgements);
    expect(said).toContain('payments-0 is not ready: mongo');
    expect(said).toContain('connect ECONNREFUSED');
  });

  it('is nothing to complain about where nothing went wrong', async () => {
    expect(violationsOf(await conclude(() => Promise.resolve(aWorld().evidence), run))).toBe(0);
  });
});
