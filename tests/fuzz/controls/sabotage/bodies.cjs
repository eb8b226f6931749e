const takeOut = require('../../../support/take-out.cjs');

// What is no JSON passes for nothing.
takeOut(['tickets'], 'node_modules/express', (express) => {
  const { json } = express;
  const readAnything = (options) => {
    const read = json(options);
    return (req, res, next) => read(req, res, () => next());
  };
  return [express, 'json', readAnything];
});
