import { setUp } from './set-up.mjs';
import { StepFailed } from './steps.mjs';

try {
  await setUp({ client: !process.argv.includes('--no-client') });
} catch (error) {
  process.stderr.write(`\n${error instanceof StepFailed ? error.message : error.stack}\n`);
  process.exit(1);
}
await import('@ticketing/stack/cli');
