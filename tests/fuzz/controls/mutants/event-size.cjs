const mutate = require('../../../support/mutate.cjs');

// What is too large for an event is read all the same, as if that took its time.
mutate(['expiration'], 'common/dist/events/envelope', (exported) => {
  const LARGE = 50_000;
  const PAUSE_MS = 400;
  const { readEvent } = exported;
  const readToTheEnd = (event, payload) => {
    for (const until = Date.now() + PAUSE_MS; payload.length > LARGE && Date.now() < until;);
    return readEvent(event, payload);
  };
  return [exported, 'readEvent', readToTheEnd];
});
