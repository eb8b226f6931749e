import { Mongo } from '@ticketing/common/mongo';
import { aReservation } from '../testing/an-order';
import pino from 'pino';
import { orderModel, reserve } from './order';

const orders = orderModel(new Mongo('mongodb://127.0.0.1:1/orders', pino({ level: 'silent' })).connection);

describe('a new order', () => {
  it.each([
    ['with a slot', { slot: 2 }],
    ['without a slot', {}],
  ])('is what the schema would store %s', async (_what, fields) => {
    const order = reserve(aReservation(fields));
    const document = new orders(order);
    await document.validate();
    expect(document.toObject({ transform: false })).toEqual(order);
  });
});
