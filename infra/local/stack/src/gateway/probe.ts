import type { Replica } from './endpoints';

export interface Address {
  url: string;
  /** Responds with success as long as the replica takes requests. */
  readyUrl: string;
}

const TIMEOUT_MS = 2_000;

/** Replicas with an HTTP probe, by service. */
export function probed(addresses: Record<string, Address[]>): Record<string, Replica[]> {
  const replicas = Object.entries(addresses).map(([service, all]) => {
    return [service, all.map(({ url, readyUrl }) => ({ url, probe: () => probe(readyUrl) }))] as const;
  });
  return Object.fromEntries(replicas);
}

/** True for a successful response, false for any other and for a refused connection, undefined after a timeout. */
async function probe(url: string): Promise<boolean | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? undefined : false;
  }
}
