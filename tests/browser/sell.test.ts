import { expect, test, uniqueTitle } from './support/marketplace';

test('a new user signs up and puts a ticket on sale', async ({ page }) => {
  const email = `${Math.random().toString(36).slice(2)}@example.com`;
  const title = uniqueTitle('Swan Lake');

  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sell' }).click();
  await page.getByRole('link', { name: 'Create an account' }).click();
  // Waits for the sign-up page, since the sign-in page has the same fields.
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page).toHaveURL('/tickets/new');
  await expect(page.getByRole('button', { name: `Account of ${email}` })).toBeVisible();

  await page.getByLabel('What is it for?').fill(title);
  await page.getByLabel('Price').fill('48.50');
  const preview = page.getByRole('complementary', { name: 'What buyers will see' });
  await expect(preview).toContainText(title);
  await expect(preview).toContainText('£48.50');
  await page.getByRole('button', { name: 'Put it on sale' }).click();

  await expect(page.getByText('Your ticket is on sale.')).toBeVisible();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edit' })).toBeVisible();
});

test('errors are shown beside their fields, and the input is kept', async ({ page }) => {
  await page.goto('/auth/signup');
  await page.getByLabel('Email').fill('no-at-sign');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign up' }).click();

  const email = page.getByLabel('Email');
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/email/i);
  await expect(email).toHaveValue('no-at-sign');
});

test('signing in never redirects to another site', async ({ page, request }) => {
  const email = `${Math.random().toString(36).slice(2)}@example.com`;
  const password = 'correct horse battery';
  await request.post('/api/users/signup', { data: { email, password } });
  await request.storageState();

  await page.goto(`/auth/signin?next=${encodeURIComponent('//evil.example/phish')}`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page).toHaveURL('/');
});
