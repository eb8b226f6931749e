import { join } from 'node:path';
import { Stack } from '../../support/stack';

/** One stack for all files; who needs another starts it. */
export default async function startStack(): Promise<() => Promise<void>> {
  const stack = await Stack.start([], {}, { client: true, production: true });
  process.env.STACK_FILE = join(stack.folder, 'stack.json');
  return async () => {
    await stack.stop();
  };
}
