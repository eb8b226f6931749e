import { anId } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { anOrder, startModels, type StartedModels } from '../testing/an-order';
import { UNPAID } from './order-transitions';

let models: StartedModels;

beforeAll(async () => {
  models = await startModels();
  await anOrder(models);
});
afterAll(() => models.stop());

/** All stages of the plans that MongoDB considers. */
const stages = (plan: unknown) => JSON.stringify(plan).match(/(?<="stage":")\w+/g) ?? [];

describe('the indexes', () => {
  const userId = anId();
  const createdAt = new Date();
  const older = { createdAt: { $lte: createdAt }, $nor: [{ createdAt, _id: { $gte: new Types.ObjectId() } }] };

  it.each([
    ['the active orders of a user', { userId, live: true }],
    ['the active orders of a user, a later page', { userId, live: true, ...older }],
    ['all orders of a user', { userId, live: { $in: [true, false] } }],
    ['all orders of a user, a later page', { userId, live: { $in: [true, false] }, ...older }],
  ])('sort %s', async (_what, filter) => {
    const query = models.orders.find(filter).sort({ createdAt: -1, _id: -1 }).limit(51);
    const used = stages(await query.lean().explain('queryPlanner'));
    expect(used).toContain('IXSCAN');
    expect(used).not.toContain('COLLSCAN');
    expect(used).not.toContain('SORT');
  });

  it.each([
    ['the holder of a ticket', { 'ticket.id': anId(), live: true }],
    ['the last turn of a listing', { 'ticket.id': anId(), turn: { $exists: true } }],
    ['the slots of a buyer', { userId: anId(), slot: { $exists: true } }],
    ['what a buyer let run out', { userId: anId(), 'ticket.id': anId(), cancelledBecause: 'expired' }],
    ['overdue orders', { status: { $in: UNPAID }, expiresAt: { $lte: new Date() } }],
    ['what waits to be published', { 'outbox.at': { $lte: new Date() } }],
  ])('find %s', async (_what, filter) => {
    const used = stages(await models.orders.find(filter).lean().explain('queryPlanner'));
    expect(used).toContain('IXSCAN');
    expect(used).not.toContain('COLLSCAN');
  });
});
