import { Report } from './report';

const report = () => new Report(1, () => undefined, false);

describe('the report', () => {
  it('says so when a part could not be checked', () => {
    const incomplete = report();
    incomplete.skip('schemathesis: there is no Python');
    expect(incomplete.describeSkipped()).toBe(' - INCOMPLETE, not checked: schemathesis: there is no Python');
    expect(report().describeSkipped()).toBe('');
  });

  it('counts a check only when nothing was found meanwhile', () => {
    const one = report();
    one.checked('first', one.violations);
    const before = one.violations;
    one.violation('something', []);
    one.checked('second', before);
    expect([one.passed, one.violations]).toEqual([1, 1]);
  });
});
