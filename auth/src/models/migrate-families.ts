import { Types } from 'mongoose';
import type { RefreshFamilyModel } from './refresh-family';

/** Gives the families of an earlier version what a list of devices needs. */
export async function migrateFamilies(families: RefreshFamilyModel): Promise<void> {
  const outdated = { deviceId: { $exists: false } };
  for await (const { _id } of families.find(outdated, { _id: 1 }).lean()) {
    const added = { deviceId: new Types.ObjectId(), device: 'Unknown device', epoch: 0 };
    await families.collection.updateOne({ _id: _id as never, ...outdated }, { $set: added });
  }
}
