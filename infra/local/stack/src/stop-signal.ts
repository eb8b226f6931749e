import type { Stack } from './supervisor/stack';
import { report } from './terminal';

export interface StopSignal {
  promise: Promise<void>;
  requested(): boolean;
}

/** Ctrl-C, a SIGTERM or a closed terminal stops the stack gently; asked a second time, at once. */
export function onStopSignal(stack: Stack): StopSignal {
  let requested = false;
  const promise = new Promise<void>((resolve) => {
    const stop = (): void => {
      if (requested) {
        report('Ending everything at once.');
        return stack.kill();
      }
      requested = true;
      stack.callOff();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
  return { promise, requested: () => requested };
}
