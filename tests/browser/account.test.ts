import { readFileSync } from 'node:fs';
import { Person } from '@ticketing/test-driver/person';
import { expectAccessible } from './support/accessibility';
import { expectMail, linkInMail } from './support/mails';
import { expect, signedIn, test, uniqueTitle } from './support/marketplace';

const anEmail = () => `${uniqueTitle('reader').replaceAll(' ', '-')}@example.com`;
const PASSWORD = 'correct horse battery';

type Titles = [string, string, string, string];

/** Reserves a ticket and pays for it. */
async function pay(buyer: Person, ticketId: string) {
  const order = await buyer.reserves(ticketId);
  expect((await buyer.pays(order.id)).status).toBe(201);
  return order;
}

test('a new user verifies the email, by a link that only a click uses up', async ({ page, request }) => {
  const email = anEmail();
  await page.goto('/auth/signup');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign up' }).click();
  const banner = page.getByRole('region', { name: 'Verification' });
  await expect(banner).toContainText(email);
  await expectAccessible(page);

  const link = await linkInMail(email, '/auth/verify');
  // A program that looks into mails follows the link.
  expect((await request.get(link)).status()).toBe(200);
  await page.goto(link);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Yes, this is my email' }).click();

  await expect(page.getByText('Thank you, your email is verified.')).toBeVisible();
  await expect(banner).toBeHidden();
  await page.goto(link);
  await page.getByRole('button', { name: 'Yes, this is my email' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'not valid any more' })).toBeVisible();
});

test('the banner has the link sent again', async ({ page, context }) => {
  const { email } = await signedIn(context);
  await page.goto('/');
  await page.getByRole('button', { name: 'Send it again' }).click();
  await expect(page.locator(':focus')).toContainText('A mail with a link is on its way.');
  await expect(page).toHaveURL('/account?done=mail');
  await expectMail(email, 'Please verify your email');
});

test('a forgotten password is replaced by a link, with the keyboard only', async ({ context, browser }) => {
  const person = await signedIn(context);
  const elsewhere = await browser.newContext({ baseURL: person.gateway });
  const other = await elsewhere.newPage();
  await other.goto('/auth/signin');
  await other.getByRole('link', { name: 'Forgot your password?' }).press('Enter');
  await expect(other).toHaveURL('/auth/forgot');
  await other.getByLabel('Email').focus();
  await other.keyboard.type(person.email);
  await other.keyboard.press('Enter');
  await expect(other.getByText('If there is an account with this email')).toBeVisible();
  await expectAccessible(other);

  await other.goto(await linkInMail(person.email, '/auth/reset'));
  await expectAccessible(other);
  await other.getByLabel('New password').focus();
  await other.keyboard.type('short');
  await other.keyboard.press('Enter');
  await expect(other.getByText(/Password must have/)).toBeVisible();
  await expect(other.getByLabel('New password')).toHaveValue('short');
  await other.keyboard.press('Control+A');
  await other.keyboard.type('another good one');
  await other.keyboard.press('Tab');
  await other.keyboard.press('Enter');
  await expect(other.getByLabel('New password')).toHaveAttribute('type', 'text');
  await other.getByLabel('New password').press('Enter');

  await expect(other.getByText('Your new password is saved.')).toBeVisible();
  await other.getByLabel('Email').fill(person.email);
  await other.getByLabel('Password').fill('another good one');
  await other.getByLabel('Password').press('Enter');
  await expect(other.getByRole('button', { name: `Account of ${person.email}` })).toBeVisible();
  await expectMail(person.email, 'Your password was changed');
  expect((await person.post('/api/users/refresh')).status).toBe(401);
  await elsewhere.close();
});

test('the email of an account is changed, and both are told', async ({ page, context }) => {
  const person = await signedIn(context);
  const email = anEmail();
  await page.goto('/');
  await page.getByRole('button', { name: `Account of ${person.email}` }).click();
  await page.getByRole('link', { name: 'My account' }).click();
  await page.getByLabel('New email').fill('nobody');
  await page.getByLabel('Your password').fill(person.password);
  await page.getByRole('button', { name: 'Change the email' }).click();
  await expect(page.getByText('Email must be valid')).toBeVisible();
  await expect(page.getByLabel('Your password')).toHaveValue(person.password);

  await page.getByLabel('New email').fill(email);
  await page.getByRole('button', { name: 'Change the email' }).click();
  await expect(page.getByText('on its way to your new email')).toBeVisible();
  await expectMail(person.email, 'The email of your account is being changed');
  await page.goto(await linkInMail(email, '/auth/verify'));
  await page.getByRole('button', { name: 'Yes, this is my email' }).click();

  await expect(page.getByRole('button', { name: `Account of ${email}` })).toBeVisible();
  await expectMail(email, 'Your email was changed');
});

