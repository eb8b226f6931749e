import { describedOperations, mountedOperations, testEnvironment } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createAuthService } from '../service';

describe('the description of the API', () => {
  it('has what the service mounts, and nothing else under its path', () => {
    const { app } = createAuthService(readConfig(testEnvironment('auth')));
    expect(mountedOperations(app)).toEqual(describedOperations('/api/users'));
  });
});
