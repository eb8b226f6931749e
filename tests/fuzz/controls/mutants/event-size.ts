import { mutate } from '../../../mutants/mutate';

const LARGE = 50_000;
const PAUSE_MS = 400;

// An event that is too large is read all the same, which takes its time.
mutate(['expiration'], 'common/dist/events/envelope', (exported) => {
  const { readEvent } = exported;
  exported.readEvent = (event, payload) => {
    for (const until = Date.now() + PAUSE_MS; payload.length > LARGE && Date.now() < until;);
    return readEvent(event, payload);
  };
});
