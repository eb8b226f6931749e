import { Types } from 'mongoose';
import { mutate } from '../../../mutants/mutate';

// A copy takes the fields of whichever event arrived last.
mutate(['orders', 'payments'], 'common/dist/mongo/projection', (exported) => {
  exported.applyToProjection = async (model, { id, version, fields }) => {
    const copies = model.db.collection(model.collection.collectionName);
    const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    await copies.updateOne({ _id: new Types.ObjectId(id) }, { $set: { ...present, version } }, { upsert: true });
  };
});
