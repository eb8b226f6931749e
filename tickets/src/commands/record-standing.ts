import type { Sellers, Standing } from '../models/seller';
import type { ApplyStanding } from './apply-standing';

/** Records how an account stands, and brings its tickets to it. */
export type RecordStanding = (user: { id: string; version: number }, standing: Standing) => Promise<void>;

export const recordStanding =
  (sellers: Sellers, apply: ApplyStanding, now: () => Date): RecordStanding =>
  async ({ id, version }, standing) => {
    await sellers.record(id, version, standing, now());
    await apply(id);
  };
