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

function checkedWith(given: Attack, got: Parameters<typeof checkAnswer>[1]): { report: Report; lines: string[] } {
  const lines: string[] = [];
  const report = new Report(1, (line) => lines.push(line), false);
  checkAnswer(given, got, contract, report);
  return { report, lines };
}

describe('the check of an answer', () => {
  it('passes when it matches the description and the attack', () => {
    expect(checkedWith(attack(), answer(200, [])).report.violations).toBe(0);
    expect(checkedWith(attack({ mustBeRefused: true, status: 401 }), answer(401, refusal)).report.violations).toBe(0);
  });

  it.each([
    ['503 for something', attack(), answer(503, refusal)],
    ['accepted: something', attack({ mustBeRefused: true, status: 401 }), answer(200, [])],
    ['400 instead of 401: something', attack({ mustBeRefused: true, status: 401 }), answer(400, refusal)],
    ['no answer', attack(), { closed: 'hung up' }],
  ])('is reported: %s', (kind, given, got) => {
    expect(checkedWith(given, got).lines[0]).toBe(`VIOLATION: ${kind}`);
  });
});

describe('the reach of a run', () => {
  const missed = (report: Report) => {
    checkReach(['listOrders'], report);
    return report.hasFound(/^never reached: listOrders$/);
  };

  it('includes the operation of a valid request that succeeded', () => {
    expect(missed(checkedWith(attack(), answer(200, [])).report)).toBe(false);
  });

  it('excludes one whose requests were all refused, or should have been', () => {
    expect(missed(checkedWith(attack(), answer(401, refusal)).report)).toBe(true);
    expect(missed(checkedWith(attack({ mustBeRefused: true }), answer(200, [])).report)).toBe(true);
    expect(missed(checkedWith(attack({ call: { ...call, method: 'HEAD' } }), answer(200, [])).report)).toBe(true);
  });
});
