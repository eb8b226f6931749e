import { readFile } from 'node:fs/promises';
import { type ProcessDefinition, type Tier, tiers } from './process-definition';
import { SupervisedProcess } from './supervised-process';
import { waitFor } from './wait-for';

const START_TIMEOUT_MS = 90_000;
const LOG_LINES_SHOWN = 12;

export class StartFailed extends Error {}

/** All processes, started and stopped in the order of their dependencies. */
export class Stack {
  readonly processes: SupervisedProcess[];
  private readonly startCancelled = new AbortController();

  constructor(definitions: ProcessDefinition[], onChange: (process: SupervisedProcess) => void) {
    this.processes = definitions.map((definition) => new SupervisedProcess(definition, onChange));
  }

  /** Resolves when every process is ready: servers and stand-ins start first, then all applications at once. */
  async start(onReady: (process: SupervisedProcess) => void): Promise<void> {
    const standIns = this.bringUp('stand-in', onReady);
    await Promise.all([this.bringUp('server', onReady), standIns]);
    await this.bringUp('application', onReady);
  }

  /** Makes a pending `start` resolve early, with the processes that run by then. */
  cancelStart(): void {
    this.startCancelled.abort();
  }

  async stop(): Promise<void> {
    this.cancelStart();
    for (const tier of tiers) await Promise.all(this.of(tier).map((process) => process.stop()));
  }

  /** Kills all processes at once; stored data survives this. */
  kill(): void {
    for (const process of this.processes) process.kill();
  }

  private of(tier: Tier): SupervisedProcess[] {
    return this.processes.filter(({ definition }) => definition.tier === tier);
  }

  private async bringUp(tier: Tier, onReady: (process: SupervisedProcess) => void): Promise<void> {
    if (this.startCancelled.signal.aborted) return;
    const processes = this.of(tier);
    for (const process of processes) process.start();
    await Promise.all(
      processes.map(async (process) => {
        await this.waitUntilReady(process);
        if (!this.startCancelled.signal.aborted) onReady(process);
      }),
    );
  }

  private async waitUntilReady(process: SupervisedProcess): Promise<void> {
    const { definition } = process;
    const options = { timeout: START_TIMEOUT_MS, signal: this.startCancelled.signal };
    let ready = false;
    const isReady = async (): Promise<boolean> => process.pid !== null && (await definition.isReady());
    await waitFor(async () => process.isFailing || (ready = await isReady()), options);
    // Not asked again: a busy machine may be too slow for one more answer.
    if (this.startCancelled.signal.aborted || ready) return;
    throw new StartFailed(await describeFailure(process));
  }
}

async function describeFailure(process: SupervisedProcess): Promise<string> {
  const { definition, lastExit, isFailing } = process;
  const log = await readFile(definition.log, 'utf8').catch(() => '');
  const lastLines = log.trim().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
  const what = isFailing
    ? `${process.label} exits right after its start (${lastExit?.signal ?? `exit code ${lastExit?.code}`})`
    : `${process.label} did not get ready within ${START_TIMEOUT_MS / 1000} s`;
  return `${what}. The end of its log, ${definition.log}:\n\n${lastLines}\n`;
}
