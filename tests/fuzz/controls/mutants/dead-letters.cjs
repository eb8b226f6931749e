const mutate = require('../../../support/mutate.cjs');

const MODULE = 'common/dist/dead-letters/dead-letters';

// What cannot be handled is forgotten.
mutate(['payments'], MODULE, ({ DeadLetters }) => [DeadLetters.prototype, 'park', async () => undefined]);

// The same event is another letter when it comes again.
mutate(['orders'], MODULE, ({ DeadLetters }) => {
  const { park } = DeadLetters.prototype;
  const parkTwice = async function (letter) {
    await park.call(this, letter);
    await park.call(this, { ...letter, payload: `${letter.payload} ` });
  };
  return [DeadLetters.prototype, 'park', parkTwice];
});
