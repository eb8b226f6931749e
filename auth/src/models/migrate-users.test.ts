import { userRevoked } from '@ticketing/common';
import { RecordingBus, stopAll } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import request from 'supertest';
import { Passwords } from '../passwords/passwords';
import { anAdministrator } from '../testing/administrators';
import { migrateFamilies } from './migrate-families';
import { openDatabase } from '../testing/database';
import { authSettings, startAuth } from '../testing/start-auth';

afterAll(stopAll);

describe('accounts that an earlier version stored', () => {
  it('become aggregates at the start, keep their sessions, and can be changed', async () => {
    const settings = authSettings();
    const bus = new RecordingBus();
    const database = await openDatabase(settings);
    const [email, password] = ['old@example.com', 'correct horse'];
    const _id = new Types.ObjectId();
    const old = {
      _id,
      email,
      passwordHash: await new Passwords().hash(password),
      administrator: false,
      revoked: false,
    };
    await database.users.collection.insertOne(old);

    const url = await startAuth(settings, { bus });

    const browser = request.agent(url);
    await browser.post('/api/users/signin').send({ email, password }).expect(200);
    await database.families.collection.updateMany({}, { $unset: { epoch: true, deviceId: true, device: true } });
    await migrateFamilies(database.families);
    await browser.post('/api/users/refresh').expect(200);
    const { body } = await browser.get('/api/users/sessions').expect(200);
    expect(body).toMatchObject([{ current: true }]);
    const { browser: administrator } = await anAdministrator(url, settings);
    await administrator.post(`/api/users/${_id.toHexString()}/revocation`).expect(204);
    const { data } = await bus.waitForPublished(userRevoked);
    expect(data).toEqual({ id: _id.toHexString(), version: 1 });
    await database.close();
  });
});
