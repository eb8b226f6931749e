const mutate = require('../../../support/mutate.cjs');

// After the first poison nothing good is event any more.
mutate(['confirmation'], 'common/dist/consumer/consumer', ({ Consumer }) => {
  const { receive } = Consumer.prototype;
  let poisoned = false;
  const isGood = ({ event }, { payload }) => {
    try {
      return event.schema.safeParse(JSON.parse(payload).data).success;
    } catch {
      return false;
    }
  };
  const receiveUntilPoisoned = async function (listener, message) {
    const good = isGood(listener, message);
    if (good && poisoned) return;
    if (!good) poisoned = true;
    await receive.call(this, listener, message);
  };
  return [Consumer.prototype, 'receive', receiveUntilPoisoned];
});
