import { join } from 'node:path';
import { Stack } from '../../support/stack';

/** Starts one stack for all test files. Some tests start another with other settings. */
export default async function startStack(): Promise<() => Promise<void>> {
  const stack = await Stack.start([], {}, { client: true, production: true });
  process.env.STACK_FILE = join(stack.folder, 'stack.json');
  return async () => {
    await stack.stop();
  };
}
