/** How a tool is called (or where a folder of schemas lies), or why it can't be. */
export type Tool = { command: string[] } | { missing: string };

export const TOOL_NAMES = [
  'kustomize',
  'kubernetes-schemas',
  'custom-resource-schemas',
  'checkov',
  'hadolint',
  'actionlint',
  'zizmor',
  'mongodump',
  'rclone',
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];
export type Tools = Record<ToolName, Tool>;

const VARIABLE = 'TICKETING_TEST_TOOLS';

/** Whether a tool that can't be had is a failure, as in the workflow, where everything can. */
export const toolsRequired = (): boolean => process.env.TOOLS_REQUIRED === 'true';

/** Passes what was found on to the test files, which run in processes of their own. */
export function announceTools(tools: Tools): void {
  process.env[VARIABLE] = JSON.stringify(tools);
}

export function announcedTools(): Tools {
  const text = process.env[VARIABLE];
  if (text === undefined) throw new Error('The test run has no tools: is its global set-up missing?');
  return JSON.parse(text) as Tools;
}

/** Where the programs are that the test run was given, as for the suites of the packages. */
export const serverBinaries = {
  mongod: () => process.env.MONGOMS_SYSTEM_BINARY ?? 'mongod',
  natsStreamingServer: () => process.env.NATS_STREAMING_SERVER_BINARY ?? 'nats-streaming-server',
  redisServer: () => process.env.REDIS_SERVER_BINARY ?? 'redis-server',
};

/** A variable of the environment that programs under test need as they find it: PATH, HOME. */
export const inherited = (name: string): string => process.env[name] ?? '';
