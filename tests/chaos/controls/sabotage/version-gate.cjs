const takeOut = require('./take-out.cjs');

// Whatever is heard last is what the copy says.
takeOut(['orders', 'payments'], 'common/dist/consumer/ordered-copy', (exported) => {
  const { Types } = require('mongoose');
  const applyAnyhow = async (model, { id, version, fields }) => {
    const copies = model.db.collection(model.collection.collectionName);
    await copies.updateOne({ _id: new Types.ObjectId(id) }, { $set: { ...fields, version } }, { upsert: true });
    return true;
  };
  return [exported, 'applyInOrder', applyAnyhow];
});
