import type { Subscription } from 'node-nats-streaming';
import { natsUrl, startNatsStreaming, TEST_CLUSTER_ID, waitFor, type ServerProcess } from '../../testing';
import { BusUnavailableError } from '../bus';
import { readHistory } from './history';
import { StanSession } from './stan-session';

let server: ServerProcess;
let session: StanSession;

beforeAll(async () => {
  server = await startNatsStreaming();
  const address = { url: natsUrl(server), clusterId: TEST_CLUSTER_ID, clientId: 'reader' };
  session = await waitFor(() => StanSession.open({ ...address, answerWithinMs: 500 }), { what: 'the session' });
});

afterAll(async () => {
  await session.close();
  await server.stop();
});

it('leaves no subscription behind when the reading fails', async () => {
  const subscribe = jest.spyOn(session, 'subscribe');
  jest.spyOn(session, 'publish').mockRejectedValue(new BusUnavailableError('The bus is away'));
  await expect(readHistory(session, 'a', 60_000)).rejects.toThrow(BusUnavailableError);
  const subscription = (await subscribe.mock.results[0]?.value) as Subscription;
  expect(subscription.isClosed()).toBe(true);
});
