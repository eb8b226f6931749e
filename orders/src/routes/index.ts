import type { Router } from 'express';
import { cancelOrder } from './cancel-order';
import { createOrder, type CreateOrderOptions } from './create-order';
import { listOrders } from './list-orders';
import { showOrder } from './show-order';
import type { ChangeOrder } from '../change-order';

/** The routes of the API. */
export const routers = (options: CreateOrderOptions & { change: ChangeOrder }): Router[] => [
  createOrder(options),
  listOrders(options.orders),
  showOrder(options.orders),
  cancelOrder(options.change),
];
