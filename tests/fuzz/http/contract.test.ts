import { describeApi } from '@ticketing/common/openapi';
import { Contract, type Description } from '@ticketing/test-driver/contract';
import type { Answer } from './wire';

const contract = new Contract(describeApi() as unknown as Description);
const call = { operation: 'showCurrentUser', method: 'GET' };

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  const given = { 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'a', ...headers };
  return {
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: new Map(Object.entries(given)),
  };
}

describe('what an answer is held to', () => {
  it('lets pass what is as described', () => {
    expect(contract.problemsOf(call, answer(200, { currentUser: null }))).toEqual([]);
    expect(contract.problemsOf(call, answer(400, { errors: [{ message: 'Wrong' }] }))).toEqual([]);
  });

  it.each([
    ['a status that is not described', answer(418, {})],
    ['another body', answer(200, { currentUser: { id: 7 } })],
    ['a field that is not described', answer(200, { currentUser: null, __v: 0 })],
    ['a body that is no JSON', answer(200, '<html>')],
    ['another type', answer(200, '<html>', { 'content-type': 'text/html' })],
    ['no id of the request', answer(200, { currentUser: null }, { 'x-request-id': '' })],
    ['no time to come back', answer(503, { errors: [{ message: 'Later' }] })],
    ['an error of another shape', answer(400, { error: 'Wrong' })],
    ['a defect', answer(500, { errors: [{ message: 'Something went wrong' }] })],
  ])('finds %s', (_what, wrong) => {
    expect(contract.problemsOf(call, wrong)).not.toEqual([]);
  });

  it('wants nothing but a refusal where no operation is', () => {
    const nowhere = { operation: undefined, method: 'GET' };
    expect(contract.problemsOf(nowhere, answer(404, { errors: [{ message: 'Not found' }] }))).toEqual([]);
    expect(contract.problemsOf(nowhere, answer(200, []))).not.toEqual([]);
  });
});
