import { describeApi } from '@ticketing/common/openapi';
import type { Attack } from '../http/attack';
import { Contract, type Description } from '@ticketing/test-driver/contract';
import type { Answer } from '../http/wire';
import { Report } from '../report';
import { checkAnswer, checkReach } from './answers';

const contract = new Contract(describeApi() as unknown as Description);
const call = { operation: 'listOrders', method: 'GET', target: '/api/orders', headers: {} };
const attack = (more: Partial<Attack> = {}): Attack => ({
  ...{ call, what: 'something', bytes: Buffer.from(''), mustBeRefused: false, mayClose: false },
  ...more,
});

function answer(status: number, body: unknown): Answer {
  const headers = { 'content-type': 'application/json', 'x-request-id': 'a', 'retry-after': '1' };
  return { status, body: JSON.stringify(body), headers: new Map(Object.entries(headers)) };
}

const refusal = { errors: [{ message: 'No' }] };

function judged(given: Attack, got: Parameters<typeof checkAnswer>[1]): { report: Report; said: string[] } {
  const said: string[] = [];
  const report = new Report(1, (line) => said.push(line), false);
  checkAnswer(given, got, contract, report);
  return { report, said };
}

describe('an answer', () => {
  it('passes when it is as described, and right', () => {
    expect(judged(attack(), answer(200, [])).report.violations).toBe(0);
    expect(judged(attack({ mustBeRefused: true, status: 401 }), answer(401, refusal)).report.violations).toBe(0);
  });

  it.each([
    ['503 for something', attack(), answer(503, refusal)],
    ['accepted: something', attack({ mustBeRefused: true, status: 401 }), answer(200, [])],
    ['400 instead of 401: something', attack({ mustBeRefused: true, status: 401 }), answer(400, refusal)],
    ['no answer', attack(), { closed: 'hung up' }],
  ])('is found: %s', (kind, given, got) => {
    expect(judged(given, got).said[0]).toBe(`VIOLATION: ${kind}`);
  });
});

describe('the reach', () => {
  const missed = (report: Report) => {
    checkReach(['listOrders'], report);
    return report.hasFound(/^never reached: listOrders$/);
  };

  it('is that of a valid request which succeeded', () => {
    expect(missed(judged(attack(), answer(200, [])).report)).toBe(false);
  });

  it('is missed by what was only refused, or should have been', () => {
    expect(missed(judged(attack(), answer(401, refusal)).report)).toBe(true);
    expect(missed(judged(attack({ mustBeRefused: true }), answer(200, [])).report)).toBe(true);
    expect(missed(judged(attack({ call: { ...call, method: 'HEAD' } }), answer(200, [])).report)).toBe(true);
  });
});
