import { describedOperations, mountedOperations } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { createConfirmationService } from '../service';
import { aWebhookKey } from '../testing/signed-webhook';
import { confirmationEnvironment } from '../testing/start-confirmation';

describe('the description of the API', () => {
  it('lists exactly the operations that the service mounts', async () => {
    const env = { ...confirmationEnvironment({ url: 'http://127.0.0.1' }), SENDGRID_WEBHOOK_KEY: aWebhookKey().text };
    const { app, service } = createConfirmationService(readConfig(env));
    expect(mountedOperations(app)).toEqual(describedOperations('/api/confirmations'));
    await service.stop();
  });
});
