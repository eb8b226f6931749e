import { History } from '../history/history';
import { checkRun, violationsOf } from './check-run';
import { START, aSnapshot } from './testing/a-snapshot';

const run = { history: new History(), pendingWork: ['payments-0 is not ready: mongo'], from: START };

describe('what a run came to', () => {
  it('is a violation, with what is missing, where nothing can be gathered', async () => {
    const outcome = await checkRun(() => Promise.reject(new Error('connect ECONNREFUSED')), run);
    expect(violationsOf(outcome)).toBe(2);
    const said = JSON.stringify(outcome.results);
    expect(said).toContain('payments-0 is not ready: mongo');
    expect(said).toContain('connect ECONNREFUSED');
  });

  it('is nothing to complain about where nothing went wrong', async () => {
    expect(violationsOf(await checkRun(() => Promise.resolve(aSnapshot().snapshot), run))).toBe(0);
  });
});
