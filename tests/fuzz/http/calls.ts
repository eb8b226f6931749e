import { createHmac, randomBytes } from 'node:crypto';
import { signedMailEvents } from '@ticketing/test-driver/mail-events';
import type { World } from '../world';
import type { Call } from './attack';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** A call, and what an attack has to know of it. */
export interface KnownCall extends Call {
  /** Whether it is about a resource of its caller: others are refused. */
  owned?: true;
  /** Whether the path contains an id. */
  byId?: true;
  /** Which fields of the body are of which kind. */
  fields?: Record<string, FieldKind>;
}

type AccountField = 'email' | 'password' | 'newPassword' | 'mailToken';
export type FieldKind = AccountField | 'title' | 'price' | 'date' | 'timeZone' | 'token' | 'id';

/** Every operation of the API as its users call it, about things of this world. */
export function callsIn(world: World): KnownCall[] {
  return [
    ...aboutUsers(world),
    ...aboutAccounts(world),
    ...aboutTickets(world),
    ...aboutOrders(world),
    ...others(world),
  ];
}

const sessionOf = (person: World['seller']) => ({ Cookie: person.cookieHeader });

function aboutUsers({ administrator, seller, stranger, users }: World): KnownCall[] {
  const fresh = { email: `${randomBytes(8).toString('hex')}@example.com`, password: 'a good password' };
  const known = { email: stranger.email, password: stranger.password };
  const revocation = {
    target: `/api/users/${users.stranger}/revocation`,
    headers: { ...sessionOf(administrator) },
    ...({ byId: true, owned: true } as const),
  };
  return [
    {
      ...{ operation: 'signUp', method: 'POST', target: '/api/users/signup', headers: JSON_TYPE, body: fresh },
      fields: { email: 'email', password: 'newPassword' },
    },
    {
      ...{ operation: 'signIn', method: 'POST', target: '/api/users/signin', headers: JSON_TYPE, body: known },
      fields: { email: 'email', password: 'password' },
    },
    { operation: 'signOut', method: 'POST', target: '/api/users/signout', headers: JSON_TYPE, body: {} },
    { operation: 'showCurrentUser', method: 'GET', target: '/api/users/currentuser', headers: sessionOf(stranger) },
    { operation: 'refreshSession', method: 'POST', target: '/api/users/refresh', headers: sessionOf(seller) },
    { operation: 'revokeUser', method: 'POST', ...revocation },
    { operation: 'reinstateUser', method: 'DELETE', ...revocation },
  ];
}

function aboutAccounts({ buyer, device, forgetful, leaving, links }: World): KnownCall[] {
  const { email, password } = forgetful;
  const own = { headers: { ...JSON_TYPE, ...sessionOf(forgetful) } };
  const newEmail = `${randomBytes(8).toString('hex')}@example.com`;
  const verification = { target: '/api/users/verification' };
  const resets = { target: '/api/users/password-resets', headers: JSON_TYPE };
  return [
    {
      ...{ operation: 'eraseAccount', method: 'DELETE', target: '/api/users/currentuser' },
      headers: { ...JSON_TYPE, ...sessionOf(leaving) },
      ...{ body: { password: leaving.password }, fields: { password: 'password' } },
    },
    { operation: 'exportAccount', method: 'GET', target: '/api/users/export', headers: sessionOf(buyer) },
    { operation: 'exportTickets', method: 'GET', target: '/api/tickets/export', headers: sessionOf(buyer) },
    { operation: 'exportOrders', method: 'GET', target: '/api/orders/export', headers: sessionOf(buyer) },
    { operation: 'exportPayments', method: 'GET', target: '/api/payments/export', headers: sessionOf(buyer) },
    { operation: 'listDevices', method: 'GET', target: '/api/users/sessions', headers: sessionOf(buyer) },
    {
      ...{ operation: 'endDevice', method: 'DELETE', target: `/api/users/sessions/${device}` },
      ...{ headers: sessionOf(buyer), byId: true, owned: true },
    },
    { operation: 'endOtherDevices', method: 'DELETE', target: '/api/users/sessions', headers: sessionOf(buyer) },
    { operation: 'requestVerification', method: 'POST', ...verification, ...own, body: {} },
    {
      ...{ operation: 'verifyEmail', method: 'PUT', ...verification, headers: JSON_TYPE },
      ...{ body: { token: links.verification }, fields: { token: 'mailToken' } },
    },
    { operation: 'requestPasswordReset', method: 'POST', ...resets, body: { email }, fields: { email: 'email' } },
    {
      ...{ operation: 'resetPassword', method: 'PUT', ...resets, body: { token: links.reset, password } },
      fields: { token: 'mailToken', password: 'newPassword' },
    },
    {
      ...{ operation: 'changePassword', method: 'PUT', target: '/api/users/password', ...own },
      ...{ body: { current: password, password }, fields: { current: 'password', password: 'newPassword' } },
    },
    {
      ...{ operation: 'changeEmail', method: 'PUT', target: '/api/users/email', ...own },
      ...{ body: { email: newEmail, password }, fields: { email: 'email', password: 'password' } },
    },
  ];
}

