import { stopAll } from '@ticketing/common/testing';
import { openTickets, startTickets } from '../testing/start-tickets';
import { unlistPastTickets } from './unlist-past-tickets';

afterAll(stopAll);

describe('the sweep for past tickets', () => {
  it('removes past tickets from the list’s indexes, and changes no shown field', async () => {
    const service = await startTickets({ now: () => new Date('2027-06-01T12:00:00Z') });
    const { tickets, close } = await openTickets(service.env);
    const past = await service.create({ date: '2027-06-01T23:59:59.999Z' });
    const today = await service.create({ date: '2027-06-02' });
    const later = await service.create({ date: '2027-06-02T12:00:00.001Z' });
    const dateless = await service.create();
    await unlistPastTickets(tickets, new Date('2027-06-02T12:00:00Z'));
    const listed = await tickets.collection.find({ listed: true }).sort({ _id: 1 }).toArray();
    expect(listed.map(({ _id }) => String(_id))).toEqual([today.id, later.id, dateless.id]);
    expect(await service.show(past.id)).toEqual(past);
    await close();
  });
});
