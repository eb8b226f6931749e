import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Person } from './person';
import type { Stack } from './stack';

const run = promisify(execFile);
const COMMAND = join(__dirname, '../../infra/local/scripts/make-administrator.mjs');

/** An administrator, made by the operator's command. */
export async function anAdministrator({ gateway, folder }: Pick<Stack, 'gateway' | 'folder'>): Promise<Person> {
  const person = await Person.signedUp(gateway);
  await run(process.execPath, [COMMAND, person.email, '--dir', folder]);
  return person;
}
