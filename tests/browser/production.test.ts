import { expect, orderIdIn, paidIntents, payWith, stack, test, uniqueTitle } from './support/marketplace';

const password = 'correct horse battery';

test('over HTTPS a new user signs up and sells, and another signs in, reserves and pays', async ({ page, browser }) => {
  expect(stack().gateway).toMatch(/^https:/);
  const title = uniqueTitle('La Traviata');
  const email = `${Math.random().toString(36).slice(2)}@example.com`;

  await page.goto('/auth/signup?next=/tickets/new');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page).toHaveURL('/tickets/new');
  const cookies = await page.context().cookies();
  const kept = cookies.filter(({ name }) => name === 'session' || name === 'refresh');
  expect(kept.map(({ secure, httpOnly }) => ({ secure, httpOnly }))).toEqual([
    { secure: true, httpOnly: true },
    { secure: true, httpOnly: true },
  ]);
  await page.getByLabel('What is it for?').fill(title);
  await page.getByLabel('Price').fill('52.20');
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  const ticketPath = new URL(page.url()).pathname;

  const elsewhere = await browser.newContext({ baseURL: stack().gateway });
  const buyerEmail = `${Math.random().toString(36).slice(2)}@example.com`;
  const signUp = await elsewhere.request.post('/api/users/signup', { data: { email: buyerEmail, password } });
  expect(signUp.status()).toBe(201);
  await elsewhere.clearCookies();
  const other = await elsewhere.newPage();
  await other.goto(`/auth/signin?next=${ticketPath}`);
  await other.getByLabel('Email').fill(buyerEmail);
  await other.getByLabel('Password').fill(password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other).toHaveURL(ticketPath);
  await other.getByRole('button', { name: 'Reserve' }).click();
  await payWith(other, 'Works');
  await expect(other.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();
  expect(await paidIntents(orderIdIn(other))).toHaveLength(1);
  await elsewhere.close();
});
