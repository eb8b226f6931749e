import { expect, signedIn, test, uniqueTitle } from './support/marketplace';

test('a page of an older deployment reloads itself and keeps the input', async ({ page, context, consoleErrors }) => {
  await signedIn(context);
  const title = uniqueTitle('Deployed');
  await page.goto('/tickets/new');
  await page.getByLabel('What is it for?').fill(title);
  await page.getByLabel('Price').fill('48.50');
  // Responds as a server of another deployment does, which does not have this action.
  await page.route(
    '**/tickets/new',
    (route) => {
      const headers = route.request().headers();
      if (!headers['next-action']) return route.continue();
      return route.continue({ headers: { ...headers, 'next-action': '0'.repeat(42) } });
    },
    { times: 1 },
  );
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await reloaded;

  await expect(page.getByLabel('What is it for?')).toHaveValue(title);
  await expect(page.getByText(/connection was lost/i)).toHaveCount(0);
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await expect(page.getByText('Your ticket is on sale.')).toBeVisible();
  consoleErrors.splice(0);
});

test('a lost response and a bad response get different messages', async ({ page, context, consoleErrors }) => {
  await signedIn(context);
  await page.goto('/tickets/new');
  for (const [fault, title] of [
    ['lost', 'The connection was lost'],
    ['bad', 'Something went wrong on our side'],
  ] as const) {
    await page.getByLabel('What is it for?').fill('Faulty');
    await page.getByLabel('Price').fill('48.50');
    await page.route(
      '**/tickets/new',
      (route) => (fault === 'lost' ? route.abort() : route.fulfill({ status: 502, body: 'Bad gateway' })),
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Put it on sale' }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByLabel('What is it for?')).toHaveValue('Faulty');
  }
  consoleErrors.splice(0);
});
