import { authSettings } from './testing/start-auth';
import { readConfig } from './config';

describe('the configuration', () => {
  it('has the documented defaults', () => {
    expect(readConfig(authSettings())).toMatchObject({
      PASSWORD_MIN_LENGTH: 6,
      REFRESH_GRACE_SECONDS: 10,
      SIGNIN_FAILURES_PER_ACCOUNT: 10,
      SIGNIN_FAILURES_PER_ADDRESS: 100,
      MAILS_PER_ACCOUNT: 5,
      MAILS_PER_ADDRESS: 20,
    });
    expect(readConfig(authSettings()).SIGNUPS_PER_ADDRESS).toBeUndefined();
  });

  it('reports all errors at once', () => {
    const wrong = {
      PASSWORD_MIN_LENGTH: '129',
      REFRESH_GRACE_SECONDS: '-1',
      SIGNIN_FAILURES_PER_ACCOUNT: 'ten',
      SIGNUPS_PER_ADDRESS: '0',
      MAILS_PER_ACCOUNT: '0',
      MAIL_TOKEN_KEY: 'too short',
    };
    const read = () => readConfig({ ...authSettings(), ...wrong, SIGNIN_FAILURES_PER_ADDRESS: '0', MONGO_URI: '' });
    const names = [...Object.keys(wrong), 'SIGNIN_FAILURES_PER_ADDRESS', 'MONGO_URI'];
    for (const name of names) expect(read).toThrow(`${name}: `);
  });
});
