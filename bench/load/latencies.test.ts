import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { median } from '../figures/figure';
import { throughput } from './closed-loop';
import { atPace } from '@ticketing/test-driver/open-loop';
import { latencies } from './latencies';
import type { Ask } from './request';

const STANDSTILL_MS = 500;

describe('a server that stands still for half a second', () => {
  let server: Server;
  let standsStillUntil: number | undefined;

  beforeEach(() => {
    standsStillUntil = undefined;
    server = createServer((_request, response) => {
      // From the first request on.
      standsStillUntil ??= performance.now() + STANDSTILL_MS;
      setTimeout(() => response.end(), Math.max(0, standsStillUntil - performance.now()));
    });
    return new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const urlOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const next = (): Ask => ({ path: '/', method: 'GET', status: 200 });

  it('is charged with the wait of all that should have asked meanwhile', async () => {
    const times = await latencies({ url: urlOf(), perSecond: 100, seconds: 0.6, next });

    expect(times).toHaveLength(60);
    expect(median(times)).toBeGreaterThan(STANDSTILL_MS / 3);
  });

  it('fails the run when an answer is not what it has to be', async () => {
    const wrong = { url: urlOf(), connections: 1, seconds: 0.1, next: (): Ask => ({ ...next(), status: 201 }) };

    await expect(throughput(wrong)).rejects.toThrow('GET /: 200');
  });
});

it('never reports a negative time when a timer fires early', async () => {
  const times = await atPace({ perSecond: 333, seconds: 0.5 }, () => Promise.resolve());

  expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
});
