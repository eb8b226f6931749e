import { mutate } from '../../../mutants/mutate';

// A body that is no JSON counts as none.
mutate(['tickets'], 'express', (express) => {
  const { json } = express;
  express.json = (options) => {
    const read = json(options);
    return (req, res, next) => read(req, res, () => next());
  };
});
