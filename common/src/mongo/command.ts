import { createConnection, type Connection } from 'mongoose';
import type { DatabaseConfig } from '../service/config';
import { tlsOptions } from './mongo';

const DATABASE_TIMEOUT_MS = 5_000;

/** The exit code of an operator's command, and the line that it prints. */
export interface CommandResult {
  exitCode: number;
  message: string;
}

/**
 * Does the work of a command on the database of its service, and disconnects.
 *
 * @returns what the work gave, or that the database cannot be used, within five seconds
 */
export async function withDatabase(
  { MONGO_URI, MONGO_CA_FILE }: DatabaseConfig,
  work: (connection: Connection) => Promise<CommandResult>,
): Promise<CommandResult> {
  const connection = createConnection(MONGO_URI, {
    ...tlsOptions(MONGO_CA_FILE),
    serverSelectionTimeoutMS: DATABASE_TIMEOUT_MS,
    autoIndex: false,
  });
  try {
    await connection.asPromise();
    return await work(connection);
  } catch (error) {
    return { exitCode: 1, message: `The database cannot be used: ${(error as Error).message}` };
  } finally {
    await connection.close();
  }
}

/** Runs a command as this process: prints its message, on stderr when it fails, and sets the exit code. */
export async function runCommand(command: () => Promise<CommandResult>): Promise<void> {
  const { exitCode, message } = await command().catch((error: unknown): CommandResult => {
    return { exitCode: 1, message: error instanceof Error ? error.message : String(error) };
  });
  (exitCode === 0 ? process.stdout : process.stderr).write(`${message}\n`);
  process.exitCode = exitCode;
}
