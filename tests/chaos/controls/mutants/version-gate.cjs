const mutate = require('../../../support/mutate.cjs');

// Whatever is heard last is what the copy says.
mutate(['orders', 'payments'], 'common/dist/projection/projection', (exported) => {
  const { Types } = require('mongoose');
  const applyAnyhow = async (model, { id, version, fields }) => {
    const copies = model.db.collection(model.collection.collectionName);
    const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    await copies.updateOne({ _id: new Types.ObjectId(id) }, { $set: { ...present, version } }, { upsert: true });
    return true;
  };
  return [exported, 'applyToProjection', applyAnyhow];
});
