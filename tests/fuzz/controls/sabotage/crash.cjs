const takeOut = require('../../../support/take-out.cjs');

// What poison has done shows at the next good event, and ends the process.
takeOut(['expiration'], 'common/dist/consumer/consumer', ({ Consumer }) => {
  const { handle } = Consumer.prototype;
  let poisoned = false;
  const handleOrCrash = async function (listener, message) {
    try {
      const event = await handle.call(this, listener, message);
      if (poisoned) process.exit(1);
      return event;
    } catch (error) {
      poisoned = true;
      throw error;
    }
  };
  return [Consumer.prototype, 'handle', handleOrCrash];
});
