import { mutate } from '../../../mutants/mutate';

const LARGE = 50_000;
const COMPUTED_MICROSECONDS = 400_000;

// An event that is too large is read all the same, which takes its time.
mutate(['expiration'], 'common/dist/events/envelope', (exported) => {
  const { readEvent } = exported;
  exported.readEvent = (event, payload) => {
    const before = process.cpuUsage();
    // Measured by what is computed, asking the system for it included: a busy machine stretches every wait.
    const computed = () => {
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    while (payload.length > LARGE && computed() < COMPUTED_MICROSECONDS);
    return readEvent(event, payload);
  };
});
