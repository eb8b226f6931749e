import { storedAggregates, type AggregateModel, type Pending } from './stored-aggregates';

/** Entries younger than this are left to the publication that follows their write. */
const GRACE_MS = 1_000;
/** How many entries are read, and in flight, at once: their payloads are held in memory. */
export const BATCH = 1_000;
const DOCUMENTS_AT_ONCE = 100;
/** Counted to the end, a backlog of hours would cost more than the figure is worth. */
const COUNTED = 10_000;

const isDue = () => ({ 'outbox.at': { $lte: new Date(Date.now() - GRACE_MS) } });

/** How much waits to be published that no publication is under way for. */
export interface Backlog {
  /** Documents, up to 10,000. */
  count: number;
  oldest: Date | undefined;
}

/** Looks how large a model's backlog is; where there is none it costs one look into an index. */
export async function measureBacklog(model: AggregateModel): Promise<Backlog> {
  // The index gives the oldest first. To ask for that order would have MongoDB sort all there are.
  const first = await storedAggregates(model).findOne(isDue(), { projection: { 'outbox.at': 1 } });
  if (!first) return { count: 0, oldest: undefined };
  const count = await storedAggregates(model).countDocuments(isDue(), { limit: COUNTED });
  const [oldest] = first.outbox.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime());
  return { count, oldest };
}

/** The next entries of a model's backlog, oldest first; fewer than `BATCH` when they are the last. */
export async function nextEntries(model: AggregateModel): Promise<Pending[]> {
  const due = isDue();
  const entries: Pending[] = [];
  const options = { projection: { outbox: 1 }, batchSize: DOCUMENTS_AT_ONCE, limit: BATCH } as const;
  for await (const { _id, outbox } of storedAggregates(model).find(due, options)) {
    const ofDocument = outbox.filter(({ at }) => at <= due['outbox.at'].$lte);
    entries.push(...ofDocument.map((entry) => ({ model, documentId: _id, entry })));
    if (entries.length >= BATCH) break;
  }
  return entries;
}
