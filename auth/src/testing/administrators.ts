import { makeAdministrator } from '../commands/make-administrator';
import { aSignedInBrowser } from './start-auth';

/** The browser of a signed-in administrator. */
export async function anAdministrator(url: string, { MONGO_URI = '' }: { MONGO_URI?: string }) {
  const administrator = await aSignedInBrowser(url);
  const { exitCode, message } = await makeAdministrator({ MONGO_URI }, administrator.email);
  if (exitCode !== 0) throw new Error(message);
  return administrator;
}
