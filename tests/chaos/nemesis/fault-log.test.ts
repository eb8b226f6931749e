import { History } from '../history/history';
import { FaultLog } from './fault-log';

describe('the log of faults', () => {
  let history: History;
  let log: FaultLog;
  const namesOf = (faults: readonly { fault: string }[]) => faults.map(({ fault }) => fault);

  beforeEach(() => {
    history = new History();
    log = new FaultLog(history);
  });

  it('records a fault from its injection until the affected processes work again', async () => {
    let recover: (happened: boolean) => void = () => undefined;
    const over = log.note(
      { fault: 'kill -9 mongo', processes: ['mongo'] },
      () => new Promise((resolve) => (recover = resolve)),
    );
    expect(history.injections).toEqual([
      { fault: 'kill -9 mongo', processes: ['mongo'], from: expect.any(Number) as number },
    ]);
    recover(true);
    await over;
    expect(history.injections).toMatchObject([{ to: expect.any(Number) as number }]);
  });

  it('leaves out a fault that did not happen', async () => {
    await log.note({ fault: 'happened', processes: [] }, () => Promise.resolve(true));
    await log.note({ fault: 'not reached', processes: [] }, () => Promise.resolve(false));
    await log.note({ fault: 'down', processes: [] }, () => Promise.reject(new Error('ECONNREFUSED')));
    expect(namesOf(history.injections)).toEqual(['happened']);
    expect(namesOf(history.missed)).toEqual(['not reached', 'down']);
  });
});
