import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Person } from '../../support/person';
import { stack } from './marketplace';

const run = promisify(execFile);

/** Somebody whom the operator has made an administrator, by the operator's own command. */
export async function makeAdministrator(): Promise<Person> {
  const person = await Person.signedUp(stack().gateway);
  const command = path.resolve(__dirname, '../../../infra/local/make-administrator.mjs');
  await run(process.execPath, [command, person.email, '--dir', path.dirname(process.env.STACK_FILE ?? '')]);
  return person;
}
