/** Next also compiles the instrumentation for its edge runtime, which has no process and is not used here. */
export function startProcess(): void {
  return;
}
