import { expect, signedIn, stack, test, uniqueTitle } from './support/marketplace';
import { Person } from '../support/person';

const NONCE = /'nonce-([^']+)'/;

test('each response of the list has a nonce of its own, in its headers and in its scripts', async ({ request }) => {
  const nonces = new Set<string>();
  for (let n = 0; n < 3; n += 1) {
    const answer = await request.get(`${stack().gateway}/`);
    const nonce = NONCE.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? 'none';
    const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(3);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test('the list shows a change to the first request after it', async ({ request }) => {
  const { gateway } = stack();
  const seller = await Person.signedUp(gateway);
  const title = uniqueTitle('Fresh');
  const list = async () => (await request.get(`${gateway}/?q=${encodeURIComponent(title)}`)).text();
  expect(await list()).toContain('Nothing on sale');
  expect(await list()).toContain('Nothing on sale');

  const ticket = await seller.sells(title, 48);
  expect(await list()).toContain('£48.00');
  await seller.put(`/api/tickets/${ticket.id}`, { title, price: 52 });
  expect(await list()).toContain('£52.00');
});

test('a list without a session never shows a user’s name, and one with a session does', async ({ page, context }) => {
  const anonymous = await (await context.request.get(`${stack().gateway}/`)).text();
  expect(anonymous).toContain('Sign in');
  const user = await signedIn(context);
  await page.goto('/');
  await expect(page.getByRole('button', { name: `Account of ${user.email}` })).toBeVisible();
  await context.clearCookies();
  const afterwards = await (await context.request.get(`${stack().gateway}/`)).text();
  expect(afterwards).not.toContain(user.email);
  expect(afterwards).toContain('Sign in');
});

test('readers in two time zones get the times of their own', async ({ request }) => {
  const { gateway } = stack();
  const seller = await Person.signedUp(gateway);
  const title = uniqueTitle('Zones');
  await seller.post('/api/tickets', { title, price: 12, date: '2031-07-02T18:30:00Z' });
  const url = `${gateway}/?q=${encodeURIComponent(title)}`;
  for (const [zone, time] of [
    ['Asia/Tokyo', '03:30 your time'],
    ['Europe/London', '19:30 your time'],
    ['Asia/Tokyo', '03:30 your time'],
  ] as const) {
    const answer = await request.get(url, { headers: { Cookie: `zone=${encodeURIComponent(zone)}` } });
    expect(await answer.text()).toContain(time);
  }
});
