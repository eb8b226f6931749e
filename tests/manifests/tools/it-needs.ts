import { announcedTools, type ToolName } from './config';

/** `it`, where the tools are there; where one can't be had the test counts as skipped, never as passed. */
export function itNeeds(...names: ToolName[]): jest.It {
  const tools = announcedTools();
  return names.every((name) => 'command' in tools[name]) ? it : it.skip;
}

/** The tool's command, with what is to come after it. */
export function commandOf(name: ToolName): { command: string; args: string[] } {
  const [command = '', ...args] = partsOf(name);
  return { command, args };
}

/** The files or folders that a tool consists of. */
export function partsOf(name: ToolName): string[] {
  const tool = announcedTools()[name];
  if ('missing' in tool) throw new Error(`${name} is missing: ${tool.missing}`);
  return tool.command;
}
