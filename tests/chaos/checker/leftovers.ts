import { aboutIn, type Check } from './check';

/** No work is pending, and the only dead letters are the injected poison. */
export const leftovers: Check = {
  name: 'nothing left over',
  find: ({ pendingWork, letters, history }) => [
    ...pendingWork.map((message) => ({ message: `not idle in time: ${message}`, ...aboutIn(message) })),
    ...letters
      .filter(({ payload }) => !history.poison.map(readable).includes(readable(payload)))
      .map(({ service, subject, reason, payload }) => ({
        message: `a dead letter of ${subject} in ${service}: ${reason}: ${readable(payload)}`,
        ...aboutIn(readable(payload)),
      })),
  ],
};

/** A canonical text of a payload. */
function readable(payload: unknown): string {
  if (typeof payload !== 'string') return JSON.stringify(payload);
  try {
    return JSON.stringify(JSON.parse(payload));
  } catch {
    return payload;
  }
}
