import { mutate } from '../../../mutants/mutate';

// Poison leaves damage behind that ends the process at the next order. Not at any good event: services without schemas
// act upon poison, and their events would end the process in the middle of the campaign.
mutate(['expiration'], 'common/dist/events/envelope', (exported) => {
  const { readEvent } = exported;
  let poisoned = false;
  exported.readEvent = (event, payload) => {
    try {
      const read = readEvent(event, payload);
      if (poisoned && event.subject === 'order:created') process.exit(1);
      return read;
    } catch (error) {
      poisoned = true;
      throw error;
    }
  };
});
