import { expect, test } from './support/marketplace';

test('a form submitted offline shows an error and keeps its input', async ({ page, context }) => {
  await page.goto('/auth/signin');
  await page.getByLabel('Email').fill('someone@example.com');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByText('You seem to be offline.')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue('someone@example.com');
});
