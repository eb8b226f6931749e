import { errors } from 'undici';
import { askOnce } from '../http-probe';
import type { Replica } from './endpoints';

export interface Address {
  url: string;
  /** Responds with success as long as the replica takes requests. */
  readyUrl: string;
}

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
    return (await askOnce(url)).ok;
  } catch (error) {
    return error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError ? undefined : false;
  }
}
