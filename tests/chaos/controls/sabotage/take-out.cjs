// Loaded by `node --require` before a service: replaces a guard in the module that has it. What is not there cannot be
// taken out, and fails the run: a control must not pass for having missed its guard.
const path = require('node:path');

const root = path.resolve(__dirname, '../../../..');

/**
 * @param {string[]} services whose processes are concerned
 * @param {string} module from the root, without `.js`
 * @param {(exported: any) => [owner: object, name: string, replacement: Function]} choose
 */
module.exports = function takeOut(services, module, choose) {
  const script = process.argv[1] ?? '';
  if (!services.some((service) => script.endsWith(`${service}/dist/index.js`))) return;
  const [owner, name, replacement] = choose(require(path.join(root, module)));
  if (typeof owner[name] !== 'function') throw new Error(`${module} has no ${name} to take out`);
  owner[name] = replacement;
};
