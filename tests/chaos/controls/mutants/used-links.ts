import { mutate } from '../../../mutants/mutate';

// A link can be used as long as its request is found.
mutate(['auth'], 'auth/dist/models/user-transitions', ({ userTransitions }) => {
  userTransitions.useLink = () => undefined;
});
