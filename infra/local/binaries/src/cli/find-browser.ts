import { browser } from '../programs/browser';
import { findServer } from '../find-server';

/** Prints the path of a browser's program as JSON, for the browser tests. */
async function main(): Promise<void> {
  const found = await findServer(browser, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify({ browser: found.kind === 'binary' ? found.path : found.url })}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