function aboutTickets({ seller, tickets }: World): KnownCall[] {
  const unwanted = { headers: sessionOf(seller), byId: true, owned: true } as const;
  const write = {
    headers: { ...JSON_TYPE, ...sessionOf(seller) },
    body: { title: 'Winter concert', price: 19.99, date: '2099-12-31', timeZone: 'Europe/London' },
    fields: { title: 'title', price: 'price', date: 'date', timeZone: 'timeZone' },
  } as const;
  return [
    { operation: 'listTickets', method: 'GET', target: '/api/tickets', headers: {} },
    { operation: 'createTicket', method: 'POST', target: '/api/tickets', ...write },
    { operation: 'showTicket', method: 'GET', target: `/api/tickets/${tickets.sold}`, headers: {}, byId: true },
    {
      ...{ operation: 'updateTicket', method: 'PUT', target: `/api/tickets/${tickets.onSale}`, ...write },
      ...({ byId: true, owned: true } as const),
    },
    { operation: 'withdrawTicket', method: 'DELETE', target: `/api/tickets/${tickets.unwanted}`, ...unwanted },
  ];
}

function aboutOrders({ buyer, tickets, orders }: World): KnownCall[] {
  const headers = { ...JSON_TYPE, ...sessionOf(buyer) };
  const about = ({ id }: { id: string }, part = '') =>
    ({ target: `/api/orders/${id}${part}`, headers: sessionOf(buyer), byId: true, owned: true }) as const;
  return [
    { operation: 'listOrders', method: 'GET', target: '/api/orders?status=all', headers: sessionOf(buyer) },
    {
      ...{
        operation: 'createOrder',
        method: 'POST',
        target: '/api/orders',
        headers,
        body: { ticketId: tickets.onSale },
      },
      fields: { ticketId: 'id' },
    },
    { operation: 'showOrder', method: 'GET', ...about(orders.live) },
    { operation: 'cancelOrder', method: 'DELETE', ...about(orders.unwanted) },
    { operation: 'sendMailAgain', method: 'POST', ...about(orders.complete, '/mail') },
    {
      ...{ operation: 'createPayment', method: 'POST', target: '/api/payments', headers, owned: true },
      body: { token: 'tok_visa', orderId: orders.live.id },
      fields: { token: 'token', orderId: 'id' },
    },
  ];
}

function others({ secrets }: World): KnownCall[] {
  return [
    webhook(secrets.webhook, { object: 'event', type: 'customer.created', data: { object: {} } }),
    mailWebhook(secrets.mailWebhook, [{ event: 'processed', email: 'ada@example.com' }]),
    { operation: 'showDescription', method: 'GET', target: '/api/openapi.json', headers: {} },
    { operation: 'showDocumentation', method: 'GET', target: '/api/docs', headers: {} },
  ];
}

/** A webhook as SendGrid sends it, signed with the key of its stand-in. */
function mailWebhook(privateKey: string, events: Record<string, unknown>[]): KnownCall {
  const signed = signedMailEvents(JSON.stringify(events), privateKey);
  const headers = { ...JSON_TYPE, ...signed };
  return {
    operation: 'receiveMailEvents',
    method: 'POST',
    target: '/api/confirmations/webhook',
    headers,
    body: events,
  };
}

/** A webhook as Stripe sends it, signed; its signature is valid for five minutes. */
export function webhook(secret: string, event: Record<string, unknown>): KnownCall {
  const body = { id: `evt_${randomBytes(12).toString('hex')}`, ...event };
  const time = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', secret)
    .update(`${time}.${JSON.stringify(body)}`)
    .digest('hex');
  const headers = { ...JSON_TYPE, 'Stripe-Signature': `t=${time},v1=${signature}` };
  return { operation: 'receiveWebhook', method: 'POST', target: '/api/payments/webhook', headers, body };
}
