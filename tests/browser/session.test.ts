import jwt from 'jsonwebtoken';
import type { BrowserContext } from '@playwright/test';
import { anAdministrator } from '../support/administrator';
import type { Person } from '../support/person';
import { expect, signedIn, signIn, stack, test, ticketOnSale, uniqueTitle } from './support/marketplace';

/** Replaces the access token by one that expired a minute ago. */
async function expireSession(context: BrowserContext, { email }: Person): Promise<void> {
  const exp = Math.floor(Date.now() / 1000) - 60;
  const token = jwt.sign({ id: 'a'.repeat(24), email, exp }, stack().jwtKey);
  const value = Buffer.from(JSON.stringify({ jwt: token })).toString('base64url');
  await context.addCookies([{ name: 'session', value, url: stack().gateway, httpOnly: true }]);
}

test('an expired access token is renewed silently', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Nubya Garcia'));
  const reader = await signedIn(context);
  await page.goto(`/tickets/${ticket.id}`);
  await expireSession(context, reader);

  await page.getByRole('button', { name: 'Reserve' }).click();

  await expect(page.getByText('Time left to pay')).toBeVisible();
  await expireSession(context, reader);
  const answer = await page.reload();
  expect(await answer?.text()).toContain(reader.email);
});

test('ten tabs with an expired access token are all renewed', async ({ page, context }) => {
  const reader = await signedIn(context);
  await page.goto('/');
  await expireSession(context, reader);

  const answers = await Promise.all(Array.from({ length: 10 }, () => context.request.get(`${stack().gateway}/orders`)));

  for (const answer of answers) expect(await answer.text()).toContain(reader.email);
  await page.goto('/orders');
  await expect(page.getByRole('heading', { name: 'No orders yet' })).toBeVisible();
});

test('a revoked session leads to the sign-in page with an explanation', async ({ page, context, browser }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Cirque'));
  const reader = await signedIn(context);
  await page.goto(`/tickets/${ticket.id}`);
  const administrator = await anAdministrator(stack());
  const { data } = await reader.get<{ currentUser: { id: string } }>('/api/users/currentuser');
  expect((await administrator.post(`/api/users/${data.currentUser.id}/revocation`)).status).toBe(204);
  await expireSession(context, reader);

  await page.getByRole('button', { name: 'Reserve' }).click();

  await expect(page).toHaveURL(/\/auth\/signin\?reason=ended/);
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();

  const elsewhere = await browser.newContext({ baseURL: stack().gateway });
  await signIn(elsewhere, reader);
  await expireSession(elsewhere, reader);
  const other = await elsewhere.newPage();
  await other.goto('/orders');
  await expect(other.getByText('Your session has ended')).toBeVisible();
  await elsewhere.close();
});

test('signing out ends the session in this browser', async ({ page, context }) => {
  const reader = await signedIn(context);
  await page.goto('/');
  await page.getByRole('button', { name: `Account of ${reader.email}` }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();

  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect((await context.cookies()).filter(({ name }) => name === 'session' || name === 'refresh')).toEqual([]);
});
