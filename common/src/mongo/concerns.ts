/** Acknowledged is in the journal: a standalone mongod that is killed would lose it otherwise. */
export const JOURNALED = { w: 'majority', journal: true } as const;

/** For what may be lost, since it is done again then: acknowledged once a majority has it, without a flush of the journal. */
export const UNFLUSHED = { w: 'majority', journal: false } as const;

/**
 * Read is what a majority of the replica set has: what only the primary has can be rolled back, and no event may report
 * it and none be acknowledged for it. It is no wait: a write that was acknowledged is there, and a write that lost against
 * another (a version, a unique index) is answered once that other one is there, too. A standalone takes it as well.
 */
export const COMMITTED = { level: 'majority' } as const;
