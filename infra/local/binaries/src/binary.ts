import { runCommand } from './run-command';
import { type ServerLocation, ProviderError } from './provider';

/** A program's file name and the check of its version. */
export interface Binary {
  fileName: string;
  /** The arguments that make it print its version; `--version` by default. */
  versionArguments?: string[];
  /** Matched against that output; the first group is the version. */
  version: RegExp;
  /** Describes an acceptable program in the error message. */
  accepts: string;
}

/** Runs the program to get its version: it may be built for another platform or lack a library. */
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
