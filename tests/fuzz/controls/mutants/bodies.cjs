const mutate = require('../../../support/mutate.cjs');

// What is no JSON passes for nothing.
mutate(['tickets'], 'node_modules/express', (express) => {
  const { json } = express;
  const readAnything = (options) => {
    const read = json(options);
    return (req, res, next) => read(req, res, () => next());
  };
  return [express, 'json', readAnything];
});
