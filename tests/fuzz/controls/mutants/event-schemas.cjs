const mutate = require('../../../support/mutate.cjs');

// The data of an event is believed to be right.
mutate(['tickets', 'confirmation'], 'common/dist/events/envelope', (exported) => {
  const { readEvent } = exported;
  const believe = (event, payload) =>
    readEvent({ ...event, schema: { safeParse: (data) => ({ success: true, data }) } }, payload);
  return [exported, 'readEvent', believe];
});
