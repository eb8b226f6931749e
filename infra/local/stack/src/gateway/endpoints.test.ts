import { waitFor } from '@ticketing/common/testing';
import { Endpoints } from './endpoints';

function aService(...answers: (boolean | undefined)[]) {
  const changes: string[][] = [];
  const replicas = answers.map((answer, index) => {
    const replica = { url: `http://${index}`, answer, probe: () => Promise.resolve(replica.answer) };
    return replica;
  });
  const endpoints = new Endpoints({ orders: replicas }, ({ orders = [] }) => changes.push(orders));
  return { endpoints, replicas, changes };
}

describe('the endpoints of a service', () => {
  it('are the replicas whose readiness probe succeeds', async () => {
    const { endpoints, replicas, changes } = aService(true, false);
    await endpoints.refresh();
    Object.assign(replicas[1] ?? {}, { answer: true });
    await endpoints.refresh();
    await endpoints.refresh();

    expect(changes).toEqual([['http://0'], ['http://0', 'http://1']]);
  });

  it('keep a replica after one probe timeout and exclude it after two', async () => {
    const { endpoints, changes } = aService(true, undefined);
    await endpoints.refresh();
    expect(changes).toEqual([]);
    await endpoints.refresh();

    expect(changes).toEqual([['http://0']]);
  });

  it('exclude a replica that refused a connection until its next successful probe', async () => {
    const { endpoints, changes } = aService(true, true);
    endpoints.exclude('http://1');
    expect(endpoints.ready.orders).toEqual(['http://0']);
    await endpoints.refresh();

    expect(changes).toEqual([['http://0'], ['http://0', 'http://1']]);
  });

  it('are known at the start once each service has a ready replica', async () => {
    const { endpoints, replicas } = aService(false);
    const begun = endpoints.begin();
    await waitFor(() => endpoints.ready.orders?.length === 0);
    Object.assign(replicas[0] ?? {}, { answer: true });
    await begun;

    expect(endpoints.ready.orders).toEqual(['http://0']);
  });

  it('are updated without waiting for a slow probe', async () => {
    const { endpoints, replicas } = aService(false, true);
    Object.assign(replicas[1] ?? {}, { probe: () => new Promise(() => undefined) });
    const watching = new AbortController();
    void endpoints.watch(watching.signal);
    await waitFor(() => endpoints.ready.orders?.length === 1);
    Object.assign(replicas[0] ?? {}, { answer: true });
    await waitFor(() => endpoints.ready.orders?.length === 2);
    watching.abort();
  });
});
