import { UnavailableError } from './errors';
import { isOutage } from './outages';

describe('isOutage', () => {
  it.each([
    "Stream isn't writeable and enableOfflineQueue options is false",
    'Command timed out',
    'LOADING Redis is loading the dataset in memory',
    "OOM command not allowed when used memory > 'maxmemory'.",
    'MISCONF Errors writing to the AOF file: No space left on device',
  ])('takes Redis for away when it says: %s', (message) => {
    expect(isOutage(new Error(message))).toBe(true);
  });

  it('knows an outage that a service reports itself', () => {
    expect(isOutage(new UnavailableError())).toBe(true);
  });

  it('leaves defects alone', () => {
    expect(isOutage(new TypeError('x is not a function'))).toBe(false);
    expect(isOutage('Command timed out')).toBe(false);
  });
});
