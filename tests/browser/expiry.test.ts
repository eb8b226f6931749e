import { Stack } from '../support/stack';
import { expect, reserve, signedIn, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test.describe('with a short reservation', () => {
  let short: Stack;
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    short = await Stack.start([], { EXPIRATION_WINDOW_SECONDS: '15' }, { client: true, production: true });
  });
  test.afterAll(() => short.stop());

  test('a reservation that expires shows so on the open page, and the ticket is on sale again', async ({ browser }) => {
    const { gateway } = short;
    const { ticket } = await ticketOnSale(uniqueTitle('Bicep'), 44.15, gateway);
    const context = await browser.newContext({ baseURL: gateway });
    await signedIn(context, gateway);
    const page = await context.newPage();
    await reserve(page, ticket.id);
    await page.getByRole('button', { name: 'Works' }).click();
    await expect(page.getByRole('timer')).toHaveText(/^0:\d\d$/);

    await expect(page.getByRole('heading', { name: 'This reservation has ended' })).toBeFocused();
    await page.getByRole('link', { name: 'See if it’s still there' }).click();
    await expect(page).toHaveURL(`${gateway}/tickets/${ticket.id}`);
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole('button', { name: 'Reserve' })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await context.close();
  });
});

test('the last minutes are announced without losing input', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Celtic'));
  await signedIn(context);
  await page.clock.install();
  await reserve(page, ticket.id);
  await page.getByRole('button', { name: 'Works' }).click();

  await page.clock.fastForward('10:30');
  await expect(page.getByText('Five minutes left to pay.')).toBeAttached();
  await page.clock.fastForward('03:45');
  await expect(page.getByText('One minute left to pay.')).toBeAttached();
  await page.clock.fastForward('01:00');
  await expect(page.getByText('The time to pay has run out.', { exact: true })).toBeAttached();
  await expect(page.getByText('The time to pay has run out, and the ticket goes back on sale.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pay £/ })).toBeDisabled();
  await expect(page.getByLabel('Card number')).toHaveValue('4242 4242 4242 4242');
});
