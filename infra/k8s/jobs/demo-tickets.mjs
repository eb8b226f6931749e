// Runs in the image of the stand-ins, which carries what `npm start` puts on sale at its first start.
import { createRequire } from 'node:module';

const { loadDemo } = createRequire('/app/infra/local/stand-ins/')('./dist/demo/load-demo.js');
const report = (line) => process.stdout.write(`${line}\n`);

// Kept nowhere: a second run puts another two dozen on sale.
await loadDemo(process.env.MARKETPLACE_URL, '/tmp/demo.json', report);
