const takeOut = require('../../../support/take-out.cjs');

// After the first poison nothing good is heard any more.
takeOut(['confirmation'], 'common/dist/consumer/consumer', ({ Consumer }) => {
  const { handle } = Consumer.prototype;
  let poisoned = false;
  const isGood = ({ event }, { payload }) => {
    try {
      return event.schema.safeParse(JSON.parse(payload).data).success;
    } catch {
      return false;
    }
  };
  const handleUntilPoisoned = async function (listener, message) {
    try {
      if (poisoned && isGood(listener, message)) return { time: new Date() };
      return await handle.call(this, listener, message);
    } catch (error) {
      poisoned = true;
      throw error;
    }
  };
  return [Consumer.prototype, 'handle', handleUntilPoisoned];
});
