import { makeAdministrator, type CommandResult } from './commands/make-administrator';
import { readCommandConfig } from './config';

/** `make-administrator EMAIL`, with `MONGO_URI` in the environment. */
async function run([email]: string[]): Promise<CommandResult> {
  return makeAdministrator(readCommandConfig().MONGO_URI, email);
}

void run(process.argv.slice(2))
  .catch((error: unknown): CommandResult => ({
    exitCode: 1,
    message: error instanceof Error ? error.message : String(error),
  }))
  .then(({ exitCode, message }) => {
    (exitCode === 0 ? process.stdout : process.stderr).write(`${message}\n`);
    process.exitCode = exitCode;
  });
