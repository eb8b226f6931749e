import { Types, type Collection, type mongo } from 'mongoose';
import { COMMITTED } from './concerns';
import { SharedRead } from './shared-read';

/**
 * Finds documents by their ids, those that are asked for at the same time in one query: a query for one document costs
 * several times what a further id in it does. Alone, a reader gets a query of its own at once. See `SharedRead` for which
 * query a reader shares.
 */
export class GroupRead<Document extends { _id: Types.ObjectId }> {
  private readonly shared = new SharedRead();
  private wanted = new Set<string>();

  /**
   * @param collection as mongoose has it
   * @param projection the fields to read; `_id` is always among them
   */
  constructor(
    private readonly collection: Collection,
    private readonly projection: mongo.Document,
  ) {}

  /**
   * Finds a document.
   *
   * @param id in hex, in lower case
   * @returns the document as the majority of the replica set has it, shared and not to be changed; undefined where there
   *   is none
   */
  async find(id: string): Promise<Document | undefined> {
    this.wanted.add(id);
    const found = await this.shared.read('documents', () => this.findWanted());
    return found.get(id);
  }

  private async findWanted(): Promise<Map<string, Document>> {
    const ids = [...this.wanted].map((id) => new Types.ObjectId(id));
    this.wanted = new Set();
    const options = { projection: { ...this.projection, _id: 1 }, readConcern: COMMITTED };
    const documents = await this.collection.find<Document>({ _id: { $in: ids } }, options).toArray();
    return new Map(documents.map((document) => [document._id.toHexString(), document]));
  }
}
