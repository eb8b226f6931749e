import { describedOperations, mountedOperations, testEnvironment } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createOrdersService } from '../service';

describe('the description of the API', () => {
  it('lists exactly the operations that the service mounts', () => {
    const { app } = createOrdersService(readConfig(testEnvironment('orders')));
    expect(mountedOperations(app)).toEqual(describedOperations('/api/orders'));
  });
});
