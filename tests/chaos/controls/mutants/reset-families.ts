import { mutate, wrapMethod } from '../../../mutants/mutate';

// A reset replaces the password, and no session ends.
mutate(['auth'], 'auth/dist/models/user-transitions', ({ userTransitions }) => {
  wrapMethod(
    userTransitions,
    'resetPassword',
    (resetPassword) =>
      function (...reset) {
        const account = this as typeof this & { sessionEpoch: number };
        const { sessionEpoch } = account;
        resetPassword.apply(this, reset);
        account.sessionEpoch = sessionEpoch;
      },
  );
});
