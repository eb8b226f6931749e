/** Whether a test has to fail, rather than be skipped, where a tool that it needs can't be had. */
export const toolsRequired = (): boolean => process.env.TOOLS_REQUIRED === 'true';

/** The environment in which Go installs a program into a folder. */
export const goEnvironment = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  GOFLAGS: '-mod=mod',
  GOBIN: folder,
});
