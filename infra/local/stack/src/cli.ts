import { parseOptions, usage, UsageError } from './options';
import { runStack } from './run-stack';
import { printError, ignoreClosedOutput, print } from './terminal';

async function main(): Promise<void> {
  ignoreClosedOutput();
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return print(usage);
  await runStack(options);
}

main().catch((error: Error) => {
  printError(error instanceof UsageError ? `${error.message}\n\n${usage}` : explain(error));
  // All processes have ended; a socket that a probe left open must not keep this one alive.
  process.exit(1);
});

function explain(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC') return `The disk is full (${error.message}). Make some room and start again.`;
  if (code === 'EACCES' || code === 'EPERM') return `Something here may not be written: ${error.message}.`;
  return error.message;
}
