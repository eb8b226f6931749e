import { describedOperations, mountedOperations, testEnvironment } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createPaymentsService } from '../service';
import { STRIPE_KEY, WEBHOOK_SECRET } from '../testing/stripe-stand-in';

describe('the description of the API', () => {
  it('lists exactly the operations that the service mounts', () => {
    const { app } = createPaymentsService(
      readConfig({ ...testEnvironment('payments'), STRIPE_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET }),
    );
    expect(mountedOperations(app)).toEqual(describedOperations('/api/payments'));
  });
});
