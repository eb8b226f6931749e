const mutate = require('../../../support/mutate.cjs');

// What poison has done shows at the next good event, and ends the process.
mutate(['expiration'], 'common/dist/events/envelope', (exported) => {
  const { readEvent } = exported;
  let poisoned = false;
  const readOrCrash = (event, payload) => {
    try {
      const read = readEvent(event, payload);
      if (poisoned) process.exit(1);
      return read;
    } catch (error) {
      poisoned = true;
      throw error;
    }
  };
  return [exported, 'readEvent', readOrCrash];
});
