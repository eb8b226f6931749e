/** Next calls this once, before the first request: a process that can't work must not look as though it could. */
export async function register(): Promise<void> {
  // Next compiles this file for its edge runtime as well, where there is no process to end.
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./start-process')).startProcess();
}
