import type { History, Injection } from '../history/history';

/** Notes faults in the history: from when until when each befell the system, and which did not happen after all. */
export class FaultLog {
  constructor(
    private readonly history: History,
    private readonly report: (line: string) => void = () => undefined,
  ) {}

  /**
   * @param fault what it is and whom it befalls; its times are added to it
   * @param inject resolves once what it befell works again: with whether it happened. What can't be injected at the moment,
   *   since what it needs is down from another fault, has not.
   */
  async note(fault: Omit<Injection, 'from' | 'to'>, inject: () => Promise<boolean>): Promise<void> {
    const { injections, missed } = this.history;
    const injection: Injection = Object.assign(fault, { from: Date.now() });
    injections.push(injection);
    this.report(fault.fault);
    const happened = await inject().catch((error: Error) => {
      this.report(`${fault.fault}: ${error.message}`);
      return false;
    });
    injection.to = Date.now();
    if (happened) return;
    injections.splice(injections.indexOf(injection), 1);
    missed.push(injection);
  }
}
