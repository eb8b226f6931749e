import 'server-only';
import { forwardedHeaders } from './forwarded-headers';
import { call, type Service } from './http';
import type { Order, PaymentRecord, Ticket } from './types';

/** What a service keeps of the caller, whatever its state. */
async function exportOf<T>(service: Service, path: string): Promise<T> {
  return (await call<T>({ service, path, headers: await forwardedHeaders() })).data;
}

export const exportTickets = () => exportOf<Ticket[]>('tickets', '/api/tickets/export');

export const exportOrders = () => exportOf<Order[]>('orders', '/api/orders/export');

export const exportPayments = () => exportOf<PaymentRecord[]>('payments', '/api/payments/export');

/** All that the shop keeps of the caller, from each service. */
export async function exportAll(): Promise<Record<string, unknown>> {
  const [account, tickets, orders, payments] = await Promise.all([
    exportOf<object>('auth', '/api/users/export'),
    exportTickets(),
    exportOrders(),
    exportPayments(),
  ]);
  return { ...account, tickets, orders, payments };
}
