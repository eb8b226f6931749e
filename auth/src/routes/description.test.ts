import { describedOperations, mountedOperations, testEnvironment } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createAuthService } from '../service';

describe('the description of the API', () => {
  it('lists exactly the operations that the service mounts', () => {
    const { app } = createAuthService(readConfig(testEnvironment('auth')));
    expect(mountedOperations(app)).toEqual(describedOperations('/api/users'));
  });
});
