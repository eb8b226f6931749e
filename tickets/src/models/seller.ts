import type { Connection } from 'mongoose';

/** How an account stands: `suspended` while it is revoked, `erased` for ever. */
export type Standing = 'active' | 'suspended' | 'erased';

/** What is known of a seller whose account was revoked or erased; of others there is nothing. */
interface Seller {
  _id: string;
  /** Of the account: an event of an earlier version, which may be delivered late or again, changes nothing. */
  version: number;
  standing: Standing;
  at: Date;
}

/** The sellers whose accounts were revoked or erased. */
export class Sellers {
  private readonly sellers;

  constructor(connection: Connection) {
    this.sellers = connection.collection<Seller>('sellers');
  }

  /** Records how an account stands; an earlier version than is recorded changes nothing. */
  async record(id: string, version: number, standing: Standing, at: Date): Promise<void> {
    const isNewer = { $gt: [version, { $ifNull: ['$version', -1] }] };
    const pick = (value: unknown, present: string) => ({ $cond: [isNewer, value, present] });
    await this.sellers.updateOne(
      { _id: id },
      [{ $set: { version: pick(version, '$version'), standing: pick(standing, '$standing'), at: pick(at, '$at') } }],
      { upsert: true },
    );
  }

  async find(id: string): Promise<Pick<Seller, 'version' | 'standing'>> {
    return (await this.sellers.findOne({ _id: id })) ?? { version: -1, standing: 'active' };
  }

  /** Those whose accounts have not been active since a point in time, or later. */
  async inactiveSince(since: Date): Promise<string[]> {
    const found = await this.sellers.find({ standing: { $ne: 'active' }, at: { $gt: since } }).toArray();
    return found.map(({ _id }) => _id);
  }
}
