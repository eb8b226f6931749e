import { describeTimeline } from '../history/timeline';
import type { Outcome } from '../checker/check-run';

const SHOWN = 3;

/** The verdict in words: each check, and of what it found the first few with the history of what they are about. */
export function describeVerdict({ results, snapshot }: Outcome): string[] {
  return results.flatMap(({ check, violations }) => [
    `${violations.length === 0 ? 'holds' : 'VIOLATED'}  ${check}${violations.length > 0 ? ` (${violations.length})` : ''}`,
    ...violations
      .slice(0, SHOWN)
      .flatMap(({ message, about }) => [
        `    ${message}`,
        ...(about === undefined || snapshot === undefined ? [] : describeTimeline(snapshot, about)).map(
          (line) => `        ${line}`,
        ),
      ]),
  ]);
}
