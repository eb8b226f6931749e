import { aboutIn, type Check } from './check';

/** Nothing is left to do, and no dead letter that was not poison on purpose. */
export const leftovers: Check = {
  name: 'nothing left over',
  find: ({ pendingWork, letters, history }) => [
    ...pendingWork.map((message) => ({ message: `not quiet in time: ${message}`, ...aboutIn(message) })),
    ...letters
      .filter(({ payload }) => !history.poison.map(readable).includes(readable(payload)))
      .map(({ service, subject, reason, payload }) => ({
        message: `a dead letter of ${subject} in ${service}: ${reason}: ${readable(payload)}`,
        ...aboutIn(readable(payload)),
      })),
  ],
};

/** One text for a payload, however it was read. */
function readable(payload: unknown): string {
  if (typeof payload !== 'string') return JSON.stringify(payload);
  try {
    return JSON.stringify(JSON.parse(payload));
  } catch {
    return payload;
  }
}