test('a password is changed, and another device signed out', async ({ page, context, browser }) => {
  const person = await signedIn(context);
  const elsewhere = await browser.newContext({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
  });
  const other = await elsewhere.newPage();
  await other.goto(`${person.gateway}/auth/signin`);
  await other.getByLabel('Email').fill(person.email);
  await other.getByLabel('Password').fill(person.password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('button', { name: `Account of ${person.email}` })).toBeVisible();

  await page.goto('/account');
  await expectAccessible(page);
  const device = page.getByRole('listitem').filter({ hasText: 'Firefox on Linux' });
  await device.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('The device is signed out.')).toBeVisible();
  await expect(device).toBeHidden();

  await page.getByLabel('Present password').fill('a wrong guess');
  await page.getByLabel('New password').fill('another good one');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('This is not your password')).toBeVisible();
  await page.getByLabel('Present password').fill(person.password);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: `Account of ${person.email}` })).toBeVisible();
  await elsewhere.close();
});

test('a user takes the data along, leaves, and comes back in time', async ({ page, context }) => {
  const person = await signedIn(context);
  const title = uniqueTitle('Left behind');
  await person.sells(title);
  await page.goto('/account');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save it as a file' }).click(),
  ]);
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as object;
  expect(saved).toMatchObject({ account: { email: person.email }, tickets: [{ title }], orders: [], payments: [] });

  await expect(page.getByText(`1 offer of yours will leave the market: ${title}.`)).toBeVisible();
  await page.getByLabel('Password to confirm').fill('a wrong guess');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByText('This is not your password')).toBeVisible();
  await page.getByLabel('Password to confirm').fill(person.password);
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByText('Your account will be deleted')).toBeVisible();
  await expectAccessible(page);
  await expectMail(person.email, 'Your account will be erased');

  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: `Account of ${person.email}` })).toBeVisible();
});

test('the page names what is lost with an account, and what goes on, before it is deleted', async ({
  page,
  context,
}) => {
  const person = await signedIn(context);
  const seller = await Person.signedUp(person.gateway);
  const [offered, sold, reserved, bought] = ['Offered', 'Sold', 'Reserved', 'Bought'].map(uniqueTitle) as Titles;
  await person.sells(offered);
  await pay(seller, (await person.sells(sold)).id);
  await person.reserves((await seller.sells(reserved)).id);
  const order = await pay(person, (await seller.sells(bought)).id);

  const section = page.getByRole('region', { name: 'Delete the account' });
  await expect(async () => {
    await page.goto('/account');
    await expect(section).toContainText(`1 ticket that you sold stays sold: ${sold}.`, { timeout: 1_000 });
  }).toPass();
  await expect(section.getByRole('listitem')).toHaveText([
    `You can no longer look up 1 order whose event is still to come: ${bought}.`,
    `1 unpaid reservation will be cancelled: ${reserved}.`,
    `1 offer of yours will leave the market: ${offered}.`,
    '1 device, this one included, will be signed out.',
    `1 ticket that you sold stays sold: ${sold}.`,
    '2 orders and 1 payment stay in our books, as the law asks, without your email.',
  ]);
  await expect(section.getByRole('link', { name: bought })).toHaveAttribute('href', `/orders/${order.id}`);
  await expectAccessible(page);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await section.screenshot({ path: test.info().outputPath(`leaving-${width}.png`) });
  }
});

test('the pages of an account fit every screen', async ({ page, context }) => {
  await signedIn(context);
  for (const path of ['/account', '/auth/forgot', '/auth/reset?token=x', '/auth/verify?token=x']) {
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await overflow(), `${path} at ${width} px`).toBeLessThanOrEqual(0);
      await page.screenshot({
        path: test.info().outputPath(`${path.replace(/\W+/g, '-')}-${width}.png`),
        fullPage: true,
      });
    }
  }
});
