import type { Router } from 'express';
import { cancelOrder } from './cancel-order';
import { createOrder, type CreateOrderDependencies } from './create-order';
import { exportOrders } from './export-orders';
import { listOrders } from './list-orders';
import { sendMailAgain } from './send-mail-again';
import { showOrder } from './show-order';
import type { ChangeOrder } from '../commands/change-order';

/** Every route of orders. */
export const routers = (dependencies: CreateOrderDependencies & { change: ChangeOrder }): Router[] => [
  createOrder(dependencies),
  listOrders(dependencies.orders),
  exportOrders(dependencies.orders),
  showOrder(dependencies.orders),
  cancelOrder(dependencies.change),
  sendMailAgain(dependencies),
];
