import { stopAll } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { aBuyer } from '../testing/buyer';
import { startOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

afterAll(stopAll);

describe('dates that an earlier version stored', () => {
  it('are migrated at the start, in copies and in orders, and no version is raised', async () => {
    const before = await startOrders();
    const [sold, free] = [await aTicketOnSale(before.bus), await aTicketOnSale(before.bus)];
    const buyer = aBuyer(before.url);
    const order = await buyer.reserve(sold.id);
    const collection = (name: string) => before.mongo.connection.collection(name);
    const midnight = new Date('2100-05-01T00:00:00Z');
    const [orderId, freeId] = [new Types.ObjectId(order.id), new Types.ObjectId(free.id)];
    await collection('orders').updateOne({ _id: orderId }, { $set: { 'ticket.date': midnight } });
    await collection('tickets').updateOne({ _id: freeId }, { $set: { date: midnight } });
    expect((await buyer.show(order.id).expect(200)).body).toMatchObject({ version: 0, ticket: { date: '2100-05-01' } });
    expect((await buyer.list().expect(200)).body).toMatchObject([{ ticket: { date: '2100-05-01' } }]);

    await startOrders({ env: before.environment });

    expect(await collection('orders').findOne({ _id: orderId })).toMatchObject({
      version: 0,
      ticket: { date: '2100-05-01' },
    });
    expect(await collection('tickets').findOne({ _id: freeId })).toMatchObject({
      version: 0,
      date: '2100-05-01',
      onSaleUntil: new Date('2100-05-02T12:00:00Z'),
    });
  });
});
