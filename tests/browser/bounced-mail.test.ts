import type { Page } from '@playwright/test';
import axios from 'axios';
import type { Person } from '../support/person';
import { expectAccessible } from './support/accessibility';
import { tabTo } from './support/keyboard';
import { bouncingEmail, expectMail, linkInMail } from './support/mails';
import { expect, signedIn, stack, test, ticketOnSale, uniqueTitle } from './support/marketplace';

const UNDELIVERED = 'We could not deliver the confirmation to b…@example.com (the mailbox does not exist).';

/** Buys a ticket at an address to which mails can't be delivered. */
async function purchase(buyer: Person, title = uniqueTitle('Bounced')) {
  const { ticket } = await ticketOnSale(title);
  const order = await buyer.reserves(ticket.id);
  expect((await buyer.pays(order.id)).status).toBe(201);
  return order;
}

const anEmail = () => `${uniqueTitle('right').replaceAll(' ', '-')}@example.org`;

const messageOf = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('status')
    .getByText(/confirmation/);

/** Opens the page of an order once its mail has come back. */
async function openUndelivered(page: Page, id: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/orders/${id}`);
    await expect(messageOf(page)).toHaveText(UNDELIVERED, { timeout: 1_000 });
  }).toPass();
}

test('a mail that comes back is sent to the corrected address, with the keyboard only', async ({ page, context }) => {
  const buyer = await signedIn(context, stack().gateway, bouncingEmail());
  const title = uniqueTitle('Typo');
  const { id } = await purchase(buyer, title);
  await openUndelivered(page, id);
  await expectAccessible(page);

  await tabTo(page, page.getByRole('link', { name: 'Change your email' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/account');
  const email = anEmail();
  await page.getByLabel('New email').fill(email);
  await page.getByLabel('Your password').first().fill(buyer.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/account?done=email');
  await page.goto(await linkInMail(email, '/auth/verify'));
  await page.getByRole('button', { name: 'Yes, this is my email' }).press('Enter');
  await expect(page.getByText('Thank you, your email is verified.')).toBeVisible();

  await page.goto(`/orders/${id}`);
  await tabTo(page, page.getByRole('button', { name: 'Send again' }));
  await page.keyboard.press('Enter');

  await expectMail(email, `Your ticket: ${title}`);
  await expect(async () => {
    await page.reload();
    await expect(messageOf(page)).toHaveText(`The confirmation is on its way to ${email}.`, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole('button', { name: 'Send again' })).toBeHidden();
});

test('the button keeps the focus, and says when it was used too often', async ({ page, context }) => {
  const buyer = await signedIn(context, stack().gateway, bouncingEmail());
  const { id } = await purchase(buyer);
  await openUndelivered(page, id);
  const again = page.getByRole('button', { name: 'Send again' });
  await again.focus();

  // The mail takes longer than the look at the page.
  await axios.post(`${stack().sendgrid}/faults`, { kind: 'slow', count: 100, ms: 5_000 });
  await again.press('Enter');
  await expect(messageOf(page)).toHaveText('We have sent the confirmation again, to b…@example.com.');
  await axios.delete(`${stack().sendgrid}/faults`);
  await expect(again).toBeFocused();
  await expectAccessible(page);

  // Two more from another device.
  for (let request = 0; request < 2; request += 1) {
    expect((await buyer.post(`/api/orders/${id}/mail`)).status).toBe(202);
  }
  await again.press('Enter');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    /^The confirmation was sent again several times already\. You can try again in \d+ minutes\.$/,
  );
  await expect(again).toBeFocused();
  await expectAccessible(page);
});

test('Back to an order whose mail was delivered meanwhile says so', async ({ page, context }) => {
  const buyer = await signedIn(context, stack().gateway, bouncingEmail());
  const { id } = await purchase(buyer);
  await openUndelivered(page, id);
  await page.getByRole('link', { name: 'All my orders' }).click();
  await expect(page.getByRole('heading', { name: 'My orders' })).toBeVisible();
  const email = anEmail();
  expect((await buyer.put('/api/users/email', { email, password: buyer.password })).status).toBe(202);
  const token = new URL(await linkInMail(email, '/auth/verify'), buyer.gateway).searchParams.get('token');
  expect((await buyer.put('/api/users/verification', { token })).status).toBe(200);
  expect((await buyer.post(`/api/orders/${id}/mail`)).status).toBe(202);
  const shown = async () => (await buyer.get<object>(`/api/orders/${id}`)).data;
  await expect.poll(shown).not.toHaveProperty('mail');

  await page.goBack();

  await expect(messageOf(page)).toContainText('The confirmation is on its way');
  await expect(page.getByRole('button', { name: 'Send again' })).toBeHidden();
});
