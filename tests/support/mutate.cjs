// Loaded by `node --require` before a process: replaces a guard in the module that has it. What is not there cannot be
// taken out, and fails the run: a control must not pass for having missed its guard.
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

/**
 * @param {string[]} processes that are concerned: services, or parts of the local stack
 * @param {string} module from the root, without `.js`
 * @param {(exported: any) => [owner: object, name: string, replacement: Function]} choose
 */
module.exports = function mutate(processes, module, choose) {
  const script = process.argv[1] ?? '';
  const scriptsOf = (name) => [`/${name}/dist/index.js`, `/dist/${name}/index.js`];
  if (!processes.flatMap(scriptsOf).some((own) => script.endsWith(own))) return;
  const [owner, name, replacement] = choose(require(path.join(root, module)));
  if (typeof owner[name] !== 'function') throw new Error(`${module} has no ${name} to take out`);
  owner[name] = replacement;
};
