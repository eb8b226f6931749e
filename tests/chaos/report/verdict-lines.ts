import { narrate } from '../history/narrate';
import type { Outcome } from '../judge/conclude';

const SHOWN = 3;

/** The verdict in words: each check, and of what it found the first few with the history of what they are about. */
export function describeVerdict({ judgements, evidence }: Outcome): string[] {
  return judgements.flatMap(({ check, violations }) => [
    `${violations.length === 0 ? 'holds' : 'VIOLATED'}  ${check}${violations.length > 0 ? ` (${violations.length})` : ''}`,
    ...violations
      .slice(0, SHOWN)
      .flatMap(({ message, about }) => [
        `    ${message}`,
        ...(about === undefined || evidence === undefined ? [] : narrate(evidence, about)).map(
          (line) => `        ${line}`,
        ),
      ]),
  ]);
}
