import { client } from './cases/client';
import { hop } from './cases/hop';
import { manyTickets } from './cases/many-tickets';
import { memory } from './cases/memory';
import { requests } from './cases/requests';
import { withContext, type Context } from './context';
import { heading, printFigure } from './table';

const cases = { memory, requests, hop, manyTickets, client };

/** Runs the cases that are named on the command line, or all of them. */
async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in cases));
  if (unknown.length > 0)
    throw new Error(`There is no case ${unknown.join(', ')}; there are ${Object.keys(cases).join(', ')}`);
  await withContext(async (context: Context) => {
    heading('Start');
    printFigure('npm start on a built tree', `${context.startSeconds.toFixed(1)} s`, '<= 15 s');
    for (const [name, run] of Object.entries(cases)) if (names.length === 0 || names.includes(name)) await run(context);
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
