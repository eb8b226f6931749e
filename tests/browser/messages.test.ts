import { expect, reserve, signedIn, stack, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('prices are accepted in common notations, and the preview shows the parsed price', async ({ page, context }) => {
  await signedIn(context);
  await page.goto('/tickets/new');
  const preview = page.getByRole('complementary', { name: 'What buyers will see' });
  await page.getByLabel('What is it for?').fill(uniqueTitle('Dear'));
  for (const [typed = '', shown = ''] of [
    ['12,50', '£12.50'],
    ['£12.50', '£12.50'],
    ['$12.50', '–'],
    ['1,250.00', '£1,250.00'],
  ]) {
    await page.getByLabel('Price').fill(typed);
    await expect(preview).toContainText(shown);
  }
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await expect(page.getByText('£1,250.00')).toBeVisible();

  await page.goto('/tickets/new');
  await page.getByLabel('What is it for?').fill(uniqueTitle('Dollars'));
  await page.getByLabel('Price').fill('$12.50');
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await expect(page.getByLabel('Price')).toHaveAccessibleDescription(/Prices here are in GBP/);
  await expect(page.getByLabel('Price')).toHaveValue('$12.50');
});

test('the minimum password length is shown before any error', async ({ page }) => {
  await page.goto('/auth/signup');
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/At least \d+ characters/);
});

test('each empty card field has its own error', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Empty'));
  await signedIn(context);
  await reserve(page, ticket.id);
  await page.getByRole('button', { name: /^Pay £/ }).click();

  for (const name of ['Card number', 'Expiry', 'CVC']) {
    await expect(page.getByLabel(name)).toHaveAccessibleDescription(/Enter the/);
  }
  await expect(page.getByLabel('Card number')).toBeFocused();
});

test('the message of a decline ends with a full stop and gives one piece of advice', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Declined'));
  const buyer = await signedIn(context);
  await reserve(page, ticket.id);
  await page.getByRole('button', { name: 'Is declined' }).click();
  await page.getByRole('button', { name: /^Pay £/ }).click();
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toHaveText(/\. Your ticket is still reserved\.$/);
  expect((await alert.innerText()).match(/\btry\b/gi)).toHaveLength(1);

  // After a cancellation in another tab the ticket is no longer reserved.
  expect((await buyer.delete(`/api/orders/${new URL(page.url()).pathname.split('/').at(-1)}`)).status).toBe(204);
  await page.getByRole('button', { name: /^Pay £/ }).click();
  await expect(page.getByRole('heading', { name: 'This reservation has ended' })).toBeVisible();
});

test('a sign-in required while selling returns to the form with its input', async ({ page, context }) => {
  const seller = await signedIn(context);
  const title = uniqueTitle('Interrupted');
  await page.goto('/tickets/new');
  await page.getByLabel('What is it for?').fill(title);
  await page.getByLabel('Price').fill('48.50');
  await page.getByLabel('Day').fill('2031-12-12');
  await page.getByLabel('Time', { exact: true }).fill('19:00');
  await page.getByLabel('Zone of the place').fill('Asia/Tokyo');
  await context.clearCookies({ name: /session|refresh/ });
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await page.getByLabel('Email').fill(seller.email);
  await page.getByLabel('Password').fill(seller.password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page).toHaveURL('/tickets/new');
  await expect(page.getByLabel('What is it for?')).toHaveValue(title);
  await expect(page.getByLabel('Time', { exact: true })).toHaveValue('19:00');
  await expect(page.getByLabel('Zone of the place')).toHaveValue('Asia/Tokyo');
  await expect(page.getByRole('complementary')).toContainText('19:00 Tokyo time');
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await expect(page.getByText('Your ticket is on sale.')).toBeVisible();
  await page.goto('/tickets/new');
  await expect(page.getByLabel('What is it for?')).toHaveValue('');
});

test('a sign-in required for reserving returns to the ticket', async ({ page, request }) => {
  const { ticket, seller } = await ticketOnSale(uniqueTitle('Asked'));
  const email = `${Math.random().toString(36).slice(2)}@example.com`;
  await request.post(`${stack().gateway}/api/users/signup`, { data: { email, password: seller.password } });
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('link', { name: 'Sign in to reserve' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(seller.password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page).toHaveURL(`/tickets/${ticket.id}`);
  await page.getByRole('button', { name: 'Reserve' }).click();
  await expect(page.getByText('Time left to pay')).toBeVisible();
});
