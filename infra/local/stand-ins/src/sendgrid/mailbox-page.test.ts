import { useSendGrid } from '../testing/sendgrid-stand-in';

const NASTY = '<script>alert(1)</script>"\'&';

describe('GET /mailbox', () => {
  const sendGrid = useSendGrid();
  const receive = (subject: string, html = '<p>Hello</p>') =>
    sendGrid.send({ to: 'ada@example.com', from: 'tickets@example.com', subject, text: NASTY, html });
  const page = async (path: string) => {
    const response = await fetch(`${sendGrid.url}${path}`, { redirect: 'manual' });
    return { response, html: await response.text(), policy: response.headers.get('content-security-policy') ?? '' };
  };

  it('shows that it is empty', async () => {
    expect((await page('/mailbox')).html).toContain('No mail yet');
  });

  it('lists mails newest first, with links that work behind a prefix', async () => {
    await receive('First');
    await receive('Second');
    const [second] = await sendGrid.messages();

    const { html } = await page('/mailbox');
    expect(html.indexOf('Second')).toBeLessThan(html.indexOf('First'));
    expect(html).toContain(`href="mailbox/${second?.id}"`);
    expect((await page(`/mailbox/${second?.id}`)).html).toContain('href="../mailbox"');
    expect((await page('/mailbox/')).response.headers.get('location')).toBe('../mailbox');
  });

  it('shows the text of a mail escaped, and its HTML in a sandbox', async () => {
    await receive(NASTY, `<h1 onclick="x">Hi</h1>${NASTY}`);
    const [mail] = await sendGrid.messages();

    for (const { html } of [await page('/mailbox'), await page(`/mailbox/${mail?.id}`)]) {
      expect(html).not.toContain('<script>alert');
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
    }
    const { html } = await page(`/mailbox/${mail?.id}`);
    expect(html).toMatch(
      /<iframe [^>]*sandbox="(?!.*allow-scripts)(?!.*allow-same-origin)[^"]*" srcdoc="[^"]*&lt;h1 onclick=&quot;x&quot;&gt;/,
    );
  });

  it('allows only its own style and script', async () => {
    await receive('Hello');
    const [mail] = await sendGrid.messages();

    const list = await page('/mailbox');
    const nonce = /script-src 'nonce-([^']+)'/.exec(list.policy)?.[1] ?? '';
    expect(list.policy).toContain("default-src 'none'");
    expect(list.policy).not.toContain('unsafe');
    expect(list.html).toContain(`<script nonce="${nonce}">`);
    expect((await page('/mailbox')).policy).not.toContain(nonce);
    expect((await page(`/mailbox/${mail?.id}`)).policy).not.toContain('script-src');
  });

  it('responds with 404 for an unknown mail', async () => {
    expect((await page('/mailbox/x')).response.status).toBe(404);
  });
});
