import { Stack } from '../support/stack';
import { bouncingEmail } from './support/mails';
import { expect, reserve, signedIn, test, ticketOnSale, uniqueTitle } from './support/marketplace';

/** A fake Stripe.js that validates the options of Elements as the real one does. */
const STRIPE_JS = `
  window.Stripe = () => ({
    elements(options) {
      if ('paymentMethodTypes' in options) throw new Error('paymentMethodTypes is not a valid option');
      const element = {
        handlers: {},
        on(name, handler) { this.handlers[name] = handler; return this; },
        off() { return this; }, once() { return this; }, update() {}, destroy() {}, unmount() {},
        mount(node) { node.textContent = 'Card fields of Stripe'; setTimeout(() => this.handlers.ready?.(), 0); },
      };
      return { create: () => element, getElement: () => element, update() {}, on() {}, submit: async () => ({}) };
    },
    createToken() {}, confirmCardPayment() {},
    createPaymentMethod: async () => ({ error: { type: 'invalid_request_error', message: 'No such key: pk_test_x' } }),
    _registerWrapper() {}, registerAppInfo() {},
  });
  window.Stripe.version = 'endive';
`;

test.describe('outages', () => {
  test.describe.configure({ mode: 'serial' });
  let stack: Stack;
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    // Without the production settings, since it is the third stack running at the same time.
    stack = await Stack.start([], { STRIPE_PUBLISHABLE_KEY: 'pk_test_browser' }, { client: true });
  });
  test.afterAll(() => stack.stop());

  test('a card form without Stripe’s script shows an error and loads on retry', async ({ browser, consoleErrors }) => {
    const { gateway } = stack;
    const { ticket } = await ticketOnSale(uniqueTitle('Blocked'), 48, gateway);
    const context = await browser.newContext({ baseURL: gateway });
    await signedIn(context, gateway);
    const page = await context.newPage();
    await page.route('https://js.stripe.com/**', (route) => route.abort());
    await reserve(page, ticket.id);

    await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded from Stripe' })).toBeVisible();
    await page.unrouteAll();
    await page.route('https://js.stripe.com/**', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: STRIPE_JS }),
    );
    await page.getByRole('button', { name: 'Try again' }).click();

    await expect(page.getByText('Card fields of Stripe')).toBeVisible();
    await page.getByRole('button', { name: 'Pay £48.00' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('The card service could not take this card.');
    await expect(page.getByText('pk_test_x')).toHaveCount(0);
    consoleErrors.splice(0);
    await context.close();
  });

  test('a ticket page does not wait for a slow orders service', async ({ browser }) => {
    const { gateway } = stack;
    const { ticket } = await ticketOnSale(uniqueTitle('Slow'), 48, gateway);
    const context = await browser.newContext({ baseURL: gateway });
    const buyer = await signedIn(context, gateway);
    await buyer.reserves(ticket.id);
    const page = await context.newPage();
    const state = page.getByRole('heading', { name: 'Reserved for you' });
    await expect(async () => {
      await page.goto(`/tickets/${ticket.id}`);
      await expect(state).toBeVisible({ timeout: 1_000 });
    }).toPass();

    const replicas = stack.replicasOf('orders');
    for (const { name, replica } of replicas) stack.kill(name, replica, 'SIGSTOP');
    try {
      await page.goto(`/tickets/${ticket.id}`, { waitUntil: 'commit' });
      await expect(page.getByRole('heading', { name: ticket.title })).toBeVisible({ timeout: 5_000 });
      await expect(page.getByText('We’re looking up by whom')).toBeVisible();
    } finally {
      for (const { name, replica } of replicas) stack.kill(name, replica, 'SIGCONT');
    }
    await expect(state).toBeVisible();
    await context.close();
  });

  test('an account can be changed, but not deleted, while nobody can tell what is lost with it', async ({
    browser,
  }) => {
    const { gateway } = stack;
    const context = await browser.newContext({ baseURL: gateway });
    await signedIn(context, gateway);
    const page = await context.newPage();
    const replicas = stack.replicasOf('payments');
    for (const { name, replica } of replicas) stack.kill(name, replica, 'SIGSTOP');
    try {
      await page.goto('/account');
      await expect(page.getByText('We can’t look up at the moment what you would lose.')).toBeVisible();
    } finally {
      for (const { name, replica } of replicas) stack.kill(name, replica, 'SIGCONT');
    }
    await expect(page.getByRole('button', { name: 'Change the password' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Delete my account' })).toBeHidden();
    await expect(async () => {
      await page.goto('/account');
      await expect(page.getByRole('button', { name: 'Delete my account' })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await context.close();
  });

  test('a confirmation can’t be sent again while orders is away, and can be afterwards', async ({ browser }) => {
    const { gateway } = stack;
    const { ticket } = await ticketOnSale(uniqueTitle('Lost'), 48, gateway);
    const context = await browser.newContext({ baseURL: gateway });
    const buyer = await signedIn(context, gateway, bouncingEmail());
    const { id } = await buyer.reserves(ticket.id);
    expect((await buyer.pays(id)).status).toBe(201);
    const page = await context.newPage();
    const again = page.getByRole('button', { name: 'Send again' });
    await expect(async () => {
      await page.goto(`/orders/${id}`);
      await expect(again).toBeVisible({ timeout: 1_000 });
    }).toPass();

    const replicas = stack.replicasOf('orders');
    for (const { name, replica } of replicas) stack.kill(name, replica, 'SIGSTOP');
    try {
      await again.click();
      await expect(page.getByRole('alert').filter({ hasText: 'We can’t reach part of the shop' })).toBeVisible();
    } finally {
      for (const { name, replica } of replicas) stack.kill(name, replica, 'SIGCONT');
    }
    await expect(async () => {
      await again.click();
      await expect(page.getByText(/We have sent the confirmation again|We could not deliver/)).toBeVisible();
      await expect(page.getByText('We can’t reach part of the shop')).toBeHidden({ timeout: 1_000 });
    }).toPass();
    await context.close();
  });

  test('an outage is answered with 503, and the page recovers by itself', async ({ browser, consoleErrors }) => {
    const { gateway } = stack;
    const context = await browser.newContext({ baseURL: gateway });
    const page = await context.newPage();
    const replicas = stack.replicasOf('tickets');
    for (const { name, replica } of replicas) stack.kill(name, replica, 'SIGKILL');
    const answer = await page.goto('/');

    expect(answer?.status()).toBe(503);
    expect(answer?.headers()).toMatchObject({ 'retry-after': '10', 'x-robots-tag': 'noindex' });
    await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', 'noindex');
    for (const { name, replica, restarts } of replicas) await stack.restarted(name, replica, restarts);
    await expect(page.getByRole('heading', { name: 'Good seats, passed on.' })).toBeVisible();
    // The browser logs the 503 response.
    consoleErrors.splice(0);
    await context.close();
  });
});
