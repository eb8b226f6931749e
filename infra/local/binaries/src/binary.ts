import { runCommand } from './run-command';
import { type ServerLocation, ProviderError } from './provider';

/** What a server's program is called, and how it tells that it is the right one. */
export interface Binary {
  fileName: string;
  /** What makes it print its version; `--version` unless given. */
  versionArguments?: string[];
  /** Matched against what it prints then; the first group is the version. */
  version: RegExp;
  /** In words, for the message about a program that does not match. */
  accepts: string;
}

/** Has the program print its version: it may be built for another machine, or miss a library. */
export async function verifyBinary(binary: Binary, path: string): Promise<ServerLocation> {
  const output = await runCommand(path, binary.versionArguments ?? ['--version'], { timeout: 10_000 }).catch(
    (error: Error) => {
      throw new ProviderError(`it does not run: ${error.message}`, error);
    },
  );
  const version = binary.version.exec(output)?.[1];
  if (!version) throw new ProviderError(`${path} is not ${binary.accepts}: ${output.split('\n')[0] ?? ''}`);
  return { kind: 'binary', path, version };
}
