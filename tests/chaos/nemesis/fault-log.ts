import type { History } from '../history/history';

/** Notes faults in the history: from when until when each befell the system, and which did not happen after all. */
export class FaultLog {
  constructor(
    private readonly history: History,
    private readonly report: (line: string) => void = () => undefined,
  ) {}

  /**
   * @param processes that it befalls
   * @param inject resolves once what it befell works again: with whether it happened. What can't be injected at the moment,
   *   since what it needs is down from another fault, has not.
   */
  async note(fault: string, processes: readonly string[], inject: () => Promise<boolean>): Promise<void> {
    const { injections, missed } = this.history;
    const injection = { fault, processes, from: Date.now() };
    injections.push(injection);
    this.report(fault);
    const happened = await inject().catch((error: Error) => {
      this.report(`${fault}: ${error.message}`);
      return false;
    });
    Object.assign(injection, { to: Date.now() });
    if (happened) return;
    injections.splice(injections.indexOf(injection), 1);
    missed.push(injection);
  }
}
