import mongoose from 'mongoose';
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

  it('knows an outage in the middle of a bulk write', () => {
    const { MongoBulkWriteError, MongoNetworkError, MongoServerError } = mongoose.mongo;
    const duplicate = new MongoServerError({ message: 'E11000 duplicate key', code: 11000 });
    const failed = (cause: Error) => new MongoBulkWriteError(cause, {} as never);
    expect(isOutage(failed(new MongoNetworkError('read ECONNRESET')))).toBe(true);
    expect(isOutage(failed(duplicate))).toBe(false);
  });

  it('knows an outage that a service reports itself', () => {
    expect(isOutage(new UnavailableError())).toBe(true);
  });

  it.each([
    ['AuthenticationFailed', 18],
    ['NotWritablePrimary', 10107],
    ['PrimarySteppedDown', 189],
    ['InterruptedDueToReplStateChange', 11602],
    ['ReadConcernMajorityNotAvailableYet', 134],
    ['NetworkTimeout', 89],
    ['ExceededTimeLimit', 262],
  ])('takes a replica set between two primaries for away: %s', (codeName, code) => {
    expect(isOutage(new mongoose.mongo.MongoServerError({ message: codeName, codeName, code }))).toBe(true);
  });

  it('takes a write that MongoDB asks to be tried again for an outage, whatever its code', () => {
    const refusal = { message: 'try again', code: 4_711 };
    expect(isOutage(new mongoose.mongo.MongoServerError(refusal))).toBe(false);
    const labelled = { ...refusal, errorLabels: ['RetryableWriteError'] };
    expect(isOutage(new mongoose.mongo.MongoServerError(labelled))).toBe(true);
  });

  it('leaves defects alone', () => {
    expect(isOutage(new TypeError('x is not a function'))).toBe(false);
    expect(isOutage('Command timed out')).toBe(false);
  });
});
