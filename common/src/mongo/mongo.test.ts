import pino from 'pino';
import { isOutage } from '../errors/outages';
import { sharedServers, TcpProxy, uniqueName, waitFor } from '../testing';
import { Mongo } from './mongo';

const NOTICED_WITHIN_MS = 10_000;

it('is away, and fails what waits for it, soon after the server hangs without closing a connection', async () => {
  const proxy = await TcpProxy.before(Number(new URL(sharedServers().mongoUri).port));
  const mongo = new Mongo(`mongodb://127.0.0.1:${proxy.port}/${uniqueName('hanging')}`, pino({ level: 'silent' }));
  await mongo.start();
  expect(mongo.missing()).toBeUndefined();

  proxy.block();
  // More than the pool has connections: some wait for an answer, the others for a connection.
  const answers = Array.from({ length: 150 }, () => mongo.connection.collection('things').findOne());
  const outages = Promise.all(answers.map((answer) => answer.then(() => false, isOutage)));
  let failed: boolean[] | undefined;
  void outages.then((seen) => (failed = seen));
  await waitFor(() => mongo.missing(), { within: NOTICED_WITHIN_MS, what: 'the outage being noticed' });
  await waitFor(() => failed?.every(Boolean), { within: NOTICED_WITHIN_MS, what: 'every request failing' });

  await mongo.stop();
  proxy.cut();
});
