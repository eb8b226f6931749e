const takeOut = require('../../../support/take-out.cjs');

const module_ = 'common/dist/dead-letters/dead-letters';

// What cannot be handled is forgotten.
takeOut(['payments'], module_, ({ DeadLetters }) => [DeadLetters.prototype, 'park', async () => undefined]);

// The same event is another letter when it comes again.
takeOut(['orders'], module_, ({ DeadLetters }) => {
  const { park } = DeadLetters.prototype;
  const parkTwice = async function (letter) {
    await park.call(this, letter);
    await park.call(this, { ...letter, payload: `${letter.payload} ` });
  };
  return [DeadLetters.prototype, 'park', parkTwice];
});
