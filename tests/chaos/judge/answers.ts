import { isAnswered, type Answered } from '../history/history';
import { aboutIn, type Check } from './verdict';

/** Away for the moment: allowed to every request, and the caller is told when to come back. */
const AWAY = 503;

/** No answer outside the contract: the statuses that it allows, its one shape of errors, the id of the request. */
export const answers: Check = {
  name: 'answers',
  find: ({ history }) =>
    history.exchanges.filter(isAnswered).flatMap((exchange) => {
      const problem = problemOf(exchange);
      if (problem === undefined) return [];
      const { who, method, path, body, answer, requestId = 'without an id' } = exchange;
      const message = `${method} ${path} of ${who} ${problem}: ${JSON.stringify(answer)} (${requestId})`;
      return [{ message, ...aboutIn(path, body, answer) }];
    }),
};

function problemOf({ status, allowed, answer, requestId, idempotencyKey }: Answered): string | undefined {
  const underWay = status === 409 && idempotencyKey !== undefined;
  if (status !== AWAY && !underWay && !allowed.includes(status)) return `was answered with ${status}`;
  if (status >= 400 && !isErrors(answer)) return `was answered with ${status} in another shape`;
  return requestId === undefined ? 'was answered without X-Request-Id' : undefined;
}

function isErrors(answer: unknown): boolean {
  const { errors } = (answer ?? {}) as { errors?: { message?: unknown }[] };
  return Array.isArray(errors) && errors.length > 0 && errors.every(({ message }) => typeof message === 'string');
}
