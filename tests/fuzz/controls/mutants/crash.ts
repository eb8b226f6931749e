import { mutate } from '../../../mutants/mutate';

// Poison leaves damage behind that ends the process at the next good event.
mutate(['expiration'], 'common/dist/events/envelope', (exported) => {
  const { readEvent } = exported;
  let poisoned = false;
  exported.readEvent = (event, payload) => {
    try {
      const read = readEvent(event, payload);
      if (poisoned) process.exit(1);
      return read;
    } catch (error) {
      poisoned = true;
      throw error;
    }
  };
});
