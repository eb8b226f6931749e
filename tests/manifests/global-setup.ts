import startServers from '../../common/src/testing/jest-global-setup';
import { announceTools, toolsRequired } from './tools/config';
import { fetchTools } from './tools/fetch-tools';

/** Real servers for the tests that start something, and the tools of those that check something. */
export default async function setup(): Promise<void> {
  const [tools] = await Promise.all([fetchTools(report), startServers()]);
  const missing = Object.entries(tools).flatMap(([name, tool]) =>
    'missing' in tool ? `${name}: ${tool.missing}` : [],
  );
  if (missing.length > 0 && toolsRequired()) throw new Error(`These can’t be had:\n${missing.join('\n')}`);
  for (const line of missing) report(`Skipped is what needs ${line}`);
  announceTools(tools);
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}
