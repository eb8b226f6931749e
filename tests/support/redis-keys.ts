import type { Redis } from 'ioredis';

/** Everything that the services keep in Redis. What has no expiry must be of a number that does not grow. */
export const REDIS_KEYS: { kind: string; name: RegExp; expires: boolean }[] = [
  { kind: 'ended orders', name: /^expiration:ended:[0-9a-f]{24}$/, expires: true },
  { kind: 'sent mails', name: /^confirmation:sent:[a-z-]+:[0-9a-f]{24}(:\d+)?$/, expires: true },
  { kind: 'erased users', name: /^confirmation:erased:[0-9a-f]{24}$/, expires: true },
  { kind: 'locks', name: /^(expiration:expirations|confirmation:mails):.*(:lock|:stalled-check)$/, expires: true },
  { kind: 'jobs', name: /^expiration:expirations:[0-9a-f]{24}$/, expires: false },
  { kind: 'jobs', name: /^confirmation:mails:[a-z-]+:[0-9a-f]{24}(:\d+)?$/, expires: false },
  { kind: 'queues', name: /^(expiration:expirations|confirmation:mails):[a-z-]+$/, expires: false },
  { kind: 'marks', name: /^confirmation:(remembers-sent|receipts-in)$/, expires: false },
  { kind: 'dead letters', name: /^deadletters:[a-z]+$/, expires: false },
];

export const kindOf = (key: string): string => REDIS_KEYS.find(({ name }) => name.test(key))?.kind ?? 'unknown';

/** How many keys there are of each kind. */
export async function countKeys(redis: Redis): Promise<Record<string, number>> {
  const kinds = [...new Set(REDIS_KEYS.map(({ kind }) => kind)), 'unknown'].filter((kind) => kind !== 'dead letters');
  const counts = new Map(kinds.map((kind) => [kind, 0]));
  for (const key of await allKeys(redis)) {
    const kind = kindOf(key);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Object.fromEntries(
    [...counts].map(([kind, count]) => [kind === 'jobs' ? 'jobs in Redis' : `keys ${kind}`, count]),
  );
}

export async function allKeys(redis: Redis): Promise<string[]> {
  const keys = new Set<string>();
  for await (const page of redis.scanStream({ count: 1_000 })) for (const key of page as string[]) keys.add(key);
  return [...keys];
}
