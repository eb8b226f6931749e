import { mutate, wrapMethod } from '../../../mutants/mutate';

const MODULE = 'common/dist/dead-letters/dead-letters';

// An event that cannot be handled is dropped.
mutate(['payments'], MODULE, ({ DeadLetters }) => {
  DeadLetters.prototype.park = () => Promise.resolve();
});

// A redelivered event gets a second dead letter.
mutate(['orders'], MODULE, ({ DeadLetters }) => {
  wrapMethod(
    DeadLetters.prototype,
    'park',
    (park) =>
      async function (letter) {
        await park.call(this, letter);
        await park.call(this, { ...letter, payload: `${letter.payload} ` });
      },
  );
});
