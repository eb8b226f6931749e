import { describeApi } from '@ticketing/common/openapi';
import { Contract, type Description } from '@ticketing/test-driver/contract';
import { isAnswered, type Answered } from '../history/history';
import { isExplained } from './conflicts';
import type { Snapshot } from './snapshot';
import { aboutIn, type Check } from './check';

/** Unavailable for the moment: allowed for every request, with a Retry-After. */
const AWAY = 503;
const CONFLICT = 409;
const JSON_TYPE = 'application/json';

const description = describeApi() as unknown as Description;
const contract = new Contract(description);

/**
 * Every answer follows the contract: its status is allowed here, a conflict is explained by the state, and its headers
 * and body are as described.
 */
export const answers: Check = {
  name: 'answers',
  find: (snapshot) =>
    snapshot.history.exchanges.filter(isAnswered).flatMap((exchange) => {
      const problem = problemOf(exchange, snapshot);
      if (problem === undefined) return [];
      const { who, method, path, body, answer, requestId = 'without an id' } = exchange;
      const message = `${method} ${path} of ${who} ${problem}: ${JSON.stringify(answer)} (${requestId})`;
      return [{ message, ...aboutIn(path, body, answer) }];
    }),
};

function problemOf(exchange: Answered, snapshot: Snapshot): string | undefined {
  const { status, allowed, method, path, idempotencyKey } = exchange;
  const mayBeUnderWay = status === CONFLICT && idempotencyKey !== undefined;
  if (status !== AWAY && !mayBeUnderWay && !allowed.includes(status)) return `was answered with ${status}`;
  if (status === CONFLICT && !isExplained(exchange, snapshot)) return 'was refused without a reason';
  const problems = contract.problemsOf({ operation: operationOf(method, path), method }, wholeOf(exchange));
  return problems.length === 0 ? undefined : `was answered with ${status}, and ${problems.join(', ')}`;
}

/** Headers that were not recorded are taken to be right. */
function wholeOf({
  status,
  answer,
  requestId = '',
  headers = { 'content-type': JSON_TYPE, 'retry-after': '1' },
}: Answered) {
  return {
    status,
    headers: new Map(Object.entries({ ...headers, 'x-request-id': requestId })),
    body: typeof answer === 'string' ? answer : (JSON.stringify(answer) ?? ''),
  };
}

const templates = Object.entries(description.paths).map(([path, operations]) => ({
  fits: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}(\\?|$)`),
  operations,
}));

function operationOf(method: string, path: string): string | undefined {
  const operations = templates.find(({ fits }) => fits.test(path))?.operations;
  return operations?.[method.toLowerCase()]?.operationId;
}
