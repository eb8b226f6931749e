import { mutate } from '../../../mutants/mutate';

// Input is not validated.
mutate(['auth', 'tickets'], 'common/dist/http/validation', (exported) => {
  exported.validate = () => (_req, _res, next) => next();
});
