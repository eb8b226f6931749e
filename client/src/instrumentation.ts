/** Next awaits this before the first request, so that a misconfigured process never serves one. */
export async function register(): Promise<void> {
  // Next compiles this file for its edge runtime as well, where there is no process to end.
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./start-process')).startProcess();
}
