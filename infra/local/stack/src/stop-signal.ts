import type { Stack } from './supervisor/stack';
import { report } from './terminal';

export interface StopSignal {
  promise: Promise<void>;
  requested(): boolean;
}

/** Ctrl-C, SIGTERM or a closed terminal stops the stack gracefully; a second signal kills it. */
export function onStopSignal(stack: Stack): StopSignal {
  let requested = false;
  const promise = new Promise<void>((resolve) => {
    const stop = (): void => {
      if (requested) {
        report('Killing all processes.');
        return stack.kill();
      }
      requested = true;
      stack.cancelStart();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
  return { promise, requested: () => requested };
}
