import { unlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where a process can be ended on purpose, to prove that nothing is lost: right after one of two writes that belong
 * together and cannot be made as one.
 */
export type FailpointName =
  | 'stored-not-published'
  | 'published-not-marked'
  | 'handled-not-acknowledged'
  | 'done-not-recorded'
  | 'begun-not-charged'
  | 'created-not-confirmed'
  | 'charged-not-stored'
  | 'refunded-not-stored'
  | 'mailed-not-marked'
  | 'published-not-done'
  | 'published-not-answered';

/** Passes a step, or ends this process there, as `kill -9` would, when an experiment asked for it. */
export type Failpoint = (step: FailpointName) => void;

/** The failpoints of every process outside an experiment: they do nothing. */
export const noFailpoints: Failpoint = () => undefined;

/**
 * The failpoints of a service. A file `<service>.<step>` in the folder asks for one crash: the first replica that comes
 * by takes the file away, and dies.
 *
 * @param folder from `FAILPOINTS`; without it the points do nothing
 * @param crash ends this process, at once, unless given
 */
export function failpoints(service: string, folder: string | undefined, crash = killSelf): Failpoint {
  if (folder === undefined) return noFailpoints;
  return (step) => {
    if (take(join(folder, `${service}.${step}`))) crash();
  };
}

const killSelf = (): unknown => process.kill(process.pid, 'SIGKILL');

function take(file: string): boolean {
  try {
    unlinkSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
