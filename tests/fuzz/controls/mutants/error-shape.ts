import { mutate } from '../../../mutants/mutate';

// Express answers errors by itself, in HTML.
mutate(['orders'], 'common/dist/http/error-handler', (exported) => {
  exported.errorHandler = () => (error, _req, _res, next) => next(error);
});
