/** Acknowledged is in the journal: a standalone mongod that is killed would lose it otherwise. */
export const JOURNALED = { w: 'majority', journal: true } as const;
