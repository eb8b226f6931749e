const PATIENCE_MS = 2_000;

/** Asks for readiness: true for an answer of success, false for any other and for a refused connection, else undefined. */
export async function probe(url: string): Promise<boolean | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? undefined : false;
  }
}
