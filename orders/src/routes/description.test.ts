import { describedOperations, mountedOperations, testEnvironment } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createOrdersService } from '../service';

describe('the description of the API', () => {
  it('has what the service mounts, and nothing else under its path', () => {
    const { app } = createOrdersService(readConfig(testEnvironment('orders')));
    expect(mountedOperations(app)).toEqual(describedOperations('/api/orders'));
  });
});
