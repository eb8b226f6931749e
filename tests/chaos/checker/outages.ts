import type { Injection } from '../history/history';

export interface Span {
  from: number;
  to: number;
}

/**
 * The times when all of these processes were down at once.
 *
 * @param processes all of a service, or a server's one
 */
export function outagesOf(processes: readonly string[], injections: readonly Injection[]): Span[] {
  const concerned = injections.filter(({ processes: affected, reached }) => {
    return reached !== false && affected.some((name) => processes.includes(name));
  });
  const times = concerned.flatMap(({ from, to = Infinity }) => [from, to]).sort((a, b) => a - b);
  return times.flatMap((from, index) => {
    const to = times[index + 1] ?? from;
    const meanwhile = concerned.filter((injection) => injection.from <= from && (injection.to ?? Infinity) >= to);
    return to > from && countOut(meanwhile, processes) >= processes.length ? [{ from, to }] : [];
  });
}

/** A crash names all replicas, and affects the first that reaches its failpoint: any of those that are not down already. */
function countOut(injections: readonly Injection[], processes: readonly string[]): number {
  const crashes = injections.filter(isCrash);
  const named = injections.filter((injection) => !isCrash(injection)).flatMap(({ processes: affected }) => affected);
  return new Set(named.filter((name) => processes.includes(name))).size + crashes.length;
}

const isCrash = ({ fault }: Injection) => fault.startsWith('crash of');

/** How much of a time these spans, which may overlap, cover, in ms. */
export function timeIn(spans: readonly Span[], from: number, to: number): number {
  let [total, reached] = [0, from];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const [begin, end] = [Math.max(span.from, reached), Math.min(span.to, to)];
    total += Math.max(0, end - begin);
    reached = Math.max(reached, end);
  }
  return total;
}
