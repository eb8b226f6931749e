import type { Replica } from './endpoints';

export interface Address {
  url: string;
  /** Answers with success as long as the replica takes requests. */
  readyUrl: string;
}

const PATIENCE_MS = 2_000;

/** Replicas that are asked by HTTP, by service. */
export function probed(addresses: Record<string, Address[]>): Record<string, Replica[]> {
  const replicas = Object.entries(addresses).map(([service, all]) => {
    return [service, all.map(({ url, readyUrl }) => ({ url, probe: () => probe(readyUrl) }))] as const;
  });
  return Object.fromEntries(replicas);
}

/** Asks for readiness: true for an answer of success, false for any other and for a refused connection, else undefined. */
async function probe(url: string): Promise<boolean | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? undefined : false;
  }
}
