import pino from 'pino';
import { BusUnavailableError } from '../../bus/bus';
import { Mongo } from '../mongo';
import { RecordingBus, sharedServers, TcpProxy, uniqueName } from '../../testing';
import { republishLost } from './republish-lost';
import { storedAggregates } from './stored-aggregates';

/** What MongoDB hands out before it is asked for more. */
const FIRST_DOCUMENTS = 101;
const logger = pino({ level: 'silent' });

it('leaves no publication to itself when the bus drops again while the next documents are read', async () => {
  const address = new URL(sharedServers().mongoUri);
  const proxy = await TcpProxy.before(Number(address.port));
  const mongo = new Mongo(`mongodb://127.0.0.1:${proxy.port}/${uniqueName('republish')}`, logger);
  await mongo.start();
  const model = { modelName: 'Thing', db: mongo.connection, collection: { collectionName: 'things' } };
  const entry = { id: 'lost', subject: 'thing:renamed', payload: '{}', at: new Date(), store: 'lost' };
  const thing = { outbox: [], published: [entry] };
  await storedAggregates(model).insertMany(Array.from({ length: FIRST_DOCUMENTS + 1 }, () => ({ ...thing })) as never);
  const bus = new RecordingBus();
  let tries = 0;
  jest.spyOn(bus, 'publish').mockImplementation(async () => {
    tries += 1;
    if (tries < FIRST_DOCUMENTS) return;
    // The database goes too, so that the reading never gets to wait for what it began: jest fails over what is left.
    proxy.cut();
    throw new BusUnavailableError('The bus is away');
  });

  await expect(republishLost(model, 'recording', { bus, logger })).rejects.toThrow();
  await mongo.stop();
});
