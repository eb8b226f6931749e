import { readConfig } from './config';

/** Next calls this once, before the first request: a process that can't work must not look as though it could. */
export async function register(): Promise<void> {
  try {
    const { SHUTDOWN_DELAY_MS } = readConfig();
    // Next compiles this for its edge runtime, too, which has no process.
    if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./shutdown')).leaveInOrder(SHUTDOWN_DELAY_MS);
  } catch (error) {
    // Next would report what is thrown here, and stay.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
