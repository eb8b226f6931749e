import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import axios from 'axios';
import { Person } from '../../support/person';
import { trust } from '../../support/trust';

interface RunningStack {
  folder: string;
  gateway: string;
  gatewayCertificate?: string;
  mongoUri: string;
  jwtKey: string;
  processes: { name: string; url: string }[];
  /** Where mails can be read. */
  sendgrid: string;
}

/** The stack started by the global set-up. */
export function stack(): RunningStack {
  const file = process.env.STACK_FILE ?? 'stack.json';
  const running = JSON.parse(readFileSync(file, 'utf8')) as RunningStack;
  if (running.gatewayCertificate !== undefined) trust(running.gatewayCertificate);
  const sendgrid = running.processes.find(({ name }) => name === 'sendgrid')?.url ?? '';
  return { ...running, sendgrid, folder: dirname(file) };
}

/** Playwright's `test` for the running marketplace. It also fails on console errors and uncaught exceptions. */
export const test = base.extend<{ consoleErrors: string[] }>({
  baseURL: async ({}, use) => use(stack().gateway),
  consoleErrors: [
    async ({ context }, use) => {
      const consoleErrors: string[] = [];
      context.on('console', (message) => {
        const [page, place] = [message.page()?.url() ?? '', message.location().url];
        if (message.type() === 'error') consoleErrors.push(`${page}: ${message.text()} (${place})`);
      });
      context.on('weberror', (error) => consoleErrors.push(String(error.error())));
      await use(consoleErrors);
      expect(consoleErrors, 'consoleErrors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Signs a new user in to this browser. @param email any unless given */
export async function signedIn(context: BrowserContext, gateway = stack().gateway, email?: string): Promise<Person> {
  const person = await Person.signedUp(gateway, email);
  await signIn(context, person);
  return person;
}

export async function signIn(context: BrowserContext, person: Person): Promise<void> {
  const pairs = person.cookieHeader.split('; ').map((pair) => pair.split(/=(.*)/));
  const cookies = pairs.map(([name = '', value = '']) => ({ name, value, url: person.gateway, httpOnly: true }));
  await context.addCookies(cookies);
}

/** Puts a ticket of a new seller on sale. */
export async function ticketOnSale(title: string, price = 48, gateway = stack().gateway) {
  const seller = await Person.signedUp(gateway);
  return { seller, ticket: await seller.sells(title, price) };
}

export const uniqueTitle = (name: string): string => `${name} ${Math.random().toString(36).slice(2, 8)}`;

/** Reserves a ticket on its page and waits for the order's page. */
export async function reserve(page: Page, ticketId: string): Promise<void> {
  await page.goto(`/tickets/${ticketId}`);
  await page.getByRole('button', { name: 'Reserve' }).click();
  await expect(page.getByText('Time left to pay')).toBeVisible();
}

export type TestCard = 'Works' | 'Is declined' | 'Asks your bank';

/** Pays with a test card, given by its name. */
export async function payWith(page: Page, card: TestCard): Promise<void> {
  await page.getByRole('button', { name: card }).click();
  await page.getByRole('button', { name: /^Pay £/ }).click();
}

/** The succeeded payment intents of an order, from the Stripe stand-in. */
export async function paidIntents(orderId: string): Promise<{ id: string }[]> {
  const headers = { Authorization: 'Bearer sk_test_local' };
  const url = `${stack().gateway}/stripe/v1/payment_intents?limit=100`;
  const answer = await axios.get<{ data: { id: string; status: string; metadata: { orderId?: string } }[] }>(url, {
    headers,
  });
  return answer.data.data.filter(({ status, metadata }) => status === 'succeeded' && metadata.orderId === orderId);
}

export const orderIdIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
