import { freePort, stopAll } from '@ticketing/common/testing';
import { anId } from '@ticketing/common/testing';
import { aSignedInBrowser, authSettings, startAuth } from '../testing/start-auth';
import { makeAdministrator } from './make-administrator';

const settings = authSettings();
const config = { MONGO_URI: settings.MONGO_URI ?? '' };
let url: string;

beforeAll(async () => {
  url = await startAuth(settings);
});

afterAll(stopAll);

describe('make-administrator EMAIL', () => {
  it('makes an account an administrator, whose present session may revoke at once', async () => {
    const { browser, email } = await aSignedInBrowser(url);
    const someone = await aSignedInBrowser(url);
    await browser.post(`/api/users/${someone.id}/revocation`).expect(403);
    const result = await makeAdministrator(config, ` ${email.toUpperCase()} `);
    expect(result).toEqual({ exitCode: 0, message: `${email} is an administrator` });
    await browser.post(`/api/users/${someone.id}/revocation`).expect(204);
  });

  it('reports that there is no such account', async () => {
    const email = `${anId()}@example.com`;
    const result = await makeAdministrator(config, email);
    expect(result).toEqual({ exitCode: 1, message: `There is no account with the email ${email}` });
  });

  it.each([undefined, '', '  '])('prints its usage when the email is %j', async (email) => {
    const result = await makeAdministrator(config, email);
    expect(result).toEqual({ exitCode: 2, message: 'Whose account? Usage: make-administrator EMAIL' });
  });

  it('reports that the database is away', async () => {
    const nowhere = { MONGO_URI: `mongodb://127.0.0.1:${await freePort()}/auth` };
    const { exitCode, message } = await makeAdministrator(nowhere, 'user@example.com');
    expect(exitCode).toBe(1);
    expect(message).toMatch(/^The database cannot be used: .*ECONNREFUSED/);
  });
});
